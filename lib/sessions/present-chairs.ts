import type { Db } from "@/lib/db";
import type { SessionSnapshot } from "@/lib/sessions/snapshot";

/**
 * Sessions as they were kept, of chairs who were merged since whom they were merged into: the other is nobody's
 * sign-in any more. Who has left stays the chair that they were. One statement.
 */
export async function withPresentChairs<Session extends SessionSnapshot | null>(
  tx: Db,
  kept: Readonly<Record<string, Session>>,
): Promise<Record<string, Session>> {
  const chairs = [...new Set(Object.values(kept).flatMap((session) => session?.chairId ?? []))];
  const merged = await tx.$queryRaw<{ was: string; id: string }[]>`
    WITH RECURSIVE became AS (
      SELECT id AS was, id, "mergedIntoId", 1 AS step FROM "Person" WHERE id = ANY(${chairs}::uuid[])
      UNION ALL SELECT became.was, p.id, p."mergedIntoId", step + 1
      FROM became JOIN "Person" p ON p.id = became."mergedIntoId" WHERE step < 100)
    SELECT was, id FROM became WHERE "mergedIntoId" IS NULL AND was <> id`;
  const now = new Map(merged.map(({ was, id }) => [was, id]));
  return Object.fromEntries(
    Object.entries(kept).map(([id, session]) => [
      id,
      session?.chairId ? { ...session, chairId: now.get(session.chairId) ?? session.chairId } : session,
    ]),
  );
}
