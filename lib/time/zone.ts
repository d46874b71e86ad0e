/**
 * Wall clocks of IANA zones and the instants they show, with nothing but Intl.
 *
 * A day is "2027-06-12", a time "10:40" (24 hours). Where clocks go forward a wall time shows no instant, where
 * they go back it shows two: `instantsOf` says so instead of choosing, the caller words or asks.
 */
export type WallTime = { day: string; time: string };

const MINUTE = 60_000;
const HALF_A_DAY = 12 * 60 * MINUTE;

// A format costs 0.1 ms to make and is used for every time of a page.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(zone, format);
  }
  return format;
}

/** Whether the platform knows the zone. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a clock in `zone` shows at an instant. */
export function wallTimeOf(zone: string, instant: Date): WallTime {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = value;
  const year = (part.year ?? "").padStart(4, "0");
  return { day: `${year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/**
 * The instants at which a clock in `zone` shows this day and time, earliest first:
 * one as a rule, none where clocks skip it, two where they show it twice.
 */
export function instantsOf(zone: string, { day, time }: WallTime): Date[] {
  const asUtc = utcOf({ day, time });
  if (Number.isNaN(asUtc)) return [];
  // The offsets around the wall time; no zone changes twice within a day.
  const offsets = new Set(
    [asUtc - HALF_A_DAY * 2, asUtc, asUtc + HALF_A_DAY * 2].map((at) => offsetOf(zone, at)),
  );
  return [...offsets]
    .map((offset) => new Date(asUtc - offset))
    .filter((instant) => {
      const shown = wallTimeOf(zone, instant);
      return shown.day === day && shown.time === time;
    })
    .sort((a, b) => a.getTime() - b.getTime());
}

/** The first instant of a day in `zone`, also where clocks skip its midnight; null for what is no day. */
export function startOfDay(zone: string, day: string): Date | null {
  // No gap is longer than a day; all that ever were begin and end at a quarter of an hour.
  for (let quarter = 0; quarter < 96; quarter++) {
    const time = new Date(quarter * 15 * MINUTE).toISOString().slice(11, 16);
    const [first] = instantsOf(zone, { day, time });
    if (first) return first;
  }
  return null;
}

/** The calendar day `days` after a day `YYYY-MM-DD`. */
export function dayAfter(day: string, days = 1): string {
  return new Date(utcOf({ day, time: "00:00" }) + HALF_A_DAY * 2 * days).toISOString().slice(0, 10);
}

/** Whether some wall time of the days from `first` to `last` is shown twice: clocks go back then. */
export function hasRepeatedTime(zone: string, first: string, last: string): boolean {
  const end = utcOf({ day: last, time: "00:00" }) + HALF_A_DAY * 3;
  let before = offsetOf(zone, utcOf({ day: first, time: "00:00" }) - HALF_A_DAY);
  for (let at = utcOf({ day: first, time: "00:00" }); at <= end; at += HALF_A_DAY) {
    const offset = offsetOf(zone, at);
    if (offset < before) return true;
    before = offset;
  }
  return false;
}

/** Milliseconds a clock in `zone` is ahead of UTC at an instant, to the minute. */
export function offsetOf(zone: string, at: number): number {
  return utcOf(wallTimeOf(zone, new Date(at))) - Math.floor(at / MINUTE) * MINUTE;
}

function utcOf({ day, time }: WallTime): number {
  return Date.parse(`${day}T${time}:00Z`);
}
