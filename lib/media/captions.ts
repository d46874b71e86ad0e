/** Captions are read whole: none worth showing is larger. */
export const MOST_CAPTION_BYTES = 5_000_000;

type Cue = { from: number; to: number; text: string };

const TIMES =
  /^[ \t]*(\d{1,3}):(\d{1,2}):(\d{1,2})[,.](\d{1,3})[ \t]*-->[ \t]*(\d{1,3}):(\d{1,2}):(\d{1,2})[,.](\d{1,3})/;

/**
 * SubRip captions as WebVTT: numbered anew in the order of time, as WebVTT wants it. Of markup only what WebVTT knows
 * stays (b, i, u); fonts, colours and places of other programs go. Null when there is no caption in it.
 */
export function subRipAsWebVtt(text: string): string | null {
  const blocks = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/);
  const cues = blocks.flatMap(cueOf).sort((a, b) => a.from - b.from);
  if (cues.length === 0) return null;
  const written = cues.map(
    ({ from, to, text: said }, at) => `${at + 1}\n${time(from)} --> ${time(to)}\n${said}\n`,
  );
  return `WEBVTT\n\n${written.join("\n")}`;
}

/** A number (or none), the times, then what is said. What ends before it begins was never shown. */
function cueOf(block: string): Cue[] {
  const lines = block.split("\n");
  const at = lines.findIndex((line) => TIMES.test(line));
  const times = TIMES.exec(lines[at] ?? "");
  if (!times) return [];
  const [from, to] = [milliseconds(times.slice(1, 5)), milliseconds(times.slice(5, 9))];
  const text = lines
    .slice(at + 1)
    .map(asWebVtt)
    .filter((line) => line !== "")
    .join("\n");
  return to > from && text !== "" ? [{ from, to, text }] : [];
}

function milliseconds([hours, minutes, seconds, fraction = ""]: string[]): number {
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, "0"))
  );
}

function time(at: number): string {
  const [hours, minutes, seconds] = [3_600_000, 60_000, 1000].map((unit, index) =>
    String(Math.floor(at / unit) % (index === 0 ? 1000 : 60)).padStart(2, "0"),
  );
  return `${hours}:${minutes}:${seconds}.${String(at % 1000).padStart(3, "0")}`;
}

/** Everything that is no known tag is text. */
function asWebVtt(line: string): string {
  return (
    line
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")
      .replace(/\{\\[^{}]*\}|<\/?font\b[^<>]*>/gi, "")
      .split(/(<\/?[biu]>)/i)
      .map((part, index) => (index % 2 === 1 ? part.toLowerCase() : escaped(part)))
      .join("")
      .trim()
  );
}

function escaped(text: string): string {
  return text
    .replace(/&(?!(amp|lt|gt|nbsp|lrm|rlm);)/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}
