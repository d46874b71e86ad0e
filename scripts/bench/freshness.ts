import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { demoDatabase } from "@/scripts/bench/demo-database";
import { startWeb, type WebProcess } from "@/scripts/bench/web-process";

/** Milliseconds after a commit by which every process shows it. */
const FRESH = 250;

export type Freshness = {
  reads: number;
  commits: number;
  /** Pages handed out "as of" an earlier minute, the database being away. */
  asOf: number;
  /** Milliseconds between a commit and a request that still got the page before it, the worst. */
  worst: number;
  stale: string[];
  failures: string[];
};

/**
 * Two web processes, four readers of two pages, one writer as psql is, and PostgreSQL restarted in the middle.
 * The writer counts up in a title; a reader who gets `n` long after `n + 1` was committed got a stale page.
 */
export async function measureFreshness(seconds: number): Promise<Freshness> {
  const database = await demoDatabase();
  const webs: WebProcess[] = [];
  try {
    webs.push(await startWeb("bench one", { DATABASE_URL: database.url }));
    webs.push(await startWeb("bench two", { DATABASE_URL: database.url }));
    return await measure(seconds * 1000, database, webs);
  } finally {
    await Promise.all(webs.map((web) => web.stop()));
    await database.stop();
  }
}

async function measure(
  length: number,
  database: { url: string; halt(): Promise<void>; resume(): Promise<void> },
  webs: WebProcess[],
) {
  const found: Freshness = { reads: 0, commits: 0, asOf: 0, worst: 0, stale: [], failures: [] };
  const [row] = await query(database.url, ACCEPTED);
  const path = `/${row.conference}/presentations/${row.slug}`;
  // Warm: whoever is asked first needs longer.
  for (const { url } of webs) for (const each of [path, `/${row.conference}`]) await fetch(url + each);

  const end = Date.now() + length;
  const committed: number[] = [];
  const readers = webs.flatMap(({ url }) => [
    read(url + path, end, committed, found),
    read(`${url}/${row.conference}/presentations?words=Count`, end, committed, found),
  ]);
  const restart = pause(length / 2)
    .then(database.halt)
    .then(database.resume);
  await Promise.all([write(database.url, row.id, end, committed), ...readers, restart]);
  found.commits = committed.length - 1;
  return found;
}

const ACCEPTED = `SELECT p.id, p.slug, c.slug AS conference FROM "Presentation" p JOIN "Conference" c ON c.id = p."conferenceId"
  WHERE p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL ORDER BY p.slug LIMIT 1`;

/** Counts up in the title. Whether a write that lost its connection was committed is asked when there is one again. */
async function write(url: string, id: string, end: number, committed: number[]): Promise<void> {
  for (let n = 0; Date.now() < end; ) {
    try {
      await query(url, `UPDATE "Presentation" SET title = $1 WHERE id = $2`, [`Count ${n}`, id]);
      committed[n++] = Date.now();
    } catch {
      await pause(20);
      const [row] = await query(url, `SELECT title FROM "Presentation" WHERE id = $1`, [id]).catch(() => []);
      if (row?.title === `Count ${n}`) committed[n++] = Date.now();
    }
    await pause(Math.random() * 60);
  }
}

async function read(address: string, end: number, committed: number[], found: Freshness): Promise<void> {
  while (Date.now() < end) {
    const asked = Date.now();
    const response = await fetch(address).catch((error) => String(error));
    if (typeof response === "string" || response.status >= 500) {
      found.failures.push(typeof response === "string" ? response : `${response.status} ${address}`);
      continue;
    }
    found.reads++;
    const text = await response.text();
    if (response.headers.has("x-as-of")) found.asOf++;
    else noteAge(Number(/Count (\d+)/.exec(text)?.[1] ?? -1), asked, committed, found);
    await pause(2);
  }
}

function noteAge(shown: number, asked: number, committed: number[], found: Freshness): void {
  const next = committed[shown + 1];
  if (next === undefined) return;
  found.worst = Math.max(found.worst, asked - next);
  if (asked - next > FRESH)
    found.stale.push(`${shown}, asked ${asked - next} ms after ${shown + 1} was committed`);
}

async function query(url: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Prints what was measured; false when a page was stale, missing, or the restart was not felt at all. */
export async function benchFreshness(seconds: number): Promise<boolean> {
  const { reads, commits, asOf, worst, stale, failures } = await measureFreshness(seconds);
  console.log(`${commits} commits, ${reads} reads, of which ${asOf} as of an earlier minute.`);
  console.log(
    `Stale by more than ${FRESH} ms: ${stale.length} (worst ${worst} ms). Failed: ${failures.length}.`,
  );
  for (const line of [...stale, ...failures].slice(0, 10)) console.log(`  ${line}`);
  return stale.length === 0 && failures.length === 0;
}
