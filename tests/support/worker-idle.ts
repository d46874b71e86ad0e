import { db } from "@/lib/db";

/**
 * Resolves when the worker has nothing left to do now: mail that other tests caused, pictures of the demo's media;
 * 100 seconds at most. Until then rows change by themselves.
 */
export async function untilWorkerIsIdle(): Promise<void> {
  const deadline = Date.now() + 100_000;
  while (Date.now() < deadline && (await waiting()) > 0)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

async function waiting(): Promise<number> {
  const [jobs] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts`;
  return jobs?.count ?? 0;
}
