import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";

/** What a stream says of the person of a sign-in. */
export type Unread = {
  unread: number;
  /** When the newest was told, read or not, milliseconds; 0: nothing yet. */
  newest: number;
};

/**
 * Of each of these sign-ins (hashes of their tokens) that still holds, what its person has not read; the others are
 * left out. One statement however many: it is asked for every stream at once. For the system only.
 */
export async function listUnreadBySignIn(
  actor: Actor,
  tokenHashes: string[],
  now = new Date(),
): Promise<Map<string, Unread>> {
  if (actor.kind !== "system") return new Map();
  const rows = await db.$queryRaw<(Unread & { tokenHash: string })[]>`
    WITH held AS (
      SELECT s."tokenHash", p.id FROM "SignInSession" s
      JOIN "Person" p ON p.id = s."personId" AND p."leftAt" IS NULL AND p."mergedIntoId" IS NULL
      WHERE s."tokenHash" = ANY(${tokenHashes}) AND s."expiresAt" > ${now}
    ), told AS (
      SELECT person.id,
        (SELECT count(*)::int FROM "Notification" n WHERE n."personId" = person.id AND n."readAt" IS NULL) AS unread,
        (SELECT coalesce(floor(extract(epoch FROM max("createdAt")) * 1000), 0)::float8
          FROM "Notification" n WHERE n."personId" = person.id) AS newest
      FROM (SELECT DISTINCT id FROM held) person
    )
    SELECT "tokenHash", unread, newest FROM held JOIN told USING (id)`;
  return new Map(rows.map(({ tokenHash, unread, newest }) => [tokenHash, { unread, newest }]));
}
