import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { env } from "@/lib/env";

/** What storage holds: `key` is an id, never a name somebody typed. `sha256` is hex. */
export type Stored = { key: string; bytes: number; sha256: string };

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const folder = () => join(env.DATA_DIR, "media");
/** Files still arriving; whatever a crash leaves here is referenced by nothing. */
const arriving = () => join(folder(), "arriving");

/**
 * Keeps a stream of bytes, hashing and counting as they pass; memory stays flat.
 *
 * When it returns, the file and its name are on the disk (fsync): an acknowledged upload survives a crash.
 * Returns null, and keeps nothing, when there are more than `maxBytes`. Throws, and keeps nothing, when the
 * stream breaks off or the disk is full.
 */
export async function putFile(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Stored | null> {
  await mkdir(arriving(), { recursive: true });
  const key = randomUUID();
  const partial = join(arriving(), key);
  try {
    const written = await write(source, partial, maxBytes);
    if (!written) return null;
    await rename(partial, pathOf(key));
    await syncFolder();
    return { key, ...written };
  } finally {
    await rm(partial, { force: true });
  }
}

/** Bytes `start` to `end`, both included, of a stored file; all of them by default. */
export function readFile(key: string, range: { start?: number; end?: number } = {}): Readable {
  return createReadStream(pathOf(key), { ...range, highWaterMark: 256 * 1024 });
}

/** Forgets a file; one that is not there is forgotten already. */
export async function deleteFile(key: string): Promise<void> {
  await rm(pathOf(key), { force: true });
}

/** Its length in bytes, or null when storage does not have it. */
export async function storedBytes(key: string): Promise<number | null> {
  const found = await stat(pathOf(key)).catch(() => null);
  return found ? found.size : null;
}

function pathOf(key: string): string {
  if (!KEY.test(key)) throw new Error("A storage key is an id");
  return join(folder(), key);
}

async function write(source: AsyncIterable<Uint8Array>, path: string, maxBytes: number) {
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) return null;
      hash.update(chunk);
      for (let at = 0; at < chunk.byteLength; )
        at += (await file.write(chunk, at, chunk.byteLength - at)).bytesWritten;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** A rename is on the disk only once its folder is. */
async function syncFolder(): Promise<void> {
  const handle = await open(folder(), "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
