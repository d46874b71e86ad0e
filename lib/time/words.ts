import { wallTimeOf } from "@/lib/time/zone";

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, key: string, options: Intl.DateTimeFormatOptions, instant: Date): string {
  let made = formats.get(`${zone} ${key}`);
  if (!made) {
    made = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options });
    formats.set(`${zone} ${key}`, made);
  }
  // With a year en-GB sets a comma after the weekday, without one it does not: never, here.
  return made.format(instant).replace(",", "");
}

/** "Sat 12 June". */
export function dayInWords(zone: string, instant: Date): string {
  return format(zone, "day", { weekday: "short", day: "numeric", month: "long" }, instant);
}

/** "Thu 27 May", of a calendar day `YYYY-MM-DD`, which has no zone. */
export function calendarDayInWords(day: string): string {
  return dayInWords("UTC", new Date(`${day}T00:00:00Z`));
}

/** "Thu 27 May 2027", of a calendar day `YYYY-MM-DD`. */
export function calendarDayWithYear(day: string): string {
  return dayAndYearInWords("UTC", new Date(`${day}T00:00:00Z`));
}

const days = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** "27–29 May 2027", of a conference's first and last day. */
export function daysInWords({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return days
    .formatRange(new Date(`${startsOn}T00:00:00Z`), new Date(`${endsOn}T00:00:00Z`))
    .replace(/\s–\s/, "–");
}

/** "Sat 12 June 2027". */
export function dayAndYearInWords(zone: string, instant: Date): string {
  return format(zone, "year", { weekday: "short", day: "numeric", month: "long", year: "numeric" }, instant);
}

/** "10:40". */
export function timeInWords(zone: string, instant: Date): string {
  return wallTimeOf(zone, instant).time;
}

/** "10:40–12:20"; past midnight "23:30–01:10 (Sun 13 June)". */
export function spanInWords(zone: string, startsAt: Date, minutes: number): string {
  const endsAt = endOf(startsAt, minutes);
  const [start, end] = [wallTimeOf(zone, startsAt), wallTimeOf(zone, endsAt)];
  const span = `${start.time}–${end.time}`;
  return start.day === end.day || end.time === "00:00" ? span : `${span} (${dayInWords(zone, endsAt)})`;
}

/** "Sat 12 June, 10:40–12:20". */
export function dayAndSpanInWords(zone: string, startsAt: Date, minutes: number): string {
  return `${dayInWords(zone, startsAt)}, ${spanInWords(zone, startsAt, minutes)}`;
}

/** "JST", "GMT+2": what the platform calls the zone at an instant. */
export function zoneInWords(zone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "short" }).formatToParts(
    instant,
  );
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** "Sat 12 June 2027, 10:42". */
export function momentInWords(zone: string, instant: Date): string {
  return `${dayAndYearInWords(zone, instant)}, ${timeInWords(zone, instant)}`;
}

/** "Sat 12 June 2027, 10:42 (JST)". */
export function momentAndZoneInWords(zone: string, instant: Date): string {
  return `${momentInWords(zone, instant)} (${zoneInWords(zone, instant)})`;
}

/** Lengths are real minutes: a session across a clock change ends when it has lasted that long. */
export function endOf(startsAt: Date, minutes: number): Date {
  return new Date(startsAt.getTime() + minutes * 60_000);
}

/** "07:05", of minutes after midnight. */
export function timeOfDay(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().slice(11, 16);
}
