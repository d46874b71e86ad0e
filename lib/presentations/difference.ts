import { diffWordsWithSpace } from "diff";

export type Piece = { kind: "same" | "added" | "removed"; text: string };

/** Changed words after which the texts are simply two texts; also bounds the time hostile ones take. */
const MOST_CHANGES = 2000;

/** Below this share of kept characters a word here and there in common is noise: one text, then the other. */
const LEAST_KEPT = 0.25;

/** What changed from one text to another, word by word, in reading order; equal neighbours are one piece. */
export function differenceOf(before: string, after: string): Piece[] {
  if (before === after) return before ? [{ kind: "same", text: before }] : [];
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES });
  if (!changes) return whole(before, after);
  const kept = changes.reduce(
    (sum, change) => sum + (change.added || change.removed ? 0 : change.value.length),
    0,
  );
  if (kept < LEAST_KEPT * Math.max(before.length, after.length)) return whole(before, after);
  return changes.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
}

function whole(before: string, after: string): Piece[] {
  const pieces: Piece[] = [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
  return pieces.filter((piece) => piece.text);
}
