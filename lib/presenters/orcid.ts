/**
 * An ORCID iD as `0000-0002-1825-0097`, from digits with or without hyphens or its https address; null when it is
 * none: sixteen characters of which the last checks the others (ISO 7064 MOD 11-2).
 */
export function orcidOf(typed: string): string | null {
  const compact = typed
    .trim()
    .replace(/^https?:\/\/(www\.)?orcid\.org\//i, "")
    .replace(/[\s-]/g, "")
    .toUpperCase();
  if (!/^\d{15}[\dX]$/.test(compact)) return null;
  let total = 0;
  for (const digit of compact.slice(0, 15)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  if (compact[15] !== (check === 10 ? "X" : String(check))) return null;
  return compact.replace(/(.{4})(?=.)/g, "$1-");
}
