import { type Actor, personIdOf } from "@/lib/auth/actor";
import { canSeeConflict } from "@/lib/conflicts/policy";
import { db, Prisma } from "@/lib/db";
import { paperJson, sessionJson } from "@/lib/sessions/board-json";
import type { WholeBoard } from "@/lib/sessions/live-board";
import { boardSeenBy } from "@/lib/sessions/policy";
import { listBoardClashes } from "@/lib/sessions/queries/board-clashes";

/**
 * The whole board of a conference's draft: to organisers everything that is accepted, to a chair the sessions they
 * chair, where the conference lets chairs order them; null to everybody else. Three statements, however large.
 */
export async function getWholeBoard(actor: Actor, slug: string): Promise<WholeBoard | null> {
  const conference = await db.conference.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, timeZone: true, chairsOrderSessions: true },
  });
  if (!conference) return null;
  // Whether there are any is known once they are read.
  const sees = boardSeenBy(actor, { ...conference, chairsSome: true });
  if (!sees) return null;
  const chairId = sees === "own" ? personIdOf(actor) : null;
  const [row] = await db.$queryRaw<{ board: BoardRow }[]>(boardSql(conference.id, chairId));
  if (!row || (sees === "own" && row.board.sessions.length === 0)) return null;
  const { programmeId, ...board } = row.board;
  const { id, name, timeZone } = conference;
  return {
    ...board,
    conference: { id, slug, name, timeZone },
    clashes: await listBoardClashes(
      { programmeId, zone: timeZone },
      chairId ? board.sessions.map((session) => session.id) : undefined,
      (kind) => canSeeConflict(actor, id, kind),
    ),
    ...{ mayArrange: sees === "all", mayOrder: true },
  };
}

type BoardRow = Omit<WholeBoard, "conference" | "clashes" | "mayArrange" | "mayOrder"> & {
  programmeId: string;
};

/** A chair sees their sessions, what stands in them, and nothing else. */
function boardSql(conferenceId: string, chairId: string | null): Prisma.Sql {
  const own = chairId ? Prisma.sql`AND s."chairId" = ${chairId}::uuid` : Prisma.empty;
  const loose = chairId
    ? Prisma.sql`false`
    : Prisma.sql`p."conferenceId" = ${conferenceId}::uuid AND p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL`;
  return Prisma.sql`
    WITH draft AS (
      SELECT id, revision FROM "Programme" WHERE "conferenceId" = ${conferenceId}::uuid AND "publishedAt" IS NULL
    ), s AS (
      SELECT s.* FROM "ThemedSession" s JOIN draft ON draft.id = s."programmeId" WHERE true ${own}
    ), place AS (
      SELECT "presentationId", pl."sessionId", pl.position, pl.minutes FROM "Place" pl JOIN s ON s.id = pl."sessionId"
    ), p AS (
      SELECT * FROM "Presentation" p
      WHERE (${loose}) OR p.id IN (SELECT "presentationId" FROM place)
    )
    SELECT json_build_object(
      'revision', (SELECT revision FROM draft),
      'programmeId', (SELECT id FROM draft),
      'papers', (SELECT coalesce(json_agg(${paperJson}), '[]') FROM p),
      'sessions', (SELECT coalesce(json_agg(${sessionJson} ORDER BY s."createdAt", s.id), '[]') FROM s),
      'themes', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'hue', hue) ORDER BY position), '[]')
        FROM "Theme" WHERE "conferenceId" = ${conferenceId}::uuid),
      'types', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'minutes', minutes,
          'discussionMinutes', "discussionMinutes", 'sessionCapacity', "sessionCapacity",
          'sessionMinimum', "sessionMinimum", 'isGrouped', "isGrouped") ORDER BY position), '[]')
        FROM "PresentationType" WHERE "conferenceId" = ${conferenceId}::uuid),
      'rooms', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY position), '[]')
        FROM "Room" WHERE "conferenceId" = ${conferenceId}::uuid),
      'people', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]')
        FROM "Person" WHERE id IN (SELECT "chairId" FROM s))
    ) AS board`;
}
