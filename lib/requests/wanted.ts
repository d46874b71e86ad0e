import { type Db, Prisma } from "@/lib/db";
import type { Wanted } from "@/lib/requests/demand";
import { answerOnPage } from "@/lib/requests/state";
import { wallTimeOf } from "@/lib/time/zone";

/** Days before its due date from which media that are not there are spoken of; reminders start then, too. */
const DUE_SOON = 14;

type Row = Omit<Wanted, "kinds" | "session"> & {
  session: (Omit<NonNullable<Wanted["session"]>, "startsAt"> & { startsAt: string | null }) | null;
  kinds: KindRow[] | null;
};
type KindRow = {
  name: string;
  asked: number;
  since: string;
  promisedOn: string | null;
  declinedReason: string | null;
  isOnItsWay: boolean;
};

/**
 * What is asked for and not there, and what is due and not there, of the accepted presentations of a conference (or
 * of those of `ids`), at `now`, in one statement. Sessions are those of the published programme.
 */
export async function readWanted(
  from: Db,
  { id: conferenceId, timeZone }: { id: string; timeZone: string },
  now: Date,
  ids: readonly string[] | null = null,
): Promise<Wanted[]> {
  const today = wallTimeOf(timeZone, now).day;
  const only = ids ? Prisma.sql`AND p.id = ANY(${[...ids]}::uuid[])` : Prisma.empty;
  const rows = await from.$queryRaw<Row[]>`
    WITH given AS (
      SELECT p.id, p.slug, p.title, p."themeId", y."mediaDueOn",
        y."mediaDueOn" <= ${today}::date + ${DUE_SOON}::int AND NOT EXISTS (
          SELECT 1 FROM "Media" m WHERE m."presentationId" = p.id AND m."removedAt" IS NULL) AS due
      FROM "Presentation" p JOIN "PresentationType" y ON y.id = p."typeId"
      WHERE p."conferenceId" = ${conferenceId}::uuid AND p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL ${only}
    ), asked AS (
      SELECT r."presentationId", r."kindId", count(*)::int AS asked, min(r."askedAt") AS since
      FROM "MediaRequest" r JOIN given g ON g.id = r."presentationId"
      WHERE r."fulfilledAt" IS NULL AND r."withdrawnAt" IS NULL GROUP BY 1, 2
    ), kinds AS (
      SELECT a."presentationId", json_agg(json_build_object(
          'name', k.name, 'asked', a.asked, 'since', a.since,
          'promisedOn', w."promisedOn", 'declinedReason', w."declinedReason",
          'isOnItsWay', EXISTS (SELECT 1 FROM "Media" m WHERE m."presentationId" = a."presentationId"
            AND m."kindId" = a."kindId" AND m."removedAt" IS NULL AND m.threat IS NULL AND m.audience <> 'organisers')
        ) ORDER BY k.position, k.name) AS kinds
      FROM asked a JOIN "MediaKind" k ON k.id = a."kindId"
      LEFT JOIN "MediaAnswer" w ON w."presentationId" = a."presentationId" AND w."kindId" = a."kindId"
        AND w."endedAt" IS NULL
      GROUP BY 1
    ), placed AS (
      SELECT l."presentationId", l.position, json_build_object('id', s.id, 'title', s.title, 'minutes', s.minutes,
        'startsAt', s."startsAt", 'room', o.name) AS session
      FROM "Place" l JOIN "ThemedSession" s ON s.id = l."sessionId" LEFT JOIN "Room" o ON o.id = s."roomId"
      WHERE l."programmeId" = (SELECT id FROM "Programme" WHERE "conferenceId" = ${conferenceId}::uuid
        AND "publishedAt" IS NOT NULL)
    )
    SELECT g.id, g.slug, g.title,
      json_build_object('name', t.name, 'hue', t.hue, 'position', t.position) AS theme,
      l.session, coalesce(l.position, 0) AS position, k.kinds,
      CASE WHEN g.due THEN to_char(g."mediaDueOn", 'YYYY-MM-DD') END AS "dueOn",
      coalesce(g.due AND g."mediaDueOn" < ${today}::date, false) AS "isOverdue"
    FROM given g JOIN "Theme" t ON t.id = g."themeId"
    LEFT JOIN kinds k ON k."presentationId" = g.id LEFT JOIN placed l ON l."presentationId" = g.id
    WHERE k.kinds IS NOT NULL OR g.due
    ORDER BY g.title, g.id`;
  return rows.map(({ session, kinds, ...row }) => ({
    ...row,
    session: session && {
      ...session,
      startsAt: session.startsAt === null ? null : new Date(session.startsAt),
    },
    kinds: (kinds ?? []).map((kind) => kindOf(kind, timeZone, now)),
  }));
}

function kindOf(
  { since, promisedOn, declinedReason, ...kind }: KindRow,
  timeZone: string,
  now: Date,
): Wanted["kinds"][number] {
  const isSaid = promisedOn !== null || declinedReason !== null;
  const said = isSaid
    ? { declinedReason, promisedOn: promisedOn === null ? null : new Date(promisedOn) }
    : null;
  return { ...kind, since: new Date(since), answer: answerOnPage(said, timeZone, now) };
}
