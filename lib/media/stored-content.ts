import { MOST_CAPTION_BYTES, subRipAsWebVtt } from "@/lib/media/captions";
import { contentTypeOf, decodedText, HEAD_BYTES, SUBRIP } from "@/lib/media/content-type";
import { safeFileName } from "@/lib/media/file-name";
import { zipTypeOf } from "@/lib/media/zip-type";
import { ok, type Result, refuse } from "@/lib/result";
import { putFile, readFile } from "@/lib/storage/files";
import type { Stored } from "@/lib/storage/store";

/** Each sign may become five (`&amp;`), or three bytes of one (UTF-8). */
const MOST_GROWTH = 6;

export type ContentRefusal = "empty_file" | "captions_too_large";

/** `storageKey` is another than the stored file's when what is kept was converted from it. */
export type FileContent = {
  storageKey: string;
  fileName: string;
  contentType: string;
  bytes: number;
  sha256: string;
};

/**
 * What a stored file is, by its content: `fileName` as it was typed, made safe. SubRip captions are converted to
 * WebVTT, a file of its own beside what came. Refusals: empty_file, captions_too_large { megabytes }.
 */
export async function readContent(
  stored: Stored,
  typedName: string,
): Promise<Result<FileContent, ContentRefusal>> {
  if (stored.bytes === 0) return refuse("empty_file");
  const fileName = safeFileName(typedName);
  const contentType = await typeOf(stored, fileName);
  if (contentType === SUBRIP) return asCaptions(stored, fileName);
  return ok(contentOf(stored, fileName, contentType));
}

async function typeOf({ key, bytes }: Stored, fileName: string): Promise<string> {
  const read = async (start: number, end: number) => bytesOf(key, start, end);
  const head = await read(0, HEAD_BYTES - 1);
  const isZip = head.length >= 4 && head.readUInt32LE(0) === 0x04034b50;
  return isZip ? zipTypeOf(head, bytes, read) : contentTypeOf(head, fileName);
}

async function asCaptions(stored: Stored, fileName: string): Promise<Result<FileContent, ContentRefusal>> {
  if (stored.bytes > MOST_CAPTION_BYTES)
    return refuse("captions_too_large", { megabytes: MOST_CAPTION_BYTES / 1_000_000 });
  const captions = subRipAsWebVtt(decodedText(await bytesOf(stored.key, 0, stored.bytes - 1)));
  if (captions === null) return ok(contentOf(stored, fileName, "text/plain"));
  const kept = await putFile(asStream(captions), MOST_GROWTH * MOST_CAPTION_BYTES);
  if (!kept) throw new Error("Captions grew more than they can");
  return ok(contentOf(kept, `${fileName.replace(/\.[A-Za-z0-9]{1,10}$/, "")}.vtt`, "text/vtt"));
}

function contentOf({ key: storageKey, bytes, sha256 }: Stored, fileName: string, contentType: string) {
  return { storageKey, fileName, contentType, bytes, sha256 };
}

async function bytesOf(key: string, start: number, end: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await readFile(key, { start, end })) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function* asStream(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
