import { type Column, type GridSpot, spotOf } from "@/components/timetable/spot";
import type { Held } from "@/components/timetable/use-holding";
import { type Day, hoursShown, minuteOf } from "@/lib/schedule/day";
import type { Timetable, TimetableSession } from "@/lib/schedule/view";

/** A session and where it stands on the day; null: it has no time. */
export type Standing = { session: TimetableSession; spot: GridSpot | null };

/** What stands on the day, and what is not placed at all. */
export function standingOn(day: Day, sessions: readonly TimetableSession[]): Standing[] {
  return sessions
    .map((session) => ({ session, spot: spotOf(day, session) }))
    .filter(({ spot }) => !spot || (spot.minute < day.minutes && spot.minute + spot.minutes > 0));
}

/** The rooms, after a column for what has a time and no room where there is such a thing. */
export function columnsOf(
  rooms: Timetable["rooms"],
  standing: readonly Standing[],
  held: Held | null,
): (Column & { hint: string })[] {
  const isWithout = (session: TimetableSession, spot: GridSpot | null) =>
    spot !== null && spot.roomId === null && !session.isPlenary;
  const hasNone =
    standing.some(({ session, spot }) => isWithout(session, spot)) ||
    (held !== null && isWithout(held.session, held.origin));
  return [
    ...(hasNone ? [{ id: null, name: "No room yet", hint: "" }] : []),
    ...rooms.map(({ id, name, building, seats, mode }) => ({
      ...{ id, name },
      hint: [building, seats && `${seats} seats`, mode === "online" && "online"].filter(Boolean).join(" · "),
    })),
  ];
}

/** From which minute to which the day is shown. */
export function shownOf(
  day: Day,
  {
    standing,
    held,
    wholeDay,
    breaks,
  }: { standing: readonly Standing[]; held: Held | null; wholeDay: boolean; breaks: Timetable["breaks"] },
) {
  if (wholeDay) return { from: 0, until: day.minutes };
  // Under a pointer the grid stands still.
  const moving = held?.by === "keys" ? held.spot : null;
  const spots = [...standing.map(({ spot }) => spot), moving].filter((spot) => spot !== null);
  const ofDay = breaks
    .map(({ startsAt, minutes }) => ({ minute: minuteOf(day, startsAt), minutes }))
    .filter(({ minute, minutes }) => minute < day.minutes && minute + minutes > 0);
  return hoursShown(day, [...spots, ...ofDay]);
}

const MORNING = 9 * 60;
const EVENING = 19 * 60;

/** Where a session that has no place is first held: in the room it is meant for, as early as nothing is in its way. */
export function firstSpot(
  { roomId, minutes }: TimetableSession,
  columns: readonly Column[],
  isFree: (spot: GridSpot) => boolean,
): GridSpot {
  const rooms = columns.filter(({ id }) => id !== null);
  const room = rooms.find(({ id }) => id === roomId) ?? rooms[0];
  const at = (minute: number) => ({ roomId: room?.id ?? null, minute, minutes });
  for (let minute = MORNING; minute <= EVENING; minute += 5) if (isFree(at(minute))) return at(minute);
  return at(MORNING);
}
