import { printable } from "@/lib/text";

/**
 * Text of iCalendar files (RFC 5545): content lines, escaped, folded, with CRLF.
 *
 * Written here and by no library: what was tried writes zoned times as the clock of the server's own process, and
 * LAST-MODIFIED without its Z, and lets control characters through.
 */

/** Octets a line may have, its CRLF apart (RFC 5545 3.1). */
const LONGEST_LINE = 75;

/** A TEXT value (RFC 5545 3.3.11); line breaks stay, other controls go, half letters become a replacement sign. */
export function textValue(text: string): string {
  return printable(text)
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, "\\n");
}

/** `20270612T014000Z`. */
export function utcValue(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** One property, folded; `name` with its parameters, `value` as it is to stand there. */
export function contentLine(name: string, value: string): string {
  return fold(`${name}:${value}`);
}

/** Breaks a line so that none is longer than 75 octets, and no letter is broken. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST_LINE) return `${line}\r\n`;
  const parts: string[] = [];
  let start = 0;
  let octets = 0;
  for (let at = 0; at < line.length; ) {
    const letter = line.codePointAt(at) ?? 0;
    const size = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
    // What goes on begins with a space, which counts.
    const room = parts.length === 0 ? LONGEST_LINE : LONGEST_LINE - 1;
    if (octets + size > room) {
      parts.push(line.slice(start, at));
      start = at;
      octets = 0;
    }
    octets += size;
    at += letter > 0xffff ? 2 : 1;
  }
  parts.push(line.slice(start));
  return `${parts.join("\r\n ")}\r\n`;
}
