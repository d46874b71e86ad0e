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
  type ConferenceOnPage,
  type Page,
  SESSIONS_PER_PAGE,
  type SessionInList,
  type SessionPage,
} from "@/lib/programme/view";

const theme = Prisma.sql`(SELECT ${themeShown} FROM "Theme" t WHERE t.id = s."themeId")`;

/** The published programme's sessions by time, those without one last; null: no such conference. */
export async function listSessions(
  actor: Actor,
  slug: string,
  page: number,
): Promise<(Page<SessionInList> & { conference: ConferenceOnPage }) | null> {
  type Row = {
    conference: ConferenceOnPage;
    total: number;
    items: (SessionInList & { chairId: string | null })[];
  };
  const found = await view<Row>(Prisma.sql`
    SELECT json_build_object('conference', ${conferenceShown},
      'total', (SELECT count(*) FROM ${sessionsOfConference} WHERE s."conferenceId" = c.id),
      'items', ${list(Prisma.sql`
      SELECT json_build_object('slug', s.slug, 'title', s.title, 'theme', ${theme}, 'mode', s.mode,
        'type', type.name, 'room', room.name, 'chair', chair.name, 'chairId', chair.id,
        'startsAt', s."startsAt", 'minutes', s.minutes,
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
  return {
    ...found,
    items: found.items.map(({ chairId: _, ...session }) => session),
    page,
    pages: Math.max(1, Math.ceil(found.total / SESSIONS_PER_PAGE)),
  };
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
      'chairId', chair.id, 'startsAt', s."startsAt", 'minutes', s.minutes,
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
