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

/** The media type its beginning tells, whatever the name says; `application/octet-stream` when it tells none. */
export async function contentTypeOf(head: Uint8Array): Promise<string> {
  const text = asText(head);
  if (text !== null) return typeOfText(text);
  const found = await fileTypeFromBuffer(head);
  return found?.mime ?? "application/octet-stream";
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
function typeOfText(text: string): string {
  const start = text.replace(/^(\s|<!--[\s\S]*?-->)+/, "").slice(0, 4096);
  if (/^WEBVTT(\s|$)/.test(start)) return "text/vtt";
  if (!start.startsWith("<")) return "text/plain";
  if (/^(<\?xml[^>]*>\s*)?<(!doctype )?html[\s>]/i.test(start)) return "text/html";
  if (/<svg[\s/>]/i.test(start)) return "image/svg+xml";
  return /^<\?xml/i.test(start) ? "application/xml" : "text/html";
}
