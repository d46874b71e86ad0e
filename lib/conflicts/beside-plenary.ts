import { type Found, keyOf, sideOf } from "@/lib/conflicts/conflict";
import type { ProgrammeFacts } from "@/lib/conflicts/facts";
import { pairsOf, spansOf } from "@/lib/conflicts/spans";

/** A session at the time of one that is for everybody. */
export function besidePlenary({ sessions }: ProgrammeFacts): Found[] {
  if (!sessions.some((session) => session.isPlenary)) return [];
  const found: Found[] = [];
  for (const [one, other] of pairsOf(spansOf(sessions))) {
    if (!one.session.isPlenary && !other.session.isPlenary) continue;
    const [beside, plenary] = other.session.isPlenary ? [one, other] : [other, one];
    const sides = [sideOf(beside.session), sideOf(plenary.session)];
    found.push({
      kind: "beside_plenary",
      key: keyOf("beside_plenary", [], sides),
      sessions: sides,
      facts: {},
    });
  }
  return found;
}
