import { type Db, Prisma } from "@/lib/db";
import { audience, type Changed } from "@/lib/notifications/audience";
import type { WillTell } from "@/lib/will-tell";

/** Below this, a count of people would begin to say who they are (privacy: shown to nobody, organisers included). */
const FEWEST = 5;

type Change = {
  conferenceId: string;
  actorId: string | null;
  changes: Changed[];
  /** Subjects that are given at another time, or longer. */
  moved: string[];
};

/**
 * Whom a change, made but not committed, tells; null when nobody.
 *
 * Presenters who have no account count when we know an address of theirs.
 * Two things of one session do not clash: a session and its paper, posters side by side.
 */
export async function whoIsTold(tx: Db, change: Change): Promise<WillTell | null> {
  const { conferenceId, actorId, changes, moved } = change;
  // Of new media alone those hear who follow; who presents knows them, or finds them on their own page.
  const mediaAlone = changes.filter(({ before }) => Object.keys(before).every((field) => field === "media"));
  const [row] = await tx.$queryRaw<{ presenters: number; followers: number; clashing: number }[]>`
    WITH told AS (
      -- Who only follows is a follower; presenters, chairs, and who was one of these, are not.
      SELECT c."personId", bool_or(c."isPresenter" OR c."isListed" OR NOT c."isFollower") AS "isPresenter"
      FROM ${audience(conferenceId, changes)} c
      JOIN "Person" p ON p.id = c."personId" AND p."leftAt" IS NULL AND p."mergedIntoId" IS NULL
      WHERE c."personId" IS DISTINCT FROM ${actorId}::uuid
        AND (c."isPresenter" OR c."isFollower" OR NOT c."isListed"
          OR EXISTS (SELECT FROM "EmailAddress" e WHERE e."personId" = c."personId"))
        AND (c."isFollower" OR c.subject <> ALL(${mediaAlone.map(({ subject }) => subject)}::text[]))
      GROUP BY c."personId"),
    followed AS (
      SELECT f."personId", 'presentation:' || place."presentationId" AS subject, s.id AS "sessionId",
        ${duringTalk} AS during
      FROM told t JOIN "Follow" f ON f."personId" = t."personId" AND NOT t."isPresenter"
      JOIN "Place" place ON place."presentationId" = f."presentationId"
      JOIN "Programme" g ON g.id = place."programmeId" AND g."publishedAt" IS NOT NULL
      JOIN "Presentation" p ON p.id = place."presentationId" AND p."withdrawnAt" IS NULL
      JOIN "ThemedSession" s ON s.id = place."sessionId" AND s."startsAt" IS NOT NULL
      JOIN "PresentationType" type ON type.id = s."typeId"
      UNION ALL
      SELECT f."personId", 'session:' || s.id, s.id,
        tstzrange(s."startsAt", s."startsAt" + make_interval(mins => s.minutes))
      FROM told t JOIN "Follow" f ON f."personId" = t."personId" AND NOT t."isPresenter"
      JOIN "ThemedSession" s ON s.id = f."sessionId" AND s."startsAt" IS NOT NULL
      JOIN "Programme" g ON g.id = s."programmeId" AND g."publishedAt" IS NOT NULL)
    SELECT count(*) FILTER (WHERE "isPresenter")::int AS presenters,
      count(*) FILTER (WHERE NOT "isPresenter")::int AS followers,
      (SELECT count(DISTINCT a."personId")::int FROM followed a JOIN followed b
        ON b."personId" = a."personId" AND b."sessionId" <> a."sessionId" AND b.during && a.during
        WHERE a.subject = ANY(${moved}::text[])) AS clashing
    FROM told`;
  if (!row || row.presenters + row.followers === 0) return null;
  return { ...row, isMoved: moved.length > 0, clashing: row.clashing < FEWEST ? null : row.clashing };
}

/** When a talk is given: papers in sequence, everything else during its whole session. */
const duringTalk = Prisma.sql`CASE WHEN type."isGrouped" THEN
  tstzrange(s."startsAt" + make_interval(mins => earlier_minutes(place."sessionId", place.position)),
    s."startsAt" + make_interval(mins => earlier_minutes(place."sessionId", place.position) + place.minutes))
  ELSE tstzrange(s."startsAt", s."startsAt" + make_interval(mins => s.minutes)) END`;
