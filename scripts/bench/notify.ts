import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import pg from "pg";
import { bareRows } from "@/scripts/bench/bare-rows";
import { aCrowd, type Crowd } from "@/scripts/bench/crowd";
import { demoDatabase } from "@/scripts/bench/demo-database";
import { type Latency, latencyWhile } from "@/scripts/bench/latency";
import { moving } from "@/scripts/bench/moving";
import { startWeb } from "@/scripts/bench/web-process";

const FOLLOWERS = 10_000;
const COMMIT_MS = 50;
const WRITTEN_MS = 1_000;
const MAILS_A_SECOND = 200;
const TIMES_QUIET = 1.5;
const MOVES = 5;

/** A session with 10 000 followers moves and is published: what it costs, and how soon they have their mails. */
export async function benchNotify(): Promise<boolean> {
  const database = await demoDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const sink = fork(new URL("mail-sink.mjs", import.meta.url), [], { execArgv: [] });
  const [port] = await once(sink, "message");
  const web = await startWeb("bench", { DATABASE_URL: database.url });
  try {
    const crowd = await aCrowd(client, FOLLOWERS);
    const moved = await benchMoves(crowd, database.url, client);
    const env = { DATABASE_URL: database.url, SMTP_URL: `smtp://127.0.0.1:${port}`, ORIGIN: web.url };
    const sent = await benchMails(web.url + crowd.path, env, sink);
    return moved && sent;
  } finally {
    sink.kill();
    await web.stop();
    await client.end();
    await database.stop();
  }
}

/** Moves the session to and fro, published each time; the last telling's mails are left in the outbox. */
async function benchMoves(crowd: Crowd, databaseUrl: string, client: pg.Client): Promise<boolean> {
  const { move, publish, tell } = await moving(crowd, databaseUrl, client);
  await publish("no");
  const moves: number[] = [];
  const publishings: number[] = [];
  const bare: number[] = [];
  const tellings: number[] = [];
  for (let number = 0; number < MOVES; number += 1) {
    await client.query(`DELETE FROM "Mail"`);
    bare.push(await bareRows(client, crowd));
    await client.query("VACUUM ANALYZE");
    moves.push(await timed(() => move(crowd.roomIds[number % 2])));
    publishings.push(await timed(() => publish("yes")));
    tellings.push(await timed(tell));
  }
  const { rows: mails } = await client.query(
    `SELECT count(*)::int AS count FROM "Mail" WHERE recipient LIKE 'follower-%'`,
  );
  const commit = Math.max(median(moves), median(publishings));
  const telling = median(tellings);
  const isAll = mails[0].count === FOLLOWERS;
  const holds = isAll && commit < COMMIT_MS && telling < WRITTEN_MS;
  console.log(
    `${word(holds)} a session with ${FOLLOWERS} followers moves: in ${inMs(moves)}, published in ${inMs(publishings)} (bound ${COMMIT_MS} ms), ` +
      `${mails[0].count} recipients written in ${inMs(tellings)} (bound ${WRITTEN_MS} ms), ` +
      `${(telling / median(bare)).toFixed(1)} × of bare rows in the same tables: ${inMs(bare)}`,
  );
  return holds;
}

/** One worker sends what waits, while people read. */
async function benchMails(
  address: string,
  env: Record<string, string>,
  sink: ChildProcess,
): Promise<boolean> {
  const quiet = await latencyWhile(address, () => new Promise((resolve) => setTimeout(resolve, 10_000)));
  let seconds = 0;
  const busy = await latencyWhile(address, async () => {
    const worker = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "inherit"],
    });
    seconds = (await untilTaken(sink)) / 1_000;
    worker.kill("SIGTERM");
    await once(worker, "exit");
  });
  const rate = FOLLOWERS / seconds;
  const holdsRate = rate >= MAILS_A_SECOND;
  console.log(
    `${word(holdsRate)} ${FOLLOWERS} mails to a local SMTP server in ${seconds.toFixed(1)} s by one worker: ` +
      `${Math.round(rate)}/s (bound ${MAILS_A_SECOND}/s)`,
  );
  return (
    pageHolds("a kept page", quiet.kept, busy.kept) &&
    pageHolds("a rendered page", quiet.made, busy.made) &&
    holdsRate
  );
}

function pageHolds(what: string, quiet: Latency, busy: Latency): boolean {
  const times = busy.median / quiet.median;
  const holds = times <= TIMES_QUIET;
  const of = ({ median, p95 }: Latency) => `${median.toFixed(1)} ms (95 %: ${p95.toFixed(1)})`;
  console.log(
    `${word(holds)} ${what} meanwhile: ${of(busy)}, when quiet ${of(quiet)} = ${times.toFixed(2)} × (bound ${TIMES_QUIET})`,
  );
  return holds;
}

/** Milliseconds from the first mail the server took to the last. */
async function untilTaken(sink: ChildProcess): Promise<number> {
  let startedAt = 0;
  for (;;) {
    const answer = once(sink, "message");
    sink.send("how many");
    const [taken] = (await answer) as [number];
    if (taken > 0 && startedAt === 0) startedAt = performance.now();
    if (taken >= FOLLOWERS) return performance.now() - startedAt;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function inMs(values: number[]): string {
  return `${Math.round(median(values))} ms (${values.map((value) => Math.round(value)).join(", ")})`;
}

function word(holds: boolean): string {
  return holds ? "holds " : "BROKEN";
}
