import type { Actor } from "@/lib/auth/actor";
import type { Calendar } from "@/lib/calendar/calendar";
import { entries, presentationEntries, sessionEntries } from "@/lib/calendar/queries/entries";
import type { CalendarEntry, OwnCalendar } from "@/lib/calendar/schema";
import { isCalendarSecret, pathOfCalendar } from "@/lib/calendar/secret";
import { db, Prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { view } from "@/lib/programme/queries/shown";

/** The address of the actor's own calendar; null: nobody is signed in. */
export async function getOwnCalendar(actor: Actor): Promise<OwnCalendar | null> {
  if (actor.kind !== "person") return null;
  const person = await db.person.findUnique({
    where: { id: actor.personId },
    select: { calendarSecret: true },
  });
  return person && { path: person.calendarSecret && pathOfCalendar(person.calendarSecret) };
}

/**
 * What somebody follows, gives and chairs, by the secret of their calendar: whoever has the address reads it, signed
 * in or not, so it holds nothing but what everybody may read elsewhere. Null: nobody's secret, or no longer.
 */
export async function getPersonalCalendar(_actor: Actor, secret: string): Promise<Calendar | null> {
  if (!isCalendarSecret(secret)) return null;
  const found = await view<CalendarEntry[]>(Prisma.sql`
    SELECT ${entries(
      presentationEntries(Prisma.sql`(
        EXISTS (SELECT FROM "Follow" f WHERE f."presentationId" = p.id AND f."personId" = person.id)
        OR EXISTS (SELECT FROM "PresenterPart" part WHERE part."presentationId" = p.id
          AND part."personId" = person.id AND part."claimedAt" IS NOT NULL))`),
      sessionEntries(Prisma.sql`(s."chairId" = person.id
        OR EXISTS (SELECT FROM "Follow" f WHERE f."sessionId" = s.id AND f."personId" = person.id))`),
    )} AS view
    FROM "Person" person
    WHERE person."calendarSecret" = ${secret} AND person."leftAt" IS NULL AND person."mergedIntoId" IS NULL`);
  return found && { name: "My programme", origin: env.ORIGIN, entries: found };
}
