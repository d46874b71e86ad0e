import { z } from "zod";

/** NUL and other controls break feeds and PostgreSQL; bidirectional overrides let a name rewrite its surroundings. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is what this is for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

const isPrintable = (text: string) => !UNPRINTABLE.test(text) && text.isWellFormed();
const UNPRINTABLE_SENTENCE = "Contains characters that cannot be shown. Remove them and try again.";

/** The text without them, for formats that break on them: no input of ours lets them in, a hand in psql may. */
export function printable(text: string): string {
  return text.toWellFormed().replace(new RegExp(UNPRINTABLE, "g"), "");
}

/** One line of text: white space folded and trimmed, 1 to `max` characters. */
export const line = (max: number) =>
  z
    .string()
    .refine(isPrintable, UNPRINTABLE_SENTENCE)
    .transform((text) => text.replace(/\s+/g, " ").trim())
    .pipe(z.string().min(1, "Write something here.").max(max, `At most ${max} characters.`));

/** As `line`, or nothing. */
export const optionalLine = (max: number) =>
  z
    .string()
    .default("")
    .refine(isPrintable, UNPRINTABLE_SENTENCE)
    .transform((text) => text.replace(/\s+/g, " ").trim())
    .pipe(z.string().max(max, `At most ${max} characters.`));

/** Plain text of several paragraphs: line ends as \n, trimmed, at most `max` characters, or nothing. */
export const paragraphs = (max: number) =>
  z
    .string()
    .default("")
    .refine(isPrintable, UNPRINTABLE_SENTENCE)
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(max, `At most ${max} characters.`));

/** One e-mail address, at most 254 characters (RFC 5321): no names, no lists, no line breaks. The domain in lower case. */
export const emailAddress = z
  .string()
  .transform((text) => text.trim().replace(/@[^@]*$/, (domain) => domain.toLowerCase()))
  .pipe(z.email("Write an e-mail address, such as name@example.org.").max(254, "At most 254 characters."));
