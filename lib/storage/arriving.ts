import { createHash } from "node:crypto";
import { mkdir, open, rename, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { FileStore } from "@tus/file-store";
import { deleteFile, readFile, storedBytes } from "@/lib/storage/files";
import { arrivingFolder, mediaFolder, syncFolder } from "@/lib/storage/local";
import { checkedKey, type Stored } from "@/lib/storage/store";

// Files on their way, sent in pieces over hours: each under the key it will have in storage once it is whole.

/** Bytes of the disk that uploads leave free: the database and the logs live there, too. */
const KEPT_FREE = 64 * 1024 * 1024;

const pathOf = (id: string) => join(arrivingFolder(), checkedKey(id));

/** Where the tus server keeps what arrives. Ending an upload twice is no fault. */
class Arrivals extends FileStore {
  constructor() {
    super({ directory: arrivingFolder() });
    this.extensions = ["creation", "creation-with-upload", "termination"];
  }

  override remove(id: string): Promise<void> {
    return forgetArrival(id);
  }
}

let store: Arrivals | undefined;

export async function arrivals(): Promise<FileStore> {
  return (store ??= new Arrivals());
}

/** How many bytes have arrived, whether settled already or not; null when nothing is known of it. */
export async function arrivedBytes(id: string): Promise<number | null> {
  const found = await stat(pathOf(id)).catch(() => null);
  return found ? found.size : storedBytes(id);
}

/**
 * Makes a whole arrival a stored file, for good, and reads it back. Done again, or by two at once, it is the same.
 * Null when there is no such arrival (any more).
 */
export async function settleArrival(id: string): Promise<Stored | null> {
  await settleLocally(id);
  if ((await storedBytes(id)) === null) return null;
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of (await readFile(id)) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    hash.update(chunk);
  }
  return { key: id, bytes, sha256: hash.digest("hex") };
}

/** Forgets an arrival, settled or not. Only for one that nothing refers to. */
export async function forgetArrival(id: string): Promise<void> {
  await rm(pathOf(id), { force: true });
  await forgetNotes(id);
  await deleteFile(id);
}

/** Whether storage has room for that many bytes more. */
export async function hasRoomFor(bytes: number): Promise<boolean> {
  await mkdir(arrivingFolder(), { recursive: true });
  const { bavail, bsize } = await statfs(arrivingFolder());
  return bavail * bsize >= bytes + KEPT_FREE;
}

async function settleLocally(id: string): Promise<void> {
  try {
    const file = await open(pathOf(id), "r");
    await file.sync().finally(() => file.close());
    await rename(pathOf(id), join(mediaFolder(), checkedKey(id)));
  } catch (error) {
    // Settled already.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return;
  }
  await syncFolder(mediaFolder());
  await forgetNotes(id);
}

/** What the tus server noted beside the bytes. */
async function forgetNotes(id: string): Promise<void> {
  await rm(`${pathOf(id)}.json`, { force: true });
}
