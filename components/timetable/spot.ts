import type { TypedPlace } from "@/components/timetable/answer";
import { type Day, instantAt, minuteOf, snapped, snappedLength, typedAt } from "@/lib/schedule/day";
import type { TimetableSession } from "@/lib/schedule/view";

/** A place on the day that is shown; minutes count from its first instant, `roomId` null: no room yet. */
export type GridSpot = { roomId: string | null; minute: number; minutes: number };

/** A column of the grid: a room, or what has a time and no room. */
export type Column = { id: string | null; name: string };

/** Where a session stands; null: it is not placed. */
export function spotOf(day: Day, { startsAt, roomId, minutes }: TimetableSession): GridSpot | null {
  return startsAt && { roomId, minutes, minute: minuteOf(day, startsAt) };
}

/** What the form of a session would say to put it there; off the timetable it keeps the room it is meant for. */
export function typedFor(day: Day, session: TimetableSession, spot: GridSpot | null): TypedPlace {
  if (!spot)
    return {
      ...{ startsOn: "", startsAt: "", occurrence: "" },
      ...{ roomId: session.roomId ?? "", minutes: session.minutes },
    };
  const wall = typedAt(day, spot.minute);
  return {
    ...{ startsOn: wall.day, startsAt: wall.time, occurrence: wall.occurrence },
    ...{ roomId: spot.roomId ?? "", minutes: spot.minutes },
  };
}

/** A session as it would be there. */
export function placedAt(day: Day, session: TimetableSession, spot: GridSpot | null): TimetableSession {
  if (!spot) return { ...session, startsAt: null };
  const { roomId, minutes, minute } = spot;
  return { ...session, roomId, minutes, startsAt: instantAt(day, minute) };
}

export function sameSpot(one: GridSpot | null, other: GridSpot | null): boolean {
  if (!one || !other) return one === other;
  return one.roomId === other.roomId && one.minute === other.minute && one.minutes === other.minutes;
}

const STEPS: Record<string, number> = { ArrowUp: -5, ArrowDown: 5, PageUp: -60, PageDown: 60 };
const LENGTHS: Record<string, number> = { "-": -5, "+": 5, "=": 5 };
const ROOMS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** Where a key takes what is held: up and down in time, left and right between rooms, + and - in length. Null: nowhere. */
export function movedBy(key: string, spot: GridSpot, day: Day, columns: readonly Column[]): GridSpot | null {
  const [step, length, room] = [STEPS[key], LENGTHS[key], ROOMS[key]];
  if (step !== undefined) return { ...spot, minute: snapped(spot.minute + step, day) };
  if (length !== undefined) return { ...spot, minutes: snappedLength(spot.minutes + length) };
  if (room === undefined) return null;
  const at = columns.findIndex(({ id }) => id === spot.roomId);
  const column = columns[Math.min(Math.max(0, at + room), columns.length - 1)];
  return column ? { ...spot, roomId: column.id } : null;
}

type Standing = { id: string; spot: GridSpot };

/** The session that an arrow leads to from another: before or after it in its room, else nearest in time beside it. */
export function besideOf(
  key: string,
  id: string,
  standing: readonly Standing[],
  columns: readonly Column[],
): string | null {
  const from = standing.find((one) => one.id === id);
  if (!from) return null;
  const inRoom = (roomId: string | null) =>
    standing.filter(({ spot }) => spot.roomId === roomId).sort((a, b) => a.spot.minute - b.spot.minute);
  const own = inRoom(from.spot.roomId);
  const at = own.indexOf(from);
  if (key === "ArrowUp") return own[at - 1]?.id ?? null;
  if (key === "ArrowDown") return own[at + 1]?.id ?? null;
  if (key === "Home") return own[0]?.id ?? null;
  if (key === "End") return own.at(-1)?.id ?? null;
  const step = ROOMS[key];
  if (step === undefined) return null;
  let column = columns.findIndex((one) => one.id === from.spot.roomId) + step;
  for (; column >= 0 && column < columns.length; column += step) {
    const there = inRoom(columns[column]?.id ?? null);
    const away = ({ spot }: Standing) => Math.abs(spot.minute - from.spot.minute);
    const [nearest] = there.sort((a, b) => away(a) - away(b));
    if (nearest) return nearest.id;
  }
  return null;
}
