import type { Db } from "@/lib/db";

// What of one person a merge moves to another: what both have stays where it is.

/** Parts in presentations the other has none in. */
export async function movedParts(tx: Db, fromId: string, intoId: string): Promise<string[]> {
  return ids(
    tx.presenterPart.findMany({
      where: { personId: fromId, presentation: { parts: { none: { personId: intoId } } } },
      select: { id: true },
    }),
  );
}

/** Times one cannot be there which the other did not say too. */
export async function movedTimes(tx: Db, fromId: string, intoId: string): Promise<string[]> {
  return ids(
    tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "Unavailability" u WHERE "personId" = ${fromId}::uuid AND NOT EXISTS (
        SELECT FROM "Unavailability" o WHERE o."personId" = ${intoId}::uuid AND o."conferenceId" = u."conferenceId"
          AND o."startsAt" = u."startsAt" AND o."endsAt" = u."endsAt")`,
  );
}

/** Roles the other does not hold. */
export async function movedRoles(tx: Db, fromId: string, intoId: string): Promise<string[]> {
  return ids(
    tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "Role" r WHERE "personId" = ${fromId}::uuid AND "revokedAt" IS NULL AND NOT EXISTS (
        SELECT FROM "Role" o WHERE o."personId" = ${intoId}::uuid AND o."revokedAt" IS NULL
          AND o."conferenceId" = r."conferenceId" AND o.role = r.role)`,
  );
}

/** The ids of rows, as a merge keeps them. */
export async function ids(rows: PromiseLike<{ id: string }[]>): Promise<string[]> {
  return (await rows).map(({ id }) => id);
}
