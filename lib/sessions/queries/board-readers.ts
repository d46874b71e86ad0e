import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { Reader } from "@/lib/sessions/board-sources";
import { boardSeenBy } from "@/lib/sessions/policy";

/** What of a conference's board the actor may see: all, or the sessions they chair; null: it is not there. */
export async function getBoardAccess(
  actor: Actor,
  slug: string,
): Promise<{ conferenceId: string; sees: "all" | "own" } | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const conference = await db.conference.findUnique({
    where: { slug },
    select: {
      ...{ id: true, chairsOrderSessions: true },
      themedSessions: {
        where: { chairId: personId, programme: { publishedAt: null } },
        take: 1,
        select: { id: true },
      },
    },
  });
  if (!conference) return null;
  const sees = boardSeenBy(actor, { ...conference, chairsSome: conference.themedSessions.length > 0 });
  return sees && { conferenceId: conference.id, sees };
}

type ReaderRow = Reader & {
  name: string;
  roles: { conferenceId: string; role: string }[];
  chairsOrderSessions: boolean;
  chairsSome: boolean;
};

/**
 * Of these readers those whose sign-in holds and who may still see their board, by conference and token hash, and how
 * much of it. One statement however many. For the system only.
 */
export async function listBoardReaders(
  actor: Actor,
  readers: readonly Reader[],
  now = new Date(),
): Promise<Map<string, "all" | "own">> {
  const may = new Map<string, "all" | "own">();
  if (actor.kind !== "system") return may;
  const asked = JSON.stringify(readers.map(({ conferenceId, tokenHash }) => ({ conferenceId, tokenHash })));
  const rows = await db.$queryRaw<ReaderRow[]>`
    SELECT DISTINCT c.id AS "conferenceId", s."tokenHash", p.id AS "personId", c."chairsOrderSessions",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('conferenceId', r."conferenceId", 'role', r.role)), '[]')
        FROM "Role" r WHERE r."personId" = p.id AND r."revokedAt" IS NULL) AS roles,
      EXISTS (SELECT FROM "ThemedSession" t JOIN "Programme" g ON g.id = t."programmeId" AND g."publishedAt" IS NULL
        WHERE t."conferenceId" = c.id AND t."chairId" = p.id) AS "chairsSome"
    FROM json_to_recordset(${asked}::json) AS asked ("conferenceId" uuid, "tokenHash" text)
    JOIN "SignInSession" s ON s."tokenHash" = asked."tokenHash" AND s."expiresAt" > ${now}
    JOIN "Person" p ON p.id = s."personId" AND p."leftAt" IS NULL AND p."mergedIntoId" IS NULL
    JOIN "Conference" c ON c.id = asked."conferenceId"`;
  for (const { conferenceId, tokenHash, personId, roles, chairsOrderSessions, chairsSome } of rows) {
    const reader = { kind: "person", personId, name: "", roles } as unknown as Actor;
    const sees = boardSeenBy(reader, { id: conferenceId, chairsOrderSessions, chairsSome });
    if (sees) may.set(`${conferenceId} ${tokenHash}`, sees);
  }
  return may;
}

/** Where the drafts of these conferences stand. For the system only. */
export async function listRevisions(
  actor: Actor,
  conferenceIds: readonly string[],
): Promise<Map<string, number>> {
  if (actor.kind !== "system") return new Map();
  const drafts = await db.programme.findMany({
    where: { conferenceId: { in: [...conferenceIds] }, publishedAt: null },
    select: { conferenceId: true, revision: true },
  });
  return new Map(drafts.map(({ conferenceId, revision }) => [conferenceId, revision]));
}
