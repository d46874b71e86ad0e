import { fileTypeFromBuffer } from "file-type";

/** How much of a file's beginning decides its type. */
export const HEAD_BYTES = 64 * 1024;

/** What a browser shows by itself and cannot run anything in. Everything else is a download. */
const SHOWN = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "video/mp4",
  "video/webm",
  "audio/mpeg",
  "audio/mp4",
  "audio/x-m4a",
  "audio/ogg",
  "audio/wav",
  "audio/flac",
  "audio/x-flac",
  "text/plain",
  "text/vtt",
]);

export function isShownInBrowser(contentType: string): boolean {
  return SHOWN.has(contentType);
}

/** What SubRip captions are told to be; they are kept as WebVTT. */
export const SUBRIP = "application/x-subrip";

/** What `file-type` calls by another name than we. */
const RENAMED: Record<string, string> = { "video/x-m4v": "video/mp4" };

/**
 * The media type its beginning tells, whatever the name says; `application/octet-stream` when it tells none. Only for
 * a table the name is asked, too: any text with commas in it could be one. What is a ZIP inside says `zip-type.ts`.
 */
export async function contentTypeOf(head: Uint8Array, fileName = ""): Promise<string> {
  const text = asText(head);
  if (text !== null) return typeOfText(text, fileName);
  if (isSubRip(decodedText(head))) return SUBRIP;
  const mime = (await fileTypeFromBuffer(head))?.mime.split(";")[0] ?? "application/octet-stream";
  return RENAMED[mime] ?? mime;
}

/** Text of captions, as old programs write them, too: UTF-16 behind its mark, UTF-8, else Windows-1252. */
export function decodedText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** A number, then a time that leads to another. */
function isSubRip(text: string): boolean {
  return /^\ufeff?\s*\d{1,9}[ \t]*\r?\n\s*\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}[ \t]*-->[ \t]*\d/.test(
    text.slice(0, 500),
  );
}

/** The head as text when it is UTF-8 without control characters; a character cut at the end does no harm. */
function asText(head: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: binary data is told by them
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) || text.startsWith("%PDF-") ? null : text;
  } catch {
    return null;
  }
}

/** Markup is named as what it could run as, so that it never passes for plain text. */
function typeOfText(text: string, fileName: string): string {
  const start = text.replace(/^(\s|<!--[\s\S]*?-->)+/, "").slice(0, 4096);
  if (/^WEBVTT(\s|$)/.test(start)) return "text/vtt";
  if (isSubRip(text)) return SUBRIP;
  if (!start.startsWith("<")) return isTable(text, fileName) ? "text/csv" : "text/plain";
  if (/^(<\?xml[^>]*>\s*)?<(!doctype )?html[\s>]/i.test(start)) return "text/html";
  if (/<svg[\s/>]/i.test(start)) return "image/svg+xml";
  return /^<\?xml/i.test(start) ? "application/xml" : "text/html";
}

/** Whether every whole line of its beginning has as many separators as the first: at least one, if the name says csv. */
function isTable(text: string, fileName: string): boolean {
  const isNamedSo = /\.(csv|tsv|tab)$/i.test(fileName);
  // Quoted fields hold anything, line ends too; the last line may be cut.
  const lines = text.replace(/"(?:[^"]|"")*"/g, "").split(/\r?\n/);
  const whole = (lines.length > 2 ? lines.slice(0, -1) : lines).filter((line) => line !== "").slice(0, 50);
  return (isNamedSo ? [",", ";", "\t"] : ["\t"]).some((separator) => {
    const counts = new Set(whole.map((line) => line.split(separator).length));
    return whole.length >= (isNamedSo ? 1 : 3) && counts.size === 1 && !counts.has(1);
  });
}
