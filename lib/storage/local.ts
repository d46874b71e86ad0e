import { randomUUID } from "node:crypto";
import { mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { env } from "@/lib/env";
import { measured } from "@/lib/storage/measured";
import { checkedKey, isKey, type Listed, type Range, type Store, type Stored } from "@/lib/storage/store";

/** Files in the folder `media` of the data folder, each named by its key. */
export const localStore: Store = { put, read, remove, bytes, address: async () => null, list };

export const mediaFolder = () => join(env.DATA_DIR, "media");
/** Files still arriving; whatever a crash leaves here is referenced by nothing. */
export const arrivingFolder = () => join(mediaFolder(), "arriving");

const pathOf = (key: string) => join(mediaFolder(), checkedKey(key));

async function put(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Stored | null> {
  await mkdir(arrivingFolder(), { recursive: true });
  const key = randomUUID();
  const partial = join(arrivingFolder(), key);
  const passing = measured(source, maxBytes);
  try {
    await write(passing.chunks, partial);
    await rename(partial, pathOf(key));
    await syncFolder(mediaFolder());
  } catch (error) {
    await rm(partial, { force: true });
    if (passing.isTooLarge) return null;
    throw error;
  }
  return { key, bytes: passing.bytes, sha256: passing.sha256() };
}

async function read(key: string, range: Range): Promise<Readable> {
  const file = await open(pathOf(key), "r");
  return file.createReadStream({ ...range, highWaterMark: 256 * 1024 });
}

async function remove(key: string): Promise<void> {
  await rm(pathOf(key), { force: true });
}

async function bytes(key: string): Promise<number | null> {
  const found = await stat(pathOf(key)).catch(() => null);
  return found ? found.size : null;
}

/** `storedAt` is when it got its name, however long it had been on its way (hence ctime, not mtime). */
async function* list(): AsyncGenerator<Listed> {
  const entries = await opendir(mediaFolder()).catch(() => null);
  for await (const { name } of entries ?? []) {
    if (!isKey(name)) continue;
    const found = await stat(pathOf(name)).catch(() => null);
    if (found?.isFile()) yield { key: name, bytes: found.size, storedAt: found.ctime };
  }
}

async function write(chunks: AsyncIterable<Uint8Array>, path: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of chunks)
      for (let at = 0; at < chunk.byteLength; )
        at += (await file.write(chunk, at, chunk.byteLength - at)).bytesWritten;
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is on the disk only once its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
