import { anonymous } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db";
import { presentationVisibleTo } from "@/lib/programme/policy";
import { list, presentersNamed, sessionsOfConference } from "@/lib/programme/queries/shown";

// Fragments of SQL that make one entry of a calendar. A calendar is one statement: it sees one moment.
// Aliases: c Conference, p Presentation, s ThemedSession.

/**
 * `happened`: how often `subject` changed for the public, when last, and its time before it lost it. `holds` says
 * which rows of ProgrammeEvent speak of it.
 */
function happened(subject: Prisma.Sql, holds: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`LATERAL (
    SELECT count(*)::int AS changes, max(e.at) AS "changedAt",
      (array_agg(e.before->(${subject}) ORDER BY e.number DESC)
        FILTER (WHERE e.before->(${subject})->>'startsAt' IS NOT NULL))[1] AS lost
    FROM "ProgrammeEvent" e WHERE ${holds}) happened`;
}

const room = Prisma.sql`CASE WHEN room.id IS NOT NULL
  THEN json_build_object('name', room.name, 'building', room.building) END`;

/** What both kinds of entries have. */
const shared = Prisma.sql`'timeZone', c."timeZone", 'conference', c.name, 'room', ${room},
  'changes', happened.changes, 'lost', CASE WHEN happened.lost IS NOT NULL THEN json_build_object(
    'startsAt', happened.lost->>'startsAt', 'minutes', (happened.lost->>'minutes')::int) END`;

/** Presentations everybody may see that have a time or lost it; `which` is a further condition on `p` and `c`. */
export function presentationEntries(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(place."startsAt", (happened.lost->>'startsAt')::timestamptz) AS at, p.id, json_build_object(
      'kind', 'presentation', 'id', p.id, 'path', '/' || c.slug || '/presentations/' || p.slug, 'title', p.title,
      'presenters', ${presentersNamed}, 'theme', t.name, 'session', s.title, 'chair', NULL, 'chairId', NULL, 'papers', '[]'::json,
      'startsAt', place."startsAt", 'minutes', coalesce(place.minutes, type.minutes),
      'isWithdrawn', p."withdrawnAt" IS NOT NULL,
      'changedAt', greatest(p."updatedAt", happened."changedAt"), ${shared}) AS entry
    FROM "Presentation" p JOIN "Conference" c ON c.id = p."conferenceId" JOIN "Theme" t ON t.id = p."themeId"
    JOIN "PresentationType" type ON type.id = p."typeId"
    LEFT JOIN published_place place ON place."presentationId" = p.id
    LEFT JOIN "ThemedSession" s ON s.id = place."sessionId" LEFT JOIN "Room" room ON room.id = s."roomId",
    ${happened(Prisma.sql`'presentation:' || p.id`, Prisma.sql`e."presentationIds" @> ARRAY[p.id]`)}
    WHERE ${presentationVisibleTo(anonymous)} AND (place."startsAt" IS NOT NULL OR happened.lost IS NOT NULL)
      AND ${which}`;
}

const papers = list(Prisma.sql`
  SELECT json_build_object('title', p.title, 'presenters', ${presentersNamed},
    'isWithdrawn', p."withdrawnAt" IS NOT NULL)
  FROM "Place" place JOIN "Presentation" p ON p.id = place."presentationId"
  WHERE place."sessionId" = s.id AND ${presentationVisibleTo(anonymous)} ORDER BY place.position`);

/** Sessions of the published programme, as `presentationEntries`; `which` is a condition on `s` and `c`. */
export function sessionEntries(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(s."startsAt", (happened.lost->>'startsAt')::timestamptz) AS at, s.id, json_build_object(
      'kind', 'session', 'id', s.id, 'path', '/' || c.slug || '/sessions/' || s.slug, 'title', s.title,
      'presenters', '[]'::json, 'theme', t.name, 'session', NULL, 'chair', chair.name,
      'chairId', chair.id, 'papers', ${papers},
      'startsAt', s."startsAt", 'minutes', s.minutes, 'isWithdrawn', false,
      'changedAt', greatest(s."createdAt", happened."changedAt"), ${shared}) AS entry
    FROM ${sessionsOfConference} JOIN "Conference" c ON c.id = s."conferenceId" AND c."publishedAt" IS NOT NULL
    LEFT JOIN "Theme" t ON t.id = s."themeId" LEFT JOIN "Room" room ON room.id = s."roomId"
    LEFT JOIN "Person" chair ON chair.id = s."chairId",
    ${happened(Prisma.sql`'session:' || s.id`, Prisma.sql`e."sessionIds" @> ARRAY[s.id]`)}
    WHERE (s."startsAt" IS NOT NULL OR happened.lost IS NOT NULL) AND ${which}`;
}

/** Entries of several selects as one JSON list, by time. */
export function entries(...selects: Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(json_agg(one.entry ORDER BY one.at, one.id), '[]'::json)
    FROM (${Prisma.join(selects, " UNION ALL ")}) one)`;
}
