import type { Db } from "@/lib/db";

/** Every job the worker knows and what it takes: ids only, the job reads the rest when it runs. */
export type Jobs = {
  send_mail: { mailId: string };
  announce: { auditEventId: string };
};

/**
 * Adds a job in the caller's transaction: rolled back, it never runs.
 * The same `key` again replaces a waiting job (debounce); `runAt` is an instant.
 */
export async function enqueue<Name extends keyof Jobs>(
  tx: Db,
  job: Name,
  payload: Jobs[Name],
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${job}::text, ${JSON.stringify(payload)}::json,
      run_at => ${options.runAt ?? null}::timestamptz, job_key => ${options.key ?? null}::text)`;
}
