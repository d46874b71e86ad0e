import { contentLine, textValue, utcValue } from "@/lib/calendar/icalendar";
import type { CalendarEntry } from "@/lib/calendar/schema";
import { timeZoneComponent, wallValue } from "@/lib/calendar/time-zone";
import { endOf } from "@/lib/time/words";

export type Calendar = {
  name: string;
  /** Scheme, host and port of the site: links, and the names events are known under. */
  origin: string;
  entries: CalendarEntry[];
};

/** A calendar as text, and the latest instant at which one of its entries changed; null: it has none. */
export type CalendarFile = { text: string; changedAt: Date | null };

/** How often clients that ask us should look again: two of the names it has (RFC 7986 5.7, and what came before). */
const LOOK_AGAIN = "PT1H";

/** An entry with the time it has, or had. */
type Timed = { entry: CalendarEntry; startsAt: Date; endsAt: Date; isCancelled: boolean };

/**
 * A calendar of everything that has a time, in the order given. What was withdrawn, or lost its time, stays as
 * cancelled, so that it is crossed out where it stood; what never had a time is left out.
 *
 * It is the same text as long as nothing changed: DTSTAMP is when the entry last changed, not now.
 */
export function calendarFile({ name, origin, entries }: Calendar): CalendarFile {
  const timed = entries.flatMap(timesOf);
  const changed = entries.map((entry) => Date.parse(entry.changedAt));
  const text = [
    contentLine("BEGIN", "VCALENDAR"),
    contentLine("VERSION", "2.0"),
    contentLine("PRODID", "-//Lectern//Programme//EN"),
    contentLine("CALSCALE", "GREGORIAN"),
    contentLine("METHOD", "PUBLISH"),
    contentLine("NAME", textValue(name)),
    contentLine("X-WR-CALNAME", textValue(name)),
    contentLine("REFRESH-INTERVAL;VALUE=DURATION", LOOK_AGAIN),
    contentLine("X-PUBLISHED-TTL", LOOK_AGAIN),
    ...zonesOf(timed),
    ...timed.map((each) => eventComponent(each, origin)),
    contentLine("END", "VCALENDAR"),
  ].join("");
  return { text, changedAt: changed.length > 0 ? new Date(changed.reduce((a, b) => Math.max(a, b))) : null };
}

function timesOf(entry: CalendarEntry): Timed[] {
  const time = entry.startsAt ? { startsAt: entry.startsAt, minutes: entry.minutes } : entry.lost;
  if (!time) return [];
  const startsAt = new Date(time.startsAt);
  const endsAt = endOf(startsAt, time.minutes ?? entry.minutes);
  return [{ entry, startsAt, endsAt, isCancelled: entry.isWithdrawn || entry.startsAt === null }];
}

/** One component a zone. A calendar needs one component (RFC 5545 3.6): an empty one tells of UTC. */
function zonesOf(timed: Timed[]): string[] {
  const spans = new Map<string, { first: number; last: number }>();
  for (const { entry, startsAt, endsAt } of timed) {
    const span = spans.get(entry.timeZone);
    const first = Math.min(startsAt.getTime(), span?.first ?? Number.POSITIVE_INFINITY);
    const last = Math.max(endsAt.getTime(), span?.last ?? Number.NEGATIVE_INFINITY);
    spans.set(entry.timeZone, { first, last });
  }
  if (spans.size === 0) return [timeZoneComponent("Etc/UTC", 0, 0)];
  return [...spans].map(([zone, { first, last }]) => timeZoneComponent(zone, first, last));
}

function eventComponent({ entry, startsAt, endsAt, isCancelled }: Timed, origin: string): string {
  const { timeZone, room } = entry;
  const url = new URL(entry.path, origin).href;
  const changedAt = utcValue(new Date(entry.changedAt));
  const place = room && [room.name, room.building].filter(Boolean).join(", ");
  return [
    contentLine("BEGIN", "VEVENT"),
    contentLine("UID", `${entry.kind}-${entry.id}@${new URL(origin).hostname}`),
    contentLine("DTSTAMP", changedAt),
    contentLine("LAST-MODIFIED", changedAt),
    contentLine("SEQUENCE", String(entry.changes)),
    ...times(timeZone, startsAt, endsAt),
    contentLine("SUMMARY", textValue(entry.title)),
    place ? contentLine("LOCATION", textValue(place)) : "",
    contentLine("DESCRIPTION", textValue(description(entry, url))),
    contentLine("URL;VALUE=URI", url),
    contentLine("STATUS", isCancelled ? "CANCELLED" : "CONFIRMED"),
    // What does not take place keeps nobody busy.
    contentLine("TRANSP", isCancelled ? "TRANSPARENT" : "OPAQUE"),
    contentLine("END", "VEVENT"),
  ].join("");
}

/** Both in the conference's zone; in UTC where a clock's time would name another instant. */
function times(zone: string, startsAt: Date, endsAt: Date): string[] {
  const [start, end] = [wallValue(zone, startsAt), wallValue(zone, endsAt)];
  // An end must come after the start (RFC 5545 3.6.1); without one it is a moment.
  const hasEnd = endsAt > startsAt;
  if (start === null || end === null)
    return [contentLine("DTSTART", utcValue(startsAt)), hasEnd ? contentLine("DTEND", utcValue(endsAt)) : ""];
  return [contentLine(`DTSTART;TZID=${zone}`, start), hasEnd ? contentLine(`DTEND;TZID=${zone}`, end) : ""];
}

function description(entry: CalendarEntry, url: string): string {
  const papers = entry.papers.map(({ title, presenters, isWithdrawn }) =>
    [`– ${title}`, presenters.join(", "), isWithdrawn ? "(withdrawn)" : ""].filter(Boolean).join(" · "),
  );
  const withdrawn = entry.isWithdrawn ? "Withdrawn." : "";
  const lost = entry.startsAt === null && !entry.isWithdrawn ? "It has no time at present." : "";
  const facts = [
    entry.presenters.join(", "),
    entry.session && `Session: ${entry.session}`,
    entry.chair && `Chair: ${entry.chair}`,
    entry.theme && `Theme: ${entry.theme}`,
    entry.conference,
  ];
  return [withdrawn || lost, facts.filter(Boolean).join("\n"), papers.join("\n"), url]
    .filter(Boolean)
    .join("\n\n");
}
