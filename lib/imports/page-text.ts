import type { LineProblem } from "@/lib/imports/csv";

/** A presentation as a page's text says it; `line`s count from 1. */
export type PageText = {
  title: string;
  abstract: string;
  presenters: { name: string; affiliation: string }[];
  type: string;
  theme: string;
  keywords: string[];
};

type Line = { number: number; text: string };

/** Headings after the abstract, as the page orders them. Only the last three parts may be missing. */
const HEADINGS = {
  presenters: /^presenters?:?$/i,
  details: /^details:?$/i,
  type: /^presentation type:?$/i,
  theme: /^theme:?$/i,
  keywords: /^keywords?:?$/i,
  media: /^digital media:?$/i,
} as const;
type Heading = keyof typeof HEADINGS;
const IN_ORDER = Object.keys(HEADINGS) as Heading[];
const REQUIRED: Partial<Record<Heading, string>> = {
  presenters: "Presenters",
  type: "Presentation Type",
  theme: "Theme",
};

/** What the page offers its readers; not the presentation's. */
const OFFERS = [
  /^(this presenter|these presenters|the presenters?) (has|have)n['’]t added (any )?media( yet)?\.?$/i,
  /^request media( and follow this presentation)?\.?$/i,
  /^follow this presentation\.?$/i,
];

/** Words a position or an institution starts with or holds: a line of its own after a name is its affiliation. */
const INSTITUTION =
  /\b(universit\p{L}*|universidad\p{L}*|hochschule|college|school|institut\p{L}*|faculty|department|dept|academy|cent(re|er)|museum|library|ministry|laborator\p{L}*|hospital|foundation|council|society|association|professor|lecturer|student|candidate|researcher|fellow|director|dean|chair of|independent scholar)\b/iu;
/** Stands after a comma and still belongs to the name. */
const SUFFIX = /^(jr|sr|ii|iii|iv|ph\.?d|m\.?d|dr)\.?$/i;

/**
 * Reads the text of a presentation's page: title, Abstract, Presenters, Details with Presentation Type and Theme,
 * Keywords, Digital Media. Headings are looked for from the end, so that an abstract may hold a line "Theme".
 */
export function readPageText(text: string): { page: PageText | null; problems: LineProblem[] } {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/)
    .map((raw, index) => ({ number: index + 1, text: raw.replace(/\u00a0/g, " ").trim() }));
  const titleAt = lines.findIndex((line) => line.text !== "");
  const abstractAt = lines.findIndex((line, index) => index > titleAt && /^abstract:?$/i.test(line.text));
  if (titleAt < 0) return { page: null, problems: [{ line: 1, sentence: "There is no text." }] };
  if (abstractAt < 0)
    return { page: null, problems: [{ line: lines.length, sentence: "There is no line “Abstract”." }] };

  const found = findHeadings(lines, abstractAt);
  const problems = missing(found, lines.length);
  if (problems.length > 0) return { page: null, problems };
  const part = partsOf(lines, found);
  return pageOf(filled(lines.slice(titleAt, abstractAt)), bodyOf(lines, abstractAt, found), part);
}

function pageOf(titleLines: Line[], abstract: string, part: (heading: Heading) => Line[]) {
  const problems: LineProblem[] = [
    ...part("details").map(unknown),
    ...part("type").slice(1).map(unknown),
    ...part("theme").slice(1).map(unknown),
    ...part("media").filter(isUnknownMedia).map(unknown),
  ];
  const page: PageText = {
    title: titleLines.map((line) => line.text).join(" "),
    abstract,
    presenters: presentersOf(part("presenters")),
    type: part("type")[0]?.text ?? "",
    theme: part("theme")[0]?.text ?? "",
    keywords: keywordsOf(part("keywords").map((line) => line.text)),
  };
  return { page, problems };
}

/** Index of each heading's line; the last one of each before the next. */
function findHeadings(lines: Line[], abstractAt: number): Partial<Record<Heading, number>> {
  const found: Partial<Record<Heading, number>> = {};
  let before = lines.length;
  for (const heading of [...IN_ORDER].reverse()) {
    const at = lines.findLastIndex(
      (line, index) => index > abstractAt && index < before && HEADINGS[heading].test(line.text),
    );
    if (at < 0) continue;
    found[heading] = at;
    before = at;
  }
  return found;
}

function missing(found: Partial<Record<Heading, number>>, last: number): LineProblem[] {
  return Object.entries(REQUIRED)
    .filter(([heading]) => found[heading as Heading] === undefined)
    .map(([, name]) => ({ line: last, sentence: `There is no line “${name}”.` }));
}

function bodyOf(lines: Line[], abstractAt: number, found: Partial<Record<Heading, number>>): string {
  const end = Math.min(...Object.values(found));
  return lines
    .slice(abstractAt + 1, end)
    .map((line) => line.text)
    .join("\n")
    .trim()
    .replace(/\n{3,}/g, "\n\n");
}

/** The filled lines under a heading, down to the next one. */
function partsOf(lines: Line[], found: Partial<Record<Heading, number>>) {
  return (heading: Heading): Line[] => {
    const start = found[heading];
    if (start === undefined) return [];
    const end = Math.min(...Object.values(found).filter((at) => at > start), lines.length);
    return filled(lines.slice(start + 1, end));
  };
}

/**
 * One presenter a line, or several between semicolons: "Name", "Name, affiliation", "Name (affiliation)",
 * or the affiliation on lines of its own below.
 */
function presentersOf(lines: Line[]): PageText["presenters"] {
  const presenters: PageText["presenters"] = [];
  for (const text of lines.flatMap((line) => line.text.split(/\s*;\s*/)).filter((piece) => piece !== "")) {
    const presenter = presenterOf(text);
    const last = presenters.at(-1);
    if (last && INSTITUTION.test(presenter.name))
      last.affiliation = [last.affiliation, text].filter((piece) => piece !== "").join(", ");
    else presenters.push(presenter);
  }
  return presenters;
}

function presenterOf(text: string): { name: string; affiliation: string } {
  const bracketed = /^([^,(]+?)\s*\((.+)\)$/.exec(text);
  if (bracketed) return { name: bracketed[1] ?? "", affiliation: bracketed[2] ?? "" };
  const [name = "", ...rest] = text.split(/\s*(?:,|\t|\s[–—|]\s)\s*/);
  const suffix = rest[0] !== undefined && SUFFIX.test(rest[0]) ? rest.shift() : undefined;
  return { name: suffix ? `${name}, ${suffix}` : name, affiliation: rest.join(", ") };
}

function keywordsOf(lines: string[]): string[] {
  return lines
    .join(",")
    .split(/[,;]/)
    .map((keyword) => keyword.replace(/\s+/g, " ").trim())
    .filter((keyword) => keyword !== "");
}

function isUnknownMedia(line: Line): boolean {
  return !OFFERS.some((offer) => offer.test(line.text));
}

function unknown(line: Line): LineProblem {
  const text = line.text.length > 60 ? `${line.text.slice(0, 60)}…` : line.text;
  return {
    line: line.number,
    sentence: `“${text}” is not a part of a presentation's page that can be imported.`,
  };
}

function filled(lines: Line[]): Line[] {
  return lines.filter((line) => line.text !== "");
}
