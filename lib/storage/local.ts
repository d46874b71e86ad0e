import { randomUUID } from "node:crypto";
import * as fs from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/env";
import { measured } from "@/lib/storage/measured";
import {
  checkedKey,
  isKey,
  type Listed,
  type Opened,
  type Range,
  type Store,
  type Stored,
} from "@/lib/storage/store";

/** Files in the folder `media` of the data folder, each named by its key. */
export const localStore: Store = {
  put,
  open,
  remove,
  bytes,
  address: async () => null,
  list,
  listArriving,
  forgetArriving,
};

export const mediaFolder = () => join(env.DATA_DIR, "media");
/** Files still arriving; whatever a crash leaves here is referenced by nothing. */
export const arrivingFolder = () => join(mediaFolder(), "arriving");

const pathOf = (key: string) => join(mediaFolder(), checkedKey(key));

async function put(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Stored | null> {
  await fs.mkdir(arrivingFolder(), { recursive: true });
  const key = randomUUID();
  const partial = join(arrivingFolder(), key);
  const passing = measured(source, maxBytes);
  try {
    await write(passing.chunks, partial);
    await fs.rename(partial, pathOf(key));
    await syncFolder(mediaFolder());
  } catch (error) {
    await fs.rm(partial, { force: true });
    if (passing.isTooLarge) return null;
    throw error;
  }
  return { key, bytes: passing.bytes, sha256: passing.sha256() };
}

/** Opened once, so that length and bytes are of the same file. */
async function open(key: string, range: Range): Promise<Opened> {
  const file = await fs.open(pathOf(key), "r");
  try {
    const { size } = await file.stat();
    return { stream: file.createReadStream({ ...range, highWaterMark: 256 * 1024 }), bytes: size };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function remove(key: string): Promise<void> {
  await fs.rm(pathOf(key), { force: true });
}

async function bytes(key: string): Promise<number | null> {
  const found = await fs.stat(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return found ? found.size : null;
}

/** `storedAt` is when it got its name, however long it had been on its way (hence ctime, not mtime). */
async function* list(): AsyncGenerator<Listed> {
  for await (const file of filesIn(mediaFolder())) if (isKey(file.key)) yield file;
}

/** What the tus server notes beside the bytes has `.json` behind its name. */
async function* listArriving(): AsyncGenerator<Listed> {
  for await (const { key, ...rest } of filesIn(arrivingFolder())) {
    const id = key.replace(/\.json$/, "");
    if (isKey(id)) yield { key: id, ...rest };
  }
}

async function forgetArriving(key: string): Promise<void> {
  const path = join(arrivingFolder(), checkedKey(key));
  await fs.rm(path, { force: true });
  await fs.rm(`${path}.json`, { force: true });
}

async function* filesIn(folder: string): AsyncGenerator<Listed> {
  const entries = await fs.opendir(folder).catch(() => null);
  for await (const { name } of entries ?? []) {
    // Gone meanwhile.
    const found = await fs.stat(join(folder, name)).catch(() => null);
    if (found?.isFile()) yield { key: name, bytes: found.size, storedAt: found.ctime };
  }
}

async function write(chunks: AsyncIterable<Uint8Array>, path: string): Promise<void> {
  const file = await fs.open(path, "wx", 0o600);
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
  const handle = await fs.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
