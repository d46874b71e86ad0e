import type { Db } from "@/lib/db";

/** Every job the worker knows and what it takes: ids only, the job reads the rest when it runs. */
export type Jobs = {
  /** Mails are due: the outbox is drained, however many there are. */
  send_mails: Record<never, never>;
  announce: { auditEventId: string };
  /** Something people are to be told of changed in a conference, or came to rest. */
  tell_changes: { conferenceId: string };
  /** Every quarter of an hour: daily digests that are due. */
  send_digests: Record<never, never>;
  /** An embargo is over: whoever asked is answered. */
  open_media: { mediaId: string };
  /** A file waits for the virus scanner. */
  scan_media: { mediaId: string };
  /** Nightly: what storage holds and nothing refers to goes. */
  sweep_media: Record<string, never>;
  /** A file is here and harmless: its pictures are made. */
  picture_media: { mediaId: string };
  /** Hourly: what presenters are asked for, what they promised, what is due. */
  media_clock: Record<never, never>;
  /** Every minute: what people follow and what starts soon. */
  remind_starts: Record<never, never>;
  /** One reminder to one browser, given up when what it speaks of starts: `startsAt` is an ISO instant. */
  push_reminder: { notificationId: string; subscriptionId: string; subject: string; startsAt: string };
};

/**
 * Adds a job in the caller's transaction: rolled back, it never runs.
 * The same `key` again replaces a waiting job (debounce); `runAt` is an instant.
 * Jobs of one `queue` run one after the other.
 */
export async function enqueue<Name extends keyof Jobs>(
  tx: Db,
  job: Name,
  payload: Jobs[Name],
  options: { key?: string; runAt?: Date; queue?: string } = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${job}::text, ${JSON.stringify(payload)}::json,
      queue_name => ${options.queue ?? null}::text, run_at => ${options.runAt ?? null}::timestamptz, job_key => ${options.key ?? null}::text)`;
}

/** As `enqueue` without options, for many at once in one statement: 10 000 take 0.2 s where one by one they take 8. */
export async function enqueueAll<Name extends keyof Jobs>(
  tx: Db,
  job: Name,
  jobs: { payload: Jobs[Name]; key: string }[],
): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map(({ payload, key }) => ({ identifier: job, payload, job_key: key }));
  await tx.$executeRaw`
    SELECT graphile_worker.add_jobs(array_agg(json_populate_record(null::graphile_worker.job_spec, spec)))
    FROM json_array_elements(${JSON.stringify(specs)}::json) AS spec`;
}
