import { Client, type Pool } from "pg";

// First key of our advisory locks; any number nobody else uses in this database.
const PRESENCE = 7265310;

/** How often a process looks for the absent: missed twice in a row, hence released within 2 × 10 s of a death. */
const SWEEP_MS = 10_000;

export type Presence = {
  /** Settles when the connection that proves presence is lost: others may take our jobs from then on. */
  lost: Promise<void>;
  leave: () => Promise<void>;
};

/**
 * Says that these workers live, by locks PostgreSQL lets go the moment their process dies, and gives back the jobs
 * of workers that hold none. (graphile-worker alone would keep a dead worker's jobs for four hours.)
 */
export async function bePresent(
  connectionString: string,
  pool: Pool,
  workerIds: string[],
): Promise<Presence> {
  const client = new Client({ connectionString, keepAlive: true });
  const lost = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.once("end", resolve);
  });
  await client.connect();
  await client.query("SELECT pg_advisory_lock($1, hashtext(id)) FROM unnest($2::text[]) AS id", [
    PRESENCE,
    workerIds,
  ]);

  let suspects: string[] = [];
  const sweep = async () => {
    // A failed look is no reason to stop working; the next one is soon.
    suspects = await releaseAbsent(pool, suspects).catch(() => []);
  };
  const timer = setInterval(sweep, SWEEP_MS);
  void sweep();
  return {
    lost,
    leave: async () => {
      clearInterval(timer);
      await client.end();
    },
  };
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
