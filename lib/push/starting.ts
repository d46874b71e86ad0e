import type { Db } from "@/lib/db";

/** Reminders come so long before the start. */
const MINUTES_BEFORE = 15;

/** One person to be reminded of one thing they follow. */
export type Due = {
  personId: string;
  /** "presentation:{id}" or "session:{id}". */
  subject: string;
  title: string;
  /** Own path of its page. */
  path: string;
  /** When it starts itself: a paper within its session. */
  startsAt: Date;
  /** Null: in no room yet. */
  room: string | null;
  conferenceId: string;
  conferenceName: string;
  /** IANA zones: the conference's, and the person's own where they said it. */
  zone: string;
  ownZone: string | null;
  /** One reminder a person, thing and start: moved to another time, it is another one. */
  dedupeKey: string;
};

/** As an ISO instant in UTC with milliseconds, as `Date.toISOString` writes it. */
const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

/**
 * Who is to be reminded of what now, in one statement: presentations and sessions of published programmes that start
 * within `MINUTES_BEFORE`, followed themselves, and not reminded of yet. What was withdrawn is not there, nor is a
 * session of which everything was withdrawn.
 *
 * A followed session is one thing: its papers are reminded of only where they are followed too, and one that begins
 * with the session only as the session.
 */
export function readDue(tx: Db, now: Date): Promise<Due[]> {
  const until = new Date(now.getTime() + MINUTES_BEFORE * 60_000);
  return tx.$queryRaw<Due[]>`
    WITH sessions AS (
      SELECT s.id, s.title, s.slug, s."startsAt", s."roomId", s."conferenceId", type."isGrouped"
      FROM "ThemedSession" s JOIN "Programme" g ON g.id = s."programmeId" AND g."publishedAt" IS NOT NULL
      JOIN "PresentationType" type ON type.id = s."typeId"
      -- A paper may be given hours after its session began; none is a day later.
      WHERE s."startsAt" > ${now}::timestamptz - interval '1 day' AND s."startsAt" <= ${until}),
    talks AS (
      SELECT p.id, p.title, p.slug, s.id AS "sessionId", s."roomId", s."conferenceId",
        s."startsAt" AS "sessionStartsAt",
        s."startsAt" + make_interval(mins => CASE WHEN s."isGrouped"
          THEN earlier_minutes(place."sessionId", place.position) ELSE 0 END) AS "startsAt"
      FROM sessions s JOIN "Place" place ON place."sessionId" = s.id
      JOIN "Presentation" p ON p.id = place."presentationId"
        AND p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL),
    followed AS (
      SELECT f."personId", 'session:' || s.id AS subject, s.title, '/sessions/' || s.slug AS path, s."startsAt",
        s."roomId", s."conferenceId"
      FROM sessions s JOIN "Follow" f ON f."sessionId" = s.id
      WHERE EXISTS (SELECT 1 FROM talks t WHERE t."sessionId" = s.id)
        OR NOT EXISTS (SELECT 1 FROM "Place" place WHERE place."sessionId" = s.id)
      UNION ALL
      SELECT f."personId", 'presentation:' || t.id, t.title, '/presentations/' || t.slug, t."startsAt",
        t."roomId", t."conferenceId"
      FROM talks t JOIN "Follow" f ON f."presentationId" = t.id
      WHERE t."startsAt" <> t."sessionStartsAt" OR NOT EXISTS (
        SELECT 1 FROM "Follow" whole WHERE whole."sessionId" = t."sessionId" AND whole."personId" = f."personId")),
    due AS (
      SELECT *, 'starts_soon:' || subject || ':' || to_char("startsAt" AT TIME ZONE 'UTC', ${ISO}) || ':' ||
        "personId" AS "dedupeKey"
      FROM followed WHERE "startsAt" > ${now} AND "startsAt" <= ${until})
    SELECT due."personId", due.subject, due.title, '/' || c.slug || due.path AS path, due."startsAt",
      room.name AS room, c.id AS "conferenceId", c.name AS "conferenceName", c."timeZone" AS zone,
      person."timeZone" AS "ownZone", due."dedupeKey"
    FROM due JOIN "Conference" c ON c.id = due."conferenceId" AND c."publishedAt" IS NOT NULL
    JOIN "Person" person ON person.id = due."personId"
    LEFT JOIN "Room" room ON room.id = due."roomId"
    WHERE NOT EXISTS (SELECT 1 FROM "Notification" n WHERE n."dedupeKey" = due."dedupeKey")
    ORDER BY due."startsAt", due."dedupeKey"`;
}
