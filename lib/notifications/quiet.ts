import { instantsOf, isZone, wallTimeOf } from "@/lib/time/zone";

/** When a person wants no mail: minutes after midnight on a clock in `zone`; equal ones: never. */
export type QuietHours = { zone: string; quietFrom: number; quietUntil: number };

/** Hour of the day, in a person's zone, at which the daily digest is due. */
const DIGEST_HOUR = 8;
const DAY = 24 * 60;

/** The zone a person reads clocks in: their own, else the conference's, else UTC; one we do not know counts as none. */
export function zoneOf(own: string | null, conferences: string | null): string {
  return [own, conferences].find((zone) => zone && isZone(zone)) ?? "UTC";
}

/** When the quiet hours that hold at `now` end; null when none hold. They may go past midnight. */
export function quietEnd({ zone, quietFrom, quietUntil }: QuietHours, now: Date): Date | null {
  if (quietFrom === quietUntil) return null;
  const { day, time } = wallTimeOf(zone, now);
  const minute = minutesOf(time);
  const wraps = quietFrom > quietUntil;
  const isQuiet = wraps
    ? minute >= quietFrom || minute < quietUntil
    : minute >= quietFrom && minute < quietUntil;
  if (!isQuiet) return null;
  return nextAt(zone, minute < quietUntil ? day : dayAfter(day), quietUntil, now);
}

/** The next daily digest of somebody in this zone: 08:00 on their clock, later than `now`. */
export function nextDigest(zone: string, now: Date): Date {
  const { day, time } = wallTimeOf(zone, now);
  const isOver = minutesOf(time) >= DIGEST_HOUR * 60;
  return nextAt(zone, isOver ? dayAfter(day) : day, DIGEST_HOUR * 60, now);
}

/** The first instant after `now` at which the clock shows this minute of the day, or has jumped over it. */
function nextAt(zone: string, day: string, minute: number, now: Date): Date {
  for (let at = minute; at < DAY; at += 1) {
    const instant = instantsOf(zone, { day, time: timeOf(at) }).find((one) => one > now);
    if (instant) return instant;
  }
  // The clock jumped over the rest of that day.
  return nextAt(zone, dayAfter(day), 0, now);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timeOf(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY * 60_000).toISOString().slice(0, 10);
}
