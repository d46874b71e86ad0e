import type { Db } from "@/lib/db";

/** The conferences in which each of these people holds a role, presents or chairs. */
export function conferencesOf(
  tx: Db,
  personIds: readonly string[],
): Promise<{ personId: string; conferenceId: string }[]> {
  return tx.$queryRaw`
    SELECT "personId", "conferenceId" FROM "Role"
      WHERE "revokedAt" IS NULL AND "personId" = ANY(${[...personIds]}::uuid[])
    UNION SELECT part."personId", pr."conferenceId" FROM "PresenterPart" part
      JOIN "Presentation" pr ON pr.id = part."presentationId" WHERE part."personId" = ANY(${[...personIds]}::uuid[])
    UNION SELECT "chairId", "conferenceId" FROM "ThemedSession" WHERE "chairId" = ANY(${[...personIds]}::uuid[])`;
}
