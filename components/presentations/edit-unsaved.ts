import type { TypedText } from "@/lib/presentations/schema";

/** A text somebody typed and has not saved, kept in this browser until it is. */
export type UnsavedText = TypedText & { version: number; keptAt: string };

const PREFIX = "lectern:unsaved:";
const keyOf = (presentationId: string, version: number) => `${PREFIX}${presentationId}:${version}`;

/** Keeps the text typed over a version. A browser without storage, or with a full one, keeps nothing. */
export function keepUnsaved(presentationId: string, version: number, text: TypedText): void {
  try {
    const kept: UnsavedText = { ...text, version, keptAt: new Date().toISOString() };
    localStorage.setItem(keyOf(presentationId, version), JSON.stringify(kept));
  } catch {
    // Then the open page is all there is.
  }
}

/** The newest unsaved text of a presentation, whatever version it was typed over; null when there is none. */
export function readUnsaved(presentationId: string): UnsavedText | null {
  try {
    return (
      keysOf(presentationId)
        .map((key) => JSON.parse(localStorage.getItem(key) ?? "null") as UnsavedText | null)
        .filter((kept) => kept !== null)
        .sort((one, other) => other.keptAt.localeCompare(one.keptAt))[0] ?? null
    );
  } catch {
    return null;
  }
}

/** Forgets what was kept of a presentation: it was saved, or given up. */
export function forgetUnsaved(presentationId: string): void {
  try {
    for (const key of keysOf(presentationId)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

function keysOf(presentationId: string): string[] {
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "");
  return keys.filter((key) => key.startsWith(`${PREFIX}${presentationId}:`));
}
