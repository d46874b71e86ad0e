import { z } from "zod";
import { splitKeywords } from "@/lib/presentations/keyword";
import { isReservedSlug } from "@/lib/slug";
import { line, optionalLine, paragraphs } from "@/lib/text";
import { instantsOf } from "@/lib/time/zone";

/** Every cell's rule, by column; what it says when the cell breaks it stands after the column's name. */
const MODES = {
  "in person": "in_person",
  in_person: "in_person",
  online: "online",
  blended: "blended",
} as const;

export const slugCell = z
  .string()
  .trim()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Letters a-z, digits and single hyphens only.")
  .max(120, "At most 120 characters.")
  .refine((slug) => !isReservedSlug(slug), "This word is one of our own addresses.");

export const CELLS = {
  id: optionalLine(300),
  title: line(300),
  abstract: paragraphs(80_000),
  keywords: paragraphs(4000)
    .transform(splitKeywords)
    .pipe(
      z.array(z.string().max(100, "A keyword has at most 100 characters.")).max(30, "At most 30 keywords."),
    ),
  mode: z
    .string()
    .trim()
    .toLowerCase()
    .transform((mode, context) => {
      const known = MODES[mode as keyof typeof MODES];
      if (!known) context.addIssue({ code: "custom", message: "One of: in person, online, blended." });
      return known ?? z.NEVER;
    }),
  moment: z
    .string()
    .trim()
    .transform((text, context) => {
      if (text === "" || /^no$/i.test(text)) return null;
      if (/^yes$/i.test(text)) return "yes" as const;
      const instant = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
      const year = instant.getUTCFullYear();
      if (/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(text) && year > 1900)
        return instant;
      context.addIssue({
        code: "custom",
        message: "An instant such as 2027-02-10T09:00:00Z, a day, or yes.",
      });
      return z.NEVER;
    }),
  reason: optionalLine(500),
  slugs: z
    .string()
    .transform((text) => text.split(/\s+/).filter((slug) => slug !== ""))
    .pipe(z.array(slugCell).max(50, "At most 50 old slugs.")),
  url: optionalLine(2000).pipe(
    z
      .string()
      .refine((url) => url === "" || isWebAddress(url), "An address starting with http:// or https://."),
  ),
  position: wholeNumber(1, 1000),
  minutes: wholeNumber(1, 1440),
  sessionMinutes: wholeNumber(5, 1440),
  name: optionalLine(200),
  address: optionalLine(320).pipe(
    z
      .string()
      .refine((address) => address === "" || z.email().safeParse(address).success, "Not an e-mail address."),
  ),
  affiliation: optionalLine(500),
  orcid: optionalLine(40).pipe(
    z
      .string()
      .transform((orcid) => orcid.replace(/^https?:\/\/orcid\.org\//, ""))
      .refine(
        (orcid) => /^$|^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(orcid),
        "Sixteen digits: 0000-0002-1825-0097.",
      ),
  ),
  biography: paragraphs(10_000),
} as const;

/**
 * The instant a `starts` cell names: "2027-06-12 10:40" on the conference's clock, or with an offset as in
 * "2027-11-07T01:30-05:00". Null when empty; a sentence when it names none, or two.
 */
export function startOf(text: string, zone: string): Date | null | { sentence: string } {
  if (text.trim() === "") return null;
  const [, day = "", time = "", offset = ""] =
    /^(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d)(?::00(?:\.000)?)?\s*(Z|[+-]\d\d:\d\d)?$/.exec(text.trim()) ?? [];
  if (!day || Number.isNaN(Date.parse(`${day}T${time}Z`)))
    return { sentence: "A time such as 2027-06-12 10:40, on the conference's clock." };
  if (offset) return new Date(`${day}T${time}:00${offset}`);
  const [instant, second] = instantsOf(zone, { day, time });
  if (!instant) return { sentence: `Clocks in ${zone} skip this time.` };
  if (second)
    return {
      sentence: `Clocks in ${zone} show this time twice that night; add the offset: ${day}T${time}+00:00.`,
    };
  return instant;
}

/** Empty, or a whole number between two bounds. */
function wholeNumber(least: number, most: number) {
  const sentence = `A whole number from ${least} to ${most}.`;
  return z
    .string()
    .trim()
    .regex(/^\d{0,5}$/, sentence)
    .transform((text) => (text === "" ? null : Number(text)))
    .refine((value) => value === null || (value >= least && value <= most), sentence);
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}
