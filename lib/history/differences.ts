const AT_MOST = 40;

/** What two values of an audit event say differently, a line a field: "minutes: 100 → 75". Names stand for ids. */
export function differencesInWords(
  before: unknown,
  after: unknown,
  nameOf: (id: string) => string | undefined,
): string[] {
  const [was, is] = [leaves(before), leaves(after)];
  const lines = [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
    const [old, now] = [was.get(path), is.get(path)];
    if (old === now) return [];
    const said = (value: string | undefined) => (value === undefined ? "–" : (nameOf(value) ?? value));
    return [`${path.replace(/[0-9a-f-]{36}/g, (id) => nameOf(id) ?? id)}: ${said(old)} → ${said(now)}`];
  });
  return lines.length > AT_MOST ? [...lines.slice(0, AT_MOST), `and ${lines.length - AT_MOST} more`] : lines;
}

/** Every value in a tree of JSON by its path, as text; what is null or empty is not there. */
function leaves(value: unknown, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  if (value === null || value === undefined || value === "") return found;
  if (typeof value !== "object") return found.set(path || "value", String(value));
  for (const [key, inner] of Object.entries(value))
    for (const leaf of leaves(inner, path ? `${path} › ${key}` : key)) found.set(...leaf);
  return found;
}
