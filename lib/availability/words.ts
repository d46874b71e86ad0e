import { calendarDayInWords } from "@/lib/time/words";
import { dayAfter, startOfDay, wallTimeOf } from "@/lib/time/zone";

type Span = { startsAt: Date; endsAt: Date };

/**
 * A time on clocks of a zone: "Fri 11 June, before 17:00", "from 17:00", "13:00–17:00", "all day"; over more than
 * one day "Thu 10 June, 22:00, to Fri 11 June, 14:00".
 */
export function unavailableInWords(zone: string, { startsAt, endsAt }: Span): string {
  const [start, end] = [wallTimeOf(zone, startsAt), wallTimeOf(zone, endsAt)];
  const begins = isStartOfDay(zone, start.day, startsAt);
  const ends = isStartOfDay(zone, end.day, endsAt);
  const lastDay = ends ? dayAfter(end.day, -1) : end.day;
  const day = calendarDayInWords(start.day);
  if (lastDay !== start.day) {
    const until = calendarDayInWords(lastDay);
    return `${day}${begins ? "" : `, ${start.time},`} to ${until}${ends ? "" : `, ${end.time}`}`;
  }
  if (begins && ends) return `${day}, all day`;
  if (begins) return `${day}, before ${end.time}`;
  return ends ? `${day}, from ${start.time}` : `${day}, ${start.time}–${end.time}`;
}

/** The same for somebody who reads it in another zone: null where clocks there show the same. */
export function elsewhereInWords(zone: string, time: Span & { timeZone: string }): string | null {
  const there = unavailableInWords(zone, time);
  return there === unavailableInWords(time.timeZone, time) ? null : there;
}

/** "Pacific/Port Moresby". */
export function zoneName(zone: string): string {
  return zone.replaceAll("_", " ");
}

function isStartOfDay(zone: string, day: string, at: Date): boolean {
  return startOfDay(zone, day)?.getTime() === at.getTime();
}
