type Values = Record<string, string | number>;

/** Values that say nothing, and therefore are not written. */
const SILENT = new Set(["", "any", "newest", "1"]);

/** An address with these filters; changing one starts at the first page again. */
export function addressWith(path: string, filters: Values, change: Values): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filters, page: 1, ...change }))
    if (!SILENT.has(String(value))) query.set(name, String(value));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
