/** First parts of addresses that are ours, and words our own pages put where a slug stands. No slug may be one. */
const RESERVED = new Set(
  `about accept account admin api assets atom board browse calendar changelog claims claim conferences cite decline delete
  docs download edit events export favicon feed files follow help history health healthz ical image images import imports
  inbox index invitations invitation json keywords keyword lectern legal login logout manifest media me merge my new next
  notifications null og organise organize organiser people person places presentations presentation presenters presenter
  preferences preview privacy programme program public requests request robots rooms rss schedule search security sessions session
  settings sign-in sign-out signin signout sitemap sitemaps static status submissions submission submit support terms
  themes theme timetable tus types undefined undo unsubscribe upload uploads v1 webhooks well-known withdraw www`.split(
    /\s+/,
  ),
);

/** Letters that Unicode does not take apart. */
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

const LONGEST = 80;

export function isReservedSlug(slug: string): boolean {
  return RESERVED.has(slug);
}

/**
 * The slug a title or name asks for: `a-z0-9` and single hyphens, at most 80 characters, cut between words.
 * ASCII only, so that an address reads the same in a mail, a log and a bar. Text without any Latin letter or
 * digit gives `fallback`; a word of ours gets the fallback in front.
 */
export function slugFrom(text: string, fallback: string): string {
  const words = text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’‘ʼ]/g, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? "")
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, LONGEST);
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  if (!slug) return fallback;
  return isReservedSlug(slug) ? `${fallback}-${slug}` : slug;
}

/** `wanted`, or `wanted-2`, `wanted-3`… : the first that is not among `taken`. */
export function firstFreeSlug(wanted: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  let slug = wanted;
  for (let number = 2; used.has(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}
