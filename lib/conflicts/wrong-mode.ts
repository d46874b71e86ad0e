import { modesFit } from "@/lib/conferences/modes";
import { type Found, keyOf, sideOf } from "@/lib/conflicts/conflict";
import type { ProgrammeFacts } from "@/lib/conflicts/facts";

/** A paper in a session, or a session in a room, of a mode in which it cannot take place. */
export function wrongMode({ sessions, rooms }: ProgrammeFacts): Found[] {
  const byId = new Map(rooms.map((room) => [room.id, room]));
  return sessions.flatMap((session) => {
    const [kind, sessions, sessionMode] = ["wrong_mode" as const, [sideOf(session)], session.mode];
    const found: Found[] = session.papers
      .filter(({ isWithdrawn, mode }) => !isWithdrawn && !modesFit(mode, sessionMode))
      .map(({ id, title, mode }) => {
        const facts = { paper: title, room: null, mode, sessionMode };
        return { kind, key: keyOf(kind, [id], sessions), sessions, presentationId: id, facts };
      });
    const room = byId.get(session.roomId ?? "");
    if (room && !modesFit(sessionMode, room.mode)) {
      const facts = { paper: null, room: room.name, mode: room.mode, sessionMode };
      found.push({ kind, key: keyOf(kind, [room.id], sessions), sessions, roomId: room.id, facts });
    }
    return found;
  });
}
