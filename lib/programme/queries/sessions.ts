import type { Actor } from "@/lib/auth/actor";
import { reads } from "@/lib/cache/names";
import { Prisma } from "@/lib/db";
import { conferenceVisibleTo, presentationVisibleTo } from "@/lib/programme/policy";
import {
  conferenceShown,
  list,
  presentationListed,
  presentersNamed,
  sessionsOfConference,
  themeShown,
  view,
} from "@/lib/programme/queries/shown";
import {
  type BreakInList,
  type ConferenceOnPage,
  type Page,
  SESSIONS_PER_PAGE,
  type SessionInList,
  type SessionPage,
} from "@/lib/programme/view";
import { wallTimeOf } from "@/lib/time/zone";

/** Of the published programme, by time. */
const breaks = list(Prisma.sql`
  SELECT json_build_object('title', b.title, 'startsAt', b."startsAt", 'minutes', b.minutes)
  FROM "Break" b JOIN "Programme" g ON g.id = b."programmeId" AND g."publishedAt" IS NOT NULL
  WHERE g."conferenceId" = c.id ORDER BY b."startsAt", b.title`);

const theme = Prisma.sql`(SELECT ${themeShown} FROM "Theme" t WHERE t.id = s."themeId")`;

/** The published programme's sessions by time, those without one last; null: no such conference. */
export async function listSessions(
  actor: Actor,
  slug: string,
  page: number,
): Promise<(Page<SessionInList> & { conference: ConferenceOnPage; breaks: BreakInList[] }) | null> {
  type Row = {
    conference: ConferenceOnPage;
    total: number;
    breaks: BreakInList[];
    items: (SessionInList & { chairId: string | null })[];
  };
  const found = await view<Row>(Prisma.sql`
    SELECT json_build_object('conference', ${conferenceShown},
      'total', (SELECT count(*) FROM ${sessionsOfConference} WHERE s."conferenceId" = c.id),
      'breaks', ${breaks},
      'items', ${list(Prisma.sql`
      SELECT json_build_object('slug', s.slug, 'title', s.title, 'theme', ${theme}, 'mode', s.mode,
        'type', type.name, 'room', room.name, 'chair', chair.name, 'chairId', chair.id,
        'startsAt', s."startsAt", 'minutes', s.minutes, 'isPlenary', s."isPlenary",
        'presentations', ${list(Prisma.sql`
          SELECT json_build_object('slug', p.slug, 'title', p.title, 'presenters', ${presentersNamed},
            'isWithdrawn', p."withdrawnAt" IS NOT NULL)
          FROM "Place" place JOIN "Presentation" p ON p.id = place."presentationId"
          WHERE place."sessionId" = s.id AND ${presentationVisibleTo(actor)} ORDER BY place.position`)})
      FROM ${sessionsOfConference} JOIN "PresentationType" type ON type.id = s."typeId"
      LEFT JOIN "Room" room ON room.id = s."roomId" LEFT JOIN "Person" chair ON chair.id = s."chairId"
      WHERE s."conferenceId" = c.id
      ORDER BY s."startsAt" NULLS LAST, room.position NULLS LAST, s.title, s.id
      LIMIT ${SESSIONS_PER_PAGE} OFFSET ${(page - 1) * SESSIONS_PER_PAGE}`)}) AS view
    FROM "Conference" c WHERE c.slug = ${slug} AND ${conferenceVisibleTo(actor)}`);
  reads("conferences");
  if (!found) return null;
  const { id } = found.conference;
  reads(`conference:${id}`, `presentations:${id}`, `sessions:${id}`);
  for (const { chairId } of found.items) if (chairId) reads(`person:${chairId}`);
  const pages = Math.max(1, Math.ceil(found.total / SESSIONS_PER_PAGE));
  return {
    ...found,
    items: found.items.map(({ chairId: _, ...session }) => session),
    breaks: breaksOf(found.items, found.breaks, { page, pages }, found.conference.timeZone),
    ...{ page, pages },
  };
}

/** The breaks of the days on a page; on a day that begins or ends on another page, those among this one's sessions. */
function breaksOf(
  sessions: readonly SessionInList[],
  breaks: readonly BreakInList[],
  { page, pages }: { page: number; pages: number },
  zone: string,
): BreakInList[] {
  const starts = sessions.flatMap(({ startsAt }) => startsAt ?? []);
  const dayOf = (at: string) => wallTimeOf(zone, new Date(at)).day;
  const days = new Set(starts.map(dayOf));
  const first = page === 1 ? 0 : Date.parse(starts[0] ?? "");
  // Those without a time come last: where they begin, every day is over.
  const isLast = page === pages || starts.length < sessions.length;
  const last = isLast ? Number.POSITIVE_INFINITY : Date.parse(starts.at(-1) ?? "");
  return breaks.filter(({ startsAt }) => {
    const at = Date.parse(startsAt);
    return days.has(dayOf(startsAt)) && at >= first && at <= last;
  });
}

/** A session of the published programme with its papers in order; null: none there, or not for the actor. */
export async function getSession(
  actor: Actor,
  address: { conference: string; session: string },
): Promise<SessionPage | null> {
  const found = await view<SessionPage & { chairId: string | null }>(Prisma.sql`
    SELECT json_build_object(
      'conference', ${conferenceShown}, 'id', s.id, 'slug', s.slug, 'title', s.title, 'mode', s.mode,
      'type', type.name, 'inSequence', type."isGrouped", 'theme', ${theme},
      'room', CASE WHEN room.id IS NOT NULL THEN json_build_object('name', room.name, 'building', room.building) END,
      'chair', CASE WHEN chair.id IS NOT NULL THEN json_build_object('slug', chair.slug, 'name', chair.name) END,
      'chairId', chair.id, 'startsAt', s."startsAt", 'minutes', s.minutes, 'isPlenary', s."isPlenary",
      'presentations', ${list(Prisma.sql`
        SELECT json_build_object(${presentationListed}, 'abstract', p.abstract)
        FROM "Place" place JOIN "Presentation" p ON p.id = place."presentationId"
        WHERE place."sessionId" = s.id AND ${presentationVisibleTo(actor)} ORDER BY place.position`)}
    ) AS view
    FROM "Conference" c JOIN ${sessionsOfConference} ON s."conferenceId" = c.id
    JOIN "PresentationType" type ON type.id = s."typeId"
    LEFT JOIN "Room" room ON room.id = s."roomId" LEFT JOIN "Person" chair ON chair.id = s."chairId"
    WHERE c.slug = ${address.conference} AND s.slug = ${address.session} AND ${conferenceVisibleTo(actor)}`);
  reads("conferences");
  if (!found) return null;
  const { chairId, ...session } = found;
  const conferenceId = session.conference.id;
  // Its presentations may be any of the conference; which programme is published decides too.
  reads(
    `conference:${conferenceId}`,
    `presentations:${conferenceId}`,
    `sessions:${conferenceId}`,
    `session:${session.id}`,
  );
  if (chairId) reads(`person:${chairId}`);
  return session;
}
