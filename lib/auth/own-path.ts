/** Where people go who named no place, or a place that is not ours. */
const HOME = "/my";
const LONGEST = 500;

/**
 * The path of ours that `next=` names, with query and fragment, or `/my`.
 *
 * Browsers read `//x`, `/\x` and, after dots are resolved, `/..//x` as another host, and drop tabs and line ends
 * on the way: all of them, also percent-encoded any number of times, are not ours.
 */
export function ownPath(next: unknown): string {
  if (typeof next !== "string" || next.length > LONGEST || !next.isWellFormed()) return HOME;
  if (!looksOwn(next)) return HOME;
  const url = new URL(next, "http://own.invalid");
  const path = url.pathname + url.search + url.hash;
  // Resolving `%2e` and dots uncovers what stood behind them.
  return url.origin === "http://own.invalid" && looksOwn(path) ? path : HOME;
}

/** Whether it is ours as it stands, and however often it is decoded. */
function looksOwn(text: string): boolean {
  const decoded = decodedWholly(text);
  return decoded !== null && [text, decoded].every(isOwn);
}

function isOwn(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so that what follows is read anew
  return /^\/(?!\/)/.test(text) && !/[\\\u0000-\u001f\u007f]/.test(text);
}

/** Null when it cannot be decoded, or is encoded deeper than anybody would by accident. */
function decodedWholly(text: string): string | null {
  let decoded = text;
  for (let depth = 0; depth < 5; depth++) {
    try {
      const next = decodeURIComponent(decoded);
      if (next === decoded) return decoded;
      decoded = next;
    } catch {
      return depth === 0 ? null : decoded;
    }
  }
  return null;
}
