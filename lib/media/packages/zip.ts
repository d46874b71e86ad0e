import type { Readable, Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { type Contents, type Entry, MISSING } from "@/lib/media/packages/contents";
import { isMissing, openFile } from "@/lib/storage/files";

/**
 * Writes the archive, one stored file after the other, as fast as `out` takes it: memory stays flat, and a reader who
 * goes away ends the reading. Nothing is compressed: slides and video are already. What storage does not have becomes
 * a line of `missing.txt`. Rejects when a file breaks off in the middle: then the archive does, too.
 */
export async function writeZip({ entries, missing }: Contents, out: Writable): Promise<void> {
  const zip = new ZipFile();
  let reading: Readable | null = null;
  let failure: unknown = null;
  const fail = (error: unknown) => {
    failure ??= error;
    reading?.destroy();
    out.destroy();
  };
  zip.on("error", fail);
  const sent = pipeline(zip.outputStream, out).catch((error: unknown) => {
    // Who goes away in the middle is no fault of ours.
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") failure ??= error;
    reading?.destroy();
  });

  const lines = [...missing];
  for (const entry of entries) {
    if (out.destroyed || failure) break;
    if ("text" in entry) {
      zip.addBuffer(Buffer.from(entry.text), entry.path, { compress: false });
      continue;
    }
    reading = await opened(entry, lines).catch((error: unknown) => {
      fail(error);
      return null;
    });
    if (!reading) continue;
    zip.addReadStream(reading, entry.path, { compress: false, size: entry.bytes, mtime: entry.addedAt });
    if (out.destroyed) reading.destroy();
    await finished(reading).catch((error: NodeJS.ErrnoException) => {
      if (!out.destroyed) fail(error);
    });
  }
  if (lines.length > 0 && !out.destroyed)
    zip.addBuffer(Buffer.from(lines.map((line) => `${line}\r\n`).join("")), MISSING, { compress: false });
  zip.end();
  await sent;
  if (failure) throw failure;
}

/** The stored bytes, or null and a line: storage has none of that length. */
async function opened(
  entry: Extract<Entry, { storageKey: string }>,
  missing: string[],
): Promise<Readable | null> {
  try {
    const { stream, bytes } = await openFile(entry.storageKey);
    if (bytes === entry.bytes) return stream;
    stream.destroy();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  console.error(`package: storage does not have the ${entry.bytes} bytes of ${entry.storageKey}`);
  missing.push(`${entry.path}: storage does not have it`);
  return null;
}
