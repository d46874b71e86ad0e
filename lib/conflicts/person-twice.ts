import { type Found, keyOf, sideOf } from "@/lib/conflicts/conflict";
import type { ProgrammeFacts } from "@/lib/conflicts/facts";
import { pairsOf, spansByPerson, spansOf } from "@/lib/conflicts/spans";

/**
 * A presenter, co-presenter or chair in two sessions at once. The same as the constraint `person_elsewhere` refuses:
 * whole sessions count, and nothing clashes within one.
 */
export function personTwice({ sessions, people }: ProgrammeFacts): Found[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const found: Found[] = [];
  for (const [personId, spans] of spansByPerson(spansOf(sessions)))
    for (const [one, other] of pairsOf(spans)) {
      const sides = [sideOf(one.session), sideOf(other.session)];
      const facts = { person: names.get(personId) ?? "" };
      const key = keyOf("person_twice", [personId], sides);
      found.push({ kind: "person_twice", key, sessions: sides, personId, facts });
    }
  return found;
}
