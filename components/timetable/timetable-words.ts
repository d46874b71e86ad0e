import type { Column, GridSpot } from "@/components/timetable/spot";
import { type Day, instantAt } from "@/lib/schedule/day";
import type { TimetableSession } from "@/lib/schedule/view";
import { dayInWords, spanInWords, timeInWords } from "@/lib/time/words";

/** "10:45–12:25, Room 205". */
export function spotInWords(day: Day, spot: GridSpot | null, columns: readonly Column[]): string {
  if (!spot) return "off the timetable";
  const room = columns.find(({ id }) => id === spot.roomId)?.name ?? "no room yet";
  return `${spanInWords(day.zone, instantAt(day, spot.minute), spot.minutes)}, ${room}`;
}

/** "4 papers need 100 of 75 minutes" only where it is too short; else "4 papers". */
export function heldInWords({ papers, needs, minutes }: TimetableSession): string {
  if (papers === 0) return "empty";
  const count = papers === 1 ? "1 paper" : `${papers} papers`;
  return needs > minutes ? `${count} need ${needs} of ${minutes} minutes` : count;
}

/** Those nobody has let stand. */
export function standingConflicts(session: TimetableSession) {
  return session.conflicts.filter((conflict) => !conflict.isAcknowledged);
}

/** "since Fri 11 June, 23:30", "until 01:10, Sun 13 June": what a day's page does not show of a session. */
export function beyondInWords(day: Day, spot: GridSpot): { before: string | null; after: string | null } {
  const at = (minute: number) => instantAt(day, minute);
  const said = (minute: number) =>
    `${timeInWords(day.zone, at(minute))} on ${dayInWords(day.zone, at(minute))}`;
  const end = spot.minute + spot.minutes;
  return {
    before: spot.minute < 0 ? `since ${said(spot.minute)}` : null,
    after: end > day.minutes ? `until ${said(end)}` : null,
  };
}

/** Clocks change on this day: "23 hours: clocks go forward"; null on others. */
export function changeInWords(day: Day, change: number): string | null {
  if (change === 0) return null;
  const hours = `${day.minutes / 60} hours`;
  return change > 0
    ? `This day has ${hours}: clocks go forward.`
    : `This day has ${hours}: clocks go back, and some times come twice.`;
}
