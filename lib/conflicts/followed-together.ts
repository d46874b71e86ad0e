import { type Found, keyOf, sideOf } from "@/lib/conflicts/conflict";
import type { ProgrammeFacts } from "@/lib/conflicts/facts";
import { pairsOf, spansOf } from "@/lib/conflicts/spans";

/** Fewer than this would say who: organisers never learn of them. */
export const PEOPLE_AT_LEAST = 5;

/** Two sessions at the same time that many people follow both. */
export function followedTogether({ sessions, followedTogether }: ProgrammeFacts): Found[] {
  const many = new Map(
    followedTogether
      .filter(({ people }) => people >= PEOPLE_AT_LEAST)
      .map(({ sessionIds, people }) => [[...sessionIds].sort().join(), people]),
  );
  if (many.size === 0) return [];
  const found: Found[] = [];
  for (const [one, other] of pairsOf(spansOf(sessions))) {
    const people = many.get([one.session.publicId, other.session.publicId].sort().join());
    if (people === undefined) continue;
    const sides = [sideOf(one.session), sideOf(other.session)];
    const key = keyOf("followed_together", [], sides);
    found.push({ kind: "followed_together", key, sessions: sides, facts: { people } });
  }
  return found;
}
