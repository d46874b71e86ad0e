import { type Found, keyOf, sideOf } from "@/lib/conflicts/conflict";
import type { ProgrammeFacts } from "@/lib/conflicts/facts";
import { grouped } from "@/lib/conflicts/grouped";
import { pairsOf, spansOf } from "@/lib/conflicts/spans";

/** Two sessions in one room at once; rooms that hold several have none. The same as the constraint `room_taken` refuses. */
export function roomTaken({ sessions, rooms }: ProgrammeFacts): Found[] {
  const found: Found[] = [];
  const byRoom = grouped(spansOf(sessions), (span) => [span.session.roomId]);
  for (const { id: roomId, name, holdsSeveral } of rooms) {
    if (holdsSeveral) continue;
    for (const [one, other] of pairsOf(byRoom.get(roomId) ?? [])) {
      const sides = [sideOf(one.session), sideOf(other.session)];
      const key = keyOf("room_taken", [roomId], sides);
      found.push({ kind: "room_taken", key, sessions: sides, roomId, facts: { room: name } });
    }
  }
  return found;
}
