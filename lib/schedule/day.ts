import { dayAfter, instantsOf, offsetOf, startOfDay, type WallTime, wallTimeOf } from "@/lib/time/zone";

/** Minutes of the timetable's lines, and what everything snaps to. */
const STEP = 5;
const MINUTE = 60_000;

/**
 * A calendar day in a zone as real time: where clocks change it has 23 or 25 hours, and minute 180 is not 03:00.
 * Minutes count from its first instant; a session that began the day before has a negative one.
 */
export type Day = { zone: string; day: string; startsAt: Date; minutes: number };

/** Null for what is no day. */
export function dayOf(zone: string, day: string): Day | null {
  const startsAt = startOfDay(zone, day);
  const next = startsAt && startOfDay(zone, dayAfter(day));
  if (!startsAt || !next) return null;
  return { zone, day, startsAt, minutes: (next.getTime() - startsAt.getTime()) / MINUTE };
}

/** Minute of the day at which an instant lies. */
export function minuteOf({ startsAt }: Day, instant: Date): number {
  return (instant.getTime() - startsAt.getTime()) / MINUTE;
}

export function instantAt({ startsAt }: Day, minute: number): Date {
  return new Date(startsAt.getTime() + minute * MINUTE);
}

/** What a form says of this minute: day and time on clocks, and which of two where they show it twice. */
export function typedAt(day: Day, minute: number): WallTime & { occurrence: "" | "first" | "second" } {
  const instant = instantAt(day, minute);
  const wall = wallTimeOf(day.zone, instant);
  const [, second] = instantsOf(day.zone, wall);
  if (!second) return { ...wall, occurrence: "" };
  return { ...wall, occurrence: second.getTime() === instant.getTime() ? "second" : "first" };
}

/** The nearest line; past the last one of the day it stays on it. */
export function snapped(minute: number, { minutes }: Pick<Day, "minutes">): number {
  return Math.min(Math.max(0, Math.round(minute / STEP) * STEP), minutes - STEP);
}

/** A length on the lines, of at least one step and at most a day. */
export function snappedLength(minutes: number, least = STEP): number {
  return Math.min(Math.max(Math.ceil(least / STEP) * STEP, Math.round(minutes / STEP) * STEP), 1440);
}

export type HourMark = { minute: number; time: string; isRepeated: boolean };

/** Each full hour that clocks show from one minute to another; an hour they show again says so. */
export function hourMarks(day: Day, from: number, until: number): HourMark[] {
  const marks: HourMark[] = [];
  for (let minute = Math.ceil(from / STEP) * STEP; minute <= until; minute += STEP) {
    const { time, occurrence } = typedAt(day, minute);
    if (time.endsWith(":00")) marks.push({ minute, time, isRepeated: occurrence === "second" });
  }
  return marks;
}

/** Minutes clocks are set forward during the day; negative: back. */
export function clockChange(day: Day): number {
  const end = instantAt(day, day.minutes).getTime();
  return (offsetOf(day.zone, end) - offsetOf(day.zone, day.startsAt.getTime())) / MINUTE;
}

/** Where a day is looked at unless all of it is asked for, in minutes. */
const USUAL = { from: 8 * 60, until: 20 * 60 };

/** The full hours of the day that hold these spans, the usual ones included. */
export function hoursShown(
  day: Day,
  spans: readonly { minute: number; minutes: number }[],
): { from: number; until: number } {
  const from = Math.min(USUAL.from, ...spans.map((span) => Math.max(0, span.minute)));
  const until = Math.max(
    USUAL.until,
    ...spans.map((span) => Math.min(day.minutes, span.minute + span.minutes)),
  );
  return { from: Math.floor(from / 60) * 60, until: Math.min(day.minutes, Math.ceil(until / 60) * 60) };
}
