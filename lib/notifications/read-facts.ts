import type { Db } from "@/lib/db";
import type { Facts, PresentationFacts, SessionFacts } from "@/lib/notifications/facts";

type Subjects = { presentationIds?: string[]; sessionIds?: string[]; conferenceIds?: string[] };

/** What is told of presentations and sessions as they stand now in the published programme; in one statement a noun. */
export async function readFacts(
  tx: Db,
  { presentationIds = [], sessionIds = [], conferenceIds = [] }: Subjects,
  now: Date,
): Promise<Facts> {
  const presentations = await presentationFacts(tx, presentationIds, now);
  const sessions = await sessionFacts(tx, sessionIds);
  const facts: Facts = {};
  for (const { id, ...fact } of presentations) facts[`presentation:${id}`] = fact;
  for (const id of sessionIds) facts[`session:${id}`] = { ...GONE };
  for (const { id, ...fact } of sessions) facts[`session:${id}`] = fact;
  if (conferenceIds.length === 0) return facts;
  const conferences = await tx.conference.findMany({
    where: { id: { in: conferenceIds } },
    select: { id: true, publishedAt: true },
  });
  for (const { id, publishedAt } of conferences)
    facts[`conference:${id}`] = { isPublished: publishedAt !== null };
  return facts;
}

/** Of a session that is no more: its title is not known any longer, and no difference. */
export const GONE: Omit<SessionFacts, "title"> = {
  isHeld: false,
  startsAt: null,
  minutes: 0,
  roomId: null,
  chairId: null,
  papers: [],
};

/** As an ISO instant in UTC with milliseconds, as `Date.toISOString` writes it. */
const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

async function presentationFacts(tx: Db, ids: string[], now: Date) {
  if (ids.length === 0) return [];
  return tx.$queryRaw<(PresentationFacts & { id: string })[]>`
    SELECT p.id, p.title, p."withdrawnAt" IS NOT NULL AS "isWithdrawn",
      ARRAY(SELECT part."displayName" FROM "PresenterPart" part WHERE part."presentationId" = p.id
        ORDER BY part.position, part.id) AS presenters,
      s.id AS "sessionId", s."roomId",
      CASE WHEN type."isGrouped" THEN place.minutes ELSE coalesce(s.minutes, 0) END AS minutes,
      to_char((s."startsAt" + make_interval(mins => CASE WHEN type."isGrouped" THEN place.earlier ELSE 0 END))
        AT TIME ZONE 'UTC', ${ISO}) AS "startsAt",
      ARRAY(SELECT m.id::text FROM "Media" m WHERE m."presentationId" = p.id AND m."removedAt" IS NULL
        AND m.audience IN ('everyone', 'signed_in') AND (m."opensAt" IS NULL OR m."opensAt" <= ${now})
        AND m.threat IS NULL AND m."checkedAt" IS NOT NULL ORDER BY m.id) AS media
    FROM "Presentation" p
    LEFT JOIN LATERAL (
      SELECT pl."sessionId", pl.minutes, earlier_minutes(pl."sessionId", pl.position) AS earlier
      FROM "Place" pl JOIN "Programme" g ON g.id = pl."programmeId" AND g."publishedAt" IS NOT NULL
      WHERE pl."presentationId" = p.id LIMIT 1) place ON true
    LEFT JOIN "ThemedSession" s ON s.id = place."sessionId"
    LEFT JOIN "PresentationType" type ON type.id = s."typeId"
    WHERE p.id = ANY(${ids}::uuid[])`;
}

async function sessionFacts(tx: Db, ids: string[]) {
  if (ids.length === 0) return [];
  return tx.$queryRaw<(SessionFacts & { id: string })[]>`
    SELECT s.id, true AS "isHeld", s.title, s.minutes, s."roomId", s."chairId",
      to_char(s."startsAt" AT TIME ZONE 'UTC', ${ISO}) AS "startsAt",
      ARRAY(SELECT place."presentationId"::text FROM "Place" place
        JOIN "Presentation" p ON p.id = place."presentationId" AND p."withdrawnAt" IS NULL
        WHERE place."sessionId" = s.id ORDER BY place.position) AS papers
    FROM "ThemedSession" s JOIN "Programme" g ON g.id = s."programmeId" AND g."publishedAt" IS NOT NULL
    WHERE s.id = ANY(${ids}::uuid[])`;
}
