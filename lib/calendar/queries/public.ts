import type { Actor } from "@/lib/auth/actor";
import { reads } from "@/lib/cache/names";
import type { Calendar } from "@/lib/calendar/calendar";
import { entries, presentationEntries, sessionEntries } from "@/lib/calendar/queries/entries";
import type { CalendarEntry } from "@/lib/calendar/schema";
import { Prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { conferenceVisibleTo, presentationVisibleTo } from "@/lib/programme/policy";
import { view } from "@/lib/programme/queries/shown";

type Found = { conferenceId: string; name: string; entries: CalendarEntry[] };

/**
 * A presentation as a calendar of one event. Null: none is at this address that everybody may see, or it never had a
 * time; the actor adds nothing, a calendar goes where others read it.
 */
export async function getPresentationCalendar(
  actor: Actor,
  { conference, presentation }: { conference: string; presentation: string },
): Promise<Calendar | null> {
  const found = await calendarOf(Prisma.sql`
    SELECT json_build_object('conferenceId', c.id, 'name', p.title,
      'entries', ${entries(presentationEntries(Prisma.sql`p.id = asked.id`))}) AS view
    FROM "Conference" c JOIN "Presentation" p ON p."conferenceId" = c.id, LATERAL (SELECT p.id) asked
    WHERE c.slug = ${conference} AND p.slug = ${presentation} AND ${presentationVisibleTo(actor)}`);
  return found && found.entries.length > 0 ? found : null;
}

/** A session of the published programme as one event that lists its talks; null as above. */
export async function getSessionCalendar(
  actor: Actor,
  { conference, session }: { conference: string; session: string },
): Promise<Calendar | null> {
  const found = await calendarOf(Prisma.sql`
    SELECT json_build_object('conferenceId', c.id, 'name', asked.title,
      'entries', ${entries(sessionEntries(Prisma.sql`s.id = asked.id`))}) AS view
    FROM "Conference" c JOIN "ThemedSession" asked ON asked."conferenceId" = c.id
    JOIN "Programme" programme ON programme.id = asked."programmeId" AND programme."publishedAt" IS NOT NULL
    WHERE c.slug = ${conference} AND asked.slug = ${session} AND ${conferenceVisibleTo(actor)}`);
  return found && found.entries.length > 0 ? found : null;
}

/**
 * A whole conference: each presentation, and each session that holds none (an opening, a dinner). Null: no such
 * conference that everybody may see; without any times it is an empty calendar.
 */
export async function getConferenceCalendar(actor: Actor, conference: string): Promise<Calendar | null> {
  const holdsNone = Prisma.sql`NOT EXISTS (SELECT FROM "Place" place
    JOIN "Presentation" p ON p.id = place."presentationId" AND p."acceptedAt" IS NOT NULL
    WHERE place."sessionId" = s.id)`;
  return calendarOf(Prisma.sql`
    SELECT json_build_object('conferenceId', asked.id, 'name', asked.name, 'entries', ${entries(
      presentationEntries(Prisma.sql`c.id = asked.id`),
      sessionEntries(Prisma.sql`c.id = asked.id AND ${holdsNone}`),
    )}) AS view
    FROM (SELECT c.id, c.name FROM "Conference" c
      WHERE c.slug = ${conference} AND ${conferenceVisibleTo(actor)}) asked`);
}

async function calendarOf(sql: Prisma.Sql): Promise<Calendar | null> {
  const found = await view<Found>(sql);
  reads("conferences");
  if (!found) return null;
  const { conferenceId: id, name, entries } = found;
  reads(`conference:${id}`, `presentations:${id}`, `sessions:${id}`, `changes:${id}`);
  for (const { chairId } of entries) if (chairId) reads(`person:${chairId}`);
  return { name, origin: env.ORIGIN, entries };
}
