import { db, Prisma } from "@/lib/db";

// Fragments of SQL that make the JSON of one thing. A page is one statement: Prisma's own reads cost two to three
// times as much, and one statement sees one moment. Aliases: c Conference, p Presentation, t Theme.

/** Runs a statement that makes one JSON value, or none, in a column named `view`. */
export async function view<View>(sql: Prisma.Sql): Promise<View | null> {
  // No text of ours holds NUL and PostgreSQL takes none: an address with one names nothing.
  if (sql.values.some((value) => typeof value === "string" && value.includes("\0"))) return null;
  const rows = await db.$queryRaw<{ view: View | null }[]>(sql);
  return rows[0]?.view ?? null;
}

/** All rows of a sub-select as a JSON list, in its order. */
export function list(select: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(json_agg(shown), '[]'::json) FROM (${select}) AS item (shown))`;
}

export const conferenceShown = Prisma.sql`json_build_object(
  'id', c.id, 'slug', c.slug, 'name', c.name, 'place', c.place, 'mode', c.mode,
  'startsOn', c."startsOn", 'endsOn', c."endsOn", 'timeZone', c."timeZone")`;

export const themeShown = Prisma.sql`json_build_object(
  'slug', t.slug, 'name', t.name, 'hue', t.hue, 'isSpecialFocus', t."isSpecialFocus")`;

export const presentersNamed = Prisma.sql`(
  SELECT coalesce(json_agg(part."displayName" ORDER BY part.position), '[]'::json)
  FROM "PresenterPart" part WHERE part."presentationId" = p.id)`;

/** One row of a list, without braces: `PresentationInList`. */
export const presentationListed = Prisma.sql`
  'slug', p.slug, 'title', p.title, 'presenters', ${presentersNamed},
  'theme', (SELECT ${themeShown} FROM "Theme" t WHERE t.id = p."themeId"),
  'type', (SELECT type.name FROM "PresentationType" type WHERE type.id = p."typeId"),
  'mode', p.mode, 'isWithdrawn', p."withdrawnAt" IS NOT NULL,
  'place', (SELECT json_build_object('startsAt', place."startsAt", 'minutes', place.minutes,
      'room', room.name, 'session', s.title)
    FROM published_place place JOIN "ThemedSession" s ON s.id = place."sessionId"
    LEFT JOIN "Room" room ON room.id = s."roomId"
    WHERE place."presentationId" = p.id)`;

/** On the published programme only. */
export const sessionsOfConference = Prisma.sql`"ThemedSession" s
  JOIN "Programme" programme ON programme.id = s."programmeId" AND programme."publishedAt" IS NOT NULL`;
