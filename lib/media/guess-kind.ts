import { formatOfName } from "@/lib/media/formats";
import type { KindToAdd } from "@/lib/media/schema";

/**
 * The kind a file most likely is, by its name's ending: one made for its format before one that takes anything, one
 * that is asked for before others, else in the conference's order. Null when the conference has no kinds.
 */
export function guessKind(kinds: readonly KindToAdd[], fileName: string): KindToAdd | null {
  const format = formatOfName(fileName);
  const madeForIt = kinds.filter(({ formats }) => format !== null && formats.includes(format.id));
  const takeAnything = kinds.filter(({ formats }) => formats.length === 0);
  const named = takeAnything.filter(({ slug }) => format !== null && slug.includes(format.showing));
  for (const candidates of [madeForIt, named, takeAnything, kinds]) {
    const found = candidates.find(({ openRequests }) => openRequests > 0) ?? candidates[0];
    if (found) return found;
  }
  return null;
}
