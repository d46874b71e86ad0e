import { type Found, keyOf, sideOf } from "@/lib/conflicts/conflict";
import type { ProgrammeFacts } from "@/lib/conflicts/facts";

/** More people follow a session than its room has seats, placed in time or not; rooms without a number are not counted. */
export function tooFewSeats({ sessions, rooms }: ProgrammeFacts): Found[] {
  const byId = new Map(rooms.map((room) => [room.id, room]));
  return sessions.flatMap((session) => {
    const room = byId.get(session.roomId ?? "");
    if (!room || room.seats === null || session.followers <= room.seats) return [];
    const sessions = [sideOf(session)];
    const facts = { room: room.name, seats: room.seats, followers: session.followers };
    const key = keyOf("too_few_seats", [room.id], sessions);
    return [{ kind: "too_few_seats", key, sessions, roomId: room.id, facts } satisfies Found];
  });
}
