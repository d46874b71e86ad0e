// npm run bench -- pages                     what a kept page costs: SQL, requests a second, JavaScript shipped
// npm run bench -- freshness [--seconds 30]  two web processes, four readers, a writer, PostgreSQL restarted
// npm run bench -- media                     uploads against plain node:http, memory through 2 GB, 50 at once, ranges
// npm run bench -- notify                    10 000 followers of a session that moves: commit, recipients, mails, pages
// npm run bench -- streams                   2 000 open event streams: memory, delay, connections to the database
// npm run bench -- board                     2 000 papers and 400 sessions: first paint, moves, memory
// All serve the last build (`npm run build`) on a database of their own. Exit code 1: a bound was broken.
import { parseArgs } from "node:util";
import { benchBoard } from "@/scripts/bench/board";
import { benchFreshness } from "@/scripts/bench/freshness";
import { benchMedia } from "@/scripts/bench/media";
import { benchNotify } from "@/scripts/bench/notify";
import { benchPages } from "@/scripts/bench/pages";
import { benchStreams } from "@/scripts/bench/streams";

const benches: Record<string, (seconds: number) => Promise<boolean>> = {
  pages: () => benchPages(),
  board: () => benchBoard(),
  streams: () => benchStreams(),
  media: () => benchMedia(),
  notify: () => benchNotify(),
  freshness: (seconds) => benchFreshness(seconds),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "30" } },
});
const bench = benches[positionals[0] ?? ""];
if (!bench) {
  console.error(`Benches: ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}
process.exit((await bench(Number(values.seconds))) ? 0 : 1);
