import type { Lock, Locker, RequestRelease } from "@tus/server";
import pg from "pg";
import { env } from "@/lib/env";

// One writer an upload: in this process by a map, among several web processes by PostgreSQL's advisory locks, all of
// them held by one connection of this process. A lost connection loses them: whoever writes here is told to stop.

/** Announces that somebody waits for an upload another process writes: a silent client's place is taken at once. */
const CHANNEL = "lectern_uploads";
/** So long the writer before may take to make way. */
const PATIENCE_MS = 10_000;
const ASK_AGAIN_MS = 100;

type Held = { requestRelease: RequestRelease; released: Promise<void>; release: () => void };

const held = new Map<string, Held>();
let connection: Promise<pg.Client> | null = null;
let turn: Promise<unknown> = Promise.resolve();

/** An answer as the tus server throws it; its clients try again at 423. */
const LOCKED = {
  status_code: 423,
  body: "This upload is being sent by another connection. Try again in a moment.\n",
};

export const arrivalLocks: Locker = {
  newLock(id: string): Lock {
    return {
      lock: (signal, requestRelease) => lock(id, signal, requestRelease),
      unlock: () => unlock(id),
    };
  },
};

async function lock(id: string, signal: AbortSignal, requestRelease: RequestRelease): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (let before = held.get(id); before; before = held.get(id)) {
    await before.requestRelease();
    await Promise.race([before.released, pause(until - Date.now())]);
    if (signal.aborted || Date.now() >= until) throw LOCKED;
  }
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Before anything is awaited: the next one in this process waits for us.
  held.set(id, { requestRelease, released, release });
  try {
    await lockAmongProcesses(id, signal, until);
  } catch (error) {
    held.delete(id);
    release();
    throw error;
  }
}

async function lockAmongProcesses(id: string, signal: AbortSignal, until: number): Promise<void> {
  for (;;) {
    const rows = await query("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS ours", [nameOf(id)]);
    if (rows[0]?.ours === true) return;
    if (signal.aborted || Date.now() >= until) throw LOCKED;
    await query("SELECT pg_notify($1, $2)", [CHANNEL, id]);
    await pause(ASK_AGAIN_MS);
  }
}

async function unlock(id: string): Promise<void> {
  const ours = held.get(id);
  try {
    // A lost connection has let go of it already.
    if (connection) await query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [nameOf(id)]);
  } catch {
    forget();
  } finally {
    held.delete(id);
    ours?.release();
  }
}

const nameOf = (id: string) => `upload:${id}`;

/** One after the other: a client of `pg` takes one statement at a time. */
function query(sql: string, values: string[]): Promise<{ ours?: boolean }[]> {
  const next = turn.then(async () => {
    const client = await (connection ??= connect());
    return (await client.query(sql, values)).rows;
  });
  turn = next.catch(() => {});
  return next;
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL, keepAlive: true });
  client.on("error", forget);
  client.on("end", forget);
  client.on("notification", ({ payload = "" }) => void held.get(payload)?.requestRelease());
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
  } catch (error) {
    connection = null;
    throw error;
  }
  return client;
}

/** The connection is lost, and every lock with it: others may write now, so those who write here stop. */
function forget(): void {
  if (!connection) return;
  connection = null;
  for (const { requestRelease } of held.values()) void requestRelease();
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
