import type { Db } from "@/lib/db";

/** Resolves when another transaction of this test's database waits for a lock; throws after 5 seconds. */
export async function untilSomebodyWaits(tx: Db): Promise<void> {
  const deadline = Date.now() + 5000;
  while (Date.now() < deadline) {
    const [row] = await tx.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE NOT l.granted AND a.datname = current_database()`;
    if (row?.waiting) return;
  }
  throw new Error("nobody waits for a lock");
}
