import { Client, type Pool } from "pg";

/** First key of our advisory locks; any number nobody else uses in this database. */
export const PRESENCE = 7265310;

/** How often a process looks for the absent: missed twice in a row, hence released within 2 × 10 s of a death. */
const LOOK_MS = 10_000;

export type Presence = {
  /** Settles when the connection that proves presence is lost: others may take our work from then on. */
  lost: Promise<void>;
  /** Adds workers that live as long as this process. */
  join: (workerIds: string[]) => Promise<void>;
  leave: () => Promise<void>;
};

/** Says that these workers live, by locks PostgreSQL lets go the moment their process dies. */
export async function bePresent(connectionString: string, workerIds: string[]): Promise<Presence> {
  const client = new Client({ connectionString, keepAlive: true });
  const lost = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.once("end", resolve);
  });
  await client.connect();
  // A machine that vanished closes no connection: PostgreSQL asks after it, and lets go within 20 s.
  await client.query(
    "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 2",
  );
  const join = async (ids: string[]) => {
    await client.query("SELECT pg_advisory_lock($1, hashtext(id)) FROM unnest($2::text[]) AS id", [
      PRESENCE,
      ids,
    ]);
  };
  await join(workerIds);
  return { lost, join, leave: () => client.end() };
}

/**
 * Looks at once and then every 10 s: gives back the jobs of workers that hold no lock, and calls `alsoLook`. Returns
 * how to end it. (graphile-worker alone would keep a dead worker's jobs for four hours.)
 */
export function keepLooking(pool: Pool, alsoLook: () => Promise<void>): () => void {
  let suspects: string[] = [];
  const look = async () => {
    // A failed look is no reason to stop working; the next one is soon.
    suspects = await releaseAbsent(pool, suspects).catch(() => []);
    await alsoLook().catch(() => {});
  };
  const timer = setInterval(look, LOOK_MS);
  void look();
  return () => clearInterval(timer);
}

/**
 * Gives back the jobs of those `suspects` that are still absent. Returns whom to suspect next time: a worker takes
 * its first job an instant before its lock, so one look is not enough.
 */
export async function releaseAbsent(pool: Pool, suspects: string[]): Promise<string[]> {
  // Seen from any database session: a lock that can be had is held by nobody. It ends with the statement.
  const { rows } = await pool.query<{ id: string }>(
    `WITH holders AS MATERIALIZED (
       SELECT locked_by AS id FROM graphile_worker.jobs WHERE locked_by IS NOT NULL
       UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL)
     SELECT id FROM holders WHERE pg_try_advisory_xact_lock($1, hashtext(id)) ORDER BY id`,
    [PRESENCE],
  );
  const absent = rows.map(({ id }) => id);
  const dead = absent.filter((id) => suspects.includes(id));
  if (dead.length > 0) await pool.query("SELECT graphile_worker.force_unlock_workers($1)", [dead]);
  return absent.filter((id) => !dead.includes(id));
}
