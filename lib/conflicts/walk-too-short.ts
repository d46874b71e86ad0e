import { type Found, keyOf, sideOf } from "@/lib/conflicts/conflict";
import type { ProgrammeFacts, WalkFacts } from "@/lib/conflicts/facts";
import { pairsOf, spansByPerson, spansOf } from "@/lib/conflicts/spans";

const MINUTE = 60_000;

/**
 * The same person in two buildings with less time between than the walk takes. At once is not too short but twice.
 * Between buildings without a walk, and from or to a room without a building, nobody walks.
 */
export function walkTooShort({ sessions, rooms, people, walks }: ProgrammeFacts): Found[] {
  if (walks.length === 0) return [];
  const buildings = new Map(rooms.map(({ id, building }) => [id, building]));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const minutesBetween = new Map(walks.flatMap((walk) => bothWays(walk)));
  const longest = Math.max(...walks.map((walk) => walk.minutes)) * MINUTE;
  const found: Found[] = [];
  for (const [personId, spans] of spansByPerson(spansOf(sessions)))
    for (const [one, other] of pairsOf(spans, longest)) {
      const gap = other.from - one.until;
      const from = buildings.get(one.session.roomId ?? "") ?? "";
      const to = buildings.get(other.session.roomId ?? "") ?? "";
      const walk = minutesBetween.get(JSON.stringify([from, to])) ?? 0;
      if (gap < 0 || gap >= walk * MINUTE) continue;
      const sides = [sideOf(one.session), sideOf(other.session)];
      const facts = { person: names.get(personId) ?? "", from, to, minutes: Math.floor(gap / MINUTE), walk };
      const key = keyOf("walk_too_short", [personId], sides);
      found.push({ kind: "walk_too_short", key, sessions: sides, personId, facts });
    }
  return found;
}

function bothWays({ fromBuilding, toBuilding, minutes }: WalkFacts): [string, number][] {
  return [
    [JSON.stringify([fromBuilding, toBuilding]), minutes],
    [JSON.stringify([toBuilding, fromBuilding]), minutes],
  ];
}
