import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import pg from "pg";
import { demoDatabase } from "@/scripts/bench/demo-database";
import { startWeb } from "@/scripts/bench/web-process";

const STREAMS = 2_000;
const ROUNDS = 20;
/** Rounds after which memory has to be flat: V8 grows its heap to what it needs first. */
const WARM = 5;
/** Megabytes of resident memory by which it may differ from then on, and that one stream may take in kilobytes. */
const FLAT = 20;
const MOST_A_STREAM = 60;
/** Milliseconds from the commit until the last of all readers knows. */
const DELAY = 2_000;

/** People `1…count`, each signed in by the token `stream-{n}`. */
const PEOPLE = `
  WITH person AS (
    INSERT INTO "Person" (slug, name, "claimedAt") SELECT 'stream-' || n, 'Reader ' || n, now()
    FROM generate_series(1, $1::int) n RETURNING id, slug)
  INSERT INTO "SignInSession" ("tokenHash", "personId", "expiresAt")
  SELECT encode(sha256(slug::bytea), 'hex'), id, now() + interval '1 day' FROM person`;

/** Everybody is told one more thing, in one statement. */
const TELL = `
  INSERT INTO "Notification" ("personId", kind, "dedupeKey")
  SELECT id, 'media_added', 'round ' || $1 || ' ' || slug FROM "Person" WHERE slug LIKE 'stream-%'`;

/** 2 000 open event streams on one server process: memory, delay, connections to the database. */
export async function benchStreams(): Promise<boolean> {
  const database = await demoDatabase();
  const web = await startWeb("bench", { DATABASE_URL: database.url });
  const client = new pg.Client({ connectionString: database.url, application_name: "bench client" });
  try {
    await client.connect();
    await client.query(PEOPLE, [STREAMS]);
    await fetch(web.url);
    return await measure(web, client);
  } finally {
    await client.end().catch(() => {});
    await web.stop();
    await database.stop();
  }
}

async function measure(web: { url: string; pid: number }, client: pg.Client): Promise<boolean> {
  const before = residentMegabytes(web.pid);
  const started = performance.now();
  const readers = await openAll(web.url);
  const open = residentMegabytes(web.pid);
  const each = ((open - before) * 1000) / STREAMS;
  console.log(`${STREAMS} streams open in ${Math.round(performance.now() - started)} ms.`);
  console.log(
    `Memory ${before.toFixed(0)} MB before, ${open.toFixed(0)} MB open: ${each.toFixed(0)} kB a stream.`,
  );

  const memory: number[] = [];
  const delays: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    await client.query(TELL, [round]);
    const committed = performance.now();
    await readers.until(round);
    delays.push(performance.now() - committed);
    memory.push(residentMegabytes(web.pid));
  }
  const grown = Math.max(...memory.slice(WARM)) - (memory[WARM - 1] ?? 0);
  const [worst, median] = [Math.max(...delays), delays.sort((a, b) => a - b)[ROUNDS / 2] ?? 0];
  console.log(
    `${ROUNDS} rounds to everybody: last reader ${median.toFixed(0)} ms after the commit (median), worst ${worst.toFixed(0)} ms.`,
  );
  console.log(
    `Memory after each: ${memory.map((each) => each.toFixed(0)).join(" ")} MB; grown by ${grown.toFixed(0)}.`,
  );

  const connections = await connectionsOf(client);
  console.log(`Connections to the database: ${connections.listening} listens, ${connections.others} ask.`);
  const failed = readers.close();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  console.log(`Closed: ${residentMegabytes(web.pid).toFixed(0)} MB. Streams lost meanwhile: ${failed}.`);
  const holds =
    failed === 0 && connections.listening === 1 && grown <= FLAT && each <= MOST_A_STREAM && worst <= DELAY;
  console.log(holds ? "holds" : "BROKEN");
  return holds;
}

/** Opens all, fifty at a time; each on a connection of its own, as browsers are. */
async function openAll(url: string) {
  const seen = new Array<number>(STREAMS).fill(-1);
  const requests: http.ClientRequest[] = [];
  let lost = 0;
  let look = () => {};
  async function open(n: number): Promise<void> {
    const headers = { cookie: `next-auth.session-token=stream-${n + 1}` };
    const request = http.get(`${url}/my/stream`, { agent: false, headers });
    requests.push(request);
    const [response] = (await once(request, "response")) as [http.IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`Stream ${n} answered ${response.statusCode}`);
    response.on("data", (chunk: Buffer) => {
      for (const [, unread] of chunk.toString().matchAll(/"unread":(\d+)/g)) seen[n] = Number(unread);
      look();
    });
    response.once("close", () => lost++);
    response.on("error", () => {});
  }
  for (let from = 0; from < STREAMS; from += 50)
    await Promise.all(Array.from({ length: 50 }, (_, n) => open(from + n)));
  const until = (unread: number) =>
    new Promise<void>((resolve) => {
      look = () => {
        if (seen.every((each) => each >= unread)) resolve();
      };
      look();
    });
  await until(0);
  return {
    until,
    /** How many had ended before. */
    close: () => {
      const before = lost;
      for (const request of requests) request.destroy();
      return before;
    },
  };
}

async function connectionsOf(client: pg.Client): Promise<{ listening: number; others: number }> {
  const { rows } = await client.query(
    `SELECT count(*) FILTER (WHERE application_name = 'lectern pages')::int AS listening,
       count(*) FILTER (WHERE application_name = 'bench')::int AS others
     FROM pg_stat_activity WHERE datname = current_database()`,
  );
  return rows[0];
}

function residentMegabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
