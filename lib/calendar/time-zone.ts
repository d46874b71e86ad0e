import { contentLine } from "@/lib/calendar/icalendar";
import { zoneInWords } from "@/lib/time/words";
import { instantsOf, offsetOf, wallTimeOf } from "@/lib/time/zone";

const DAY = 86_400_000;
const MINUTE = 60_000;
/** More than a year on both sides: both of a year's changes are in it. */
const AROUND = 400 * DAY;
/** No zone changes its clocks twice in a week. */
const STEP = 7 * DAY;

type Change = { at: number; from: number; to: number };

/**
 * VTIMEZONE of an IANA zone that is right from `first` to `last`, in milliseconds (RFC 5545 3.6.5): each change of clocks as it is,
 * as the platform knows it. So it always agrees with the times beside it, which are made with the same rules; a table
 * of rules from elsewhere disagrees whenever a country changed its mind in between.
 */
export function timeZoneComponent(zone: string, first: number, last: number): string {
  const from = first - AROUND;
  const changes = changesOf(zone, from, last + AROUND);
  const before = offsetOf(zone, from);
  const standard = Math.min(before, ...changes.map(({ to }) => to));
  const observances = [
    observance({ startsAt: "19700101T000000", from: before, to: before }, zone, from, standard),
    ...changes.map(({ at, from, to }) => {
      // Its start is what clocks showed that had not changed yet.
      const startsAt = new Date(at + from).toISOString().slice(0, 19).replace(/[-:]/g, "");
      return observance({ startsAt, from, to }, zone, at, standard);
    }),
  ];
  return [
    contentLine("BEGIN", "VTIMEZONE"),
    contentLine("TZID", zone),
    ...observances,
    contentLine("END", "VTIMEZONE"),
  ].join("");
}

function observance(
  { startsAt, from, to }: { startsAt: string; from: number; to: number },
  zone: string,
  at: number,
  standard: number,
): string {
  const kind = to > standard ? "DAYLIGHT" : "STANDARD";
  return [
    contentLine("BEGIN", kind),
    contentLine("DTSTART", startsAt),
    contentLine("TZOFFSETFROM", offsetValue(from)),
    contentLine("TZOFFSETTO", offsetValue(to)),
    contentLine("TZNAME", zoneInWords(zone, new Date(at))),
    contentLine("END", kind),
  ].join("");
}

/** Every change of clocks between two instants. */
function changesOf(zone: string, from: number, to: number): Change[] {
  const changes: Change[] = [];
  let before = offsetOf(zone, from);
  for (let at = from; at < to; at += STEP) {
    const after = offsetOf(zone, at + STEP);
    if (before !== after)
      changes.push({ at: changeBetween(zone, at, at + STEP, before), from: before, to: after });
    before = after;
  }
  return changes;
}

/** The minute at which the offset stops being `before`. */
function changeBetween(zone: string, from: number, to: number, before: number): number {
  let [low, high] = [Math.floor(from / MINUTE), Math.ceil(to / MINUTE)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetOf(zone, middle * MINUTE) === before) low = middle;
    else high = middle;
  }
  return high * MINUTE;
}

/** `+0930`. */
function offsetValue(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0"));
  return `${offset < 0 ? "-" : "+"}${hours}${rest}`;
}

/**
 * `20270612T104000`, what a clock in the zone shows; null where clocks show it twice: RFC 5545 3.3.5 means the first
 * time, some clients take the second, and only UTC says which.
 */
export function wallValue(zone: string, instant: Date): string | null {
  const shown = wallTimeOf(zone, instant);
  if (instantsOf(zone, shown).length > 1) return null;
  return `${shown.day.replaceAll("-", "")}T${shown.time.replace(":", "")}00`;
}
