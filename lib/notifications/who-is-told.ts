import { type Db, Prisma } from "@/lib/db";
import { audience, type Changed } from "@/lib/notifications/audience";
import type { WillTell } from "@/lib/will-tell";

/** Below this, a count of people would begin to say who they are (privacy: shown to nobody, organisers included). */
const FEWEST = 5;

type Change = {
  conferenceId: string;
  actorId: string | null;
  /** With the fields of which something is told (`netOf`). */
  changes: (Changed & { fields: string[] })[];
  /** Subjects that are given at another time, or longer. */
  moved: string[];
};

/**
 * Whom a change, made but not committed, tells; null when nobody. Who wants to hear nothing of its kinds is not told.
 *
 * Presenters who have no account count when we know an address of theirs.
 * Two things of one session do not clash: a session and its paper, posters side by side.
 */
export async function whoIsTold(tx: Db, change: Change): Promise<WillTell | null> {
  const { conferenceId, actorId, changes, moved } = change;
  const [row] = await tx.$queryRaw<{ presenters: number; followers: number; clashing: number }[]>`
    WITH concerned AS (
      -- Who only follows is a follower; presenters, chairs, and who was one of these, are not.
      SELECT who.*, change.fields, who."isPresenter" OR who."isListed" OR NOT who."isFollower" AS "isOwn"
      FROM ${audience(conferenceId, changes)} who
      JOIN jsonb_to_recordset(${JSON.stringify(changes.map(({ subject, fields }) => ({ subject, fields })))}::jsonb) AS change(subject text, fields text[]) USING (subject)),
    told AS (
      SELECT c."personId", bool_or(c."isOwn") AS "isPresenter"
      FROM concerned c
      JOIN "Person" p ON p.id = c."personId" AND p."leftAt" IS NULL AND p."mergedIntoId" IS NULL
      WHERE c."personId" IS DISTINCT FROM ${actorId}::uuid
        AND (c."isPresenter" OR c."isFollower" OR NOT c."isListed"
          OR EXISTS (SELECT FROM "EmailAddress" e WHERE e."personId" = c."personId"))
        AND NOT ${kindsOf} <@ ARRAY(SELECT kind FROM "NotificationPreference" n
          WHERE n."personId" = c."personId" AND delivery = 'never')
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

/** The kinds (`kinds.ts`) a change is to a person: of new media those hear who follow; who presents knows them. */
const kindsOf = Prisma.sql`ARRAY(
  SELECT CASE WHEN field = 'isPublished' THEN 'programmes' WHEN field = 'media' THEN 'media'
    WHEN c."isOwn" THEN 'presenting' ELSE 'changes' END
  FROM unnest(c.fields) AS field WHERE field <> 'media' OR c."isFollower")`;

/** When a talk is given: papers in sequence, everything else during its whole session. */
const duringTalk = Prisma.sql`CASE WHEN type."isGrouped" THEN
  tstzrange(s."startsAt" + make_interval(mins => earlier_minutes(place."sessionId", place.position)),
    s."startsAt" + make_interval(mins => earlier_minutes(place."sessionId", place.position) + place.minutes))
  ELSE tstzrange(s."startsAt", s."startsAt" + make_interval(mins => s.minutes)) END`;
