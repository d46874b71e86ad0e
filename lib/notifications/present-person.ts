import type { Db } from "@/lib/db";

/** Who the person of an old link is now: themselves, or whom they were merged into; null when they left. */
export async function presentPerson(tx: Db, personId: string): Promise<string | null> {
  const [person] = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE became AS (
      SELECT id, "mergedIntoId", "leftAt", 1 AS step FROM "Person" WHERE id = ${personId}::uuid
      UNION ALL SELECT p.id, p."mergedIntoId", p."leftAt", step + 1
      FROM became JOIN "Person" p ON p.id = became."mergedIntoId" WHERE step < 100)
    SELECT id FROM became WHERE "mergedIntoId" IS NULL AND "leftAt" IS NULL`;
  return person?.id ?? null;
}
