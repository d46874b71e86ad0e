import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";
import { ERRORS, type Upload } from "@tus/server";
import type { Arrivals } from "@/lib/storage/arriving";
import { arrivingFolder, mediaFolder, syncFolder } from "@/lib/storage/local";
import { checkedKey } from "@/lib/storage/store";

/** Bytes of the disk that uploads leave free: the database and the logs live there, too. */
const KEPT_FREE = 64 * 1024 * 1024;

const pathOf = (id: string) => join(arrivingFolder(), checkedKey(id));

/**
 * The folder of files still arriving, as the tus server sees it. Bytes are on the disk (fdatasync) before they are
 * acknowledged; the library writes and leaves them to the system.
 */
class ArrivingFolder extends FileStore {
  constructor() {
    super({ directory: arrivingFolder() });
    this.extensions = ["creation", "creation-with-upload", "termination"];
  }

  override async create(upload: Upload): Promise<Upload> {
    const created = await super.create(upload);
    await syncFile(`${pathOf(upload.id)}.json`);
    await syncFolder(arrivingFolder());
    return created;
  }

  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(pathOf(id), { flags: "r+", start: offset, highWaterMark: 256 * 1024 });
    await pipeline(bytes, file);
    await syncFile(pathOf(id));
    return offset + file.bytesWritten;
  }

  /** What a broken connection left is acknowledged here. One that was settled meanwhile is over, not a fault. */
  override async getUpload(id: string): Promise<Upload> {
    const upload = await super.getUpload(id);
    await syncFile(pathOf(id)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOENT" ? ERRORS.FILE_NO_LONGER_EXISTS : error;
    });
    return upload;
  }

  /** Ending an upload twice is no fault. */
  override remove(id: string): Promise<void> {
    return forget(id);
  }
}

let known: { folder: string; arrivals: Arrivals } | undefined;

export function localArrivals(): Arrivals {
  const folder = arrivingFolder();
  if (known?.folder !== folder)
    known = { folder, arrivals: { store: new ArrivingFolder(), bytes, settle, forget, hasRoomFor } };
  return known.arrivals;
}

async function bytes(id: string): Promise<number | null> {
  const found = await stat(pathOf(id)).catch(() => null);
  return found ? found.size : null;
}

async function settle(id: string): Promise<void> {
  try {
    await syncFile(pathOf(id));
    await rename(pathOf(id), join(mediaFolder(), checkedKey(id)));
  } catch (error) {
    // Settled already.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return;
  }
  await syncFolder(mediaFolder());
  await forgetNotes(id);
}

async function forget(id: string): Promise<void> {
  await rm(pathOf(id), { force: true });
  await forgetNotes(id);
}

async function hasRoomFor(wanted: number): Promise<boolean> {
  await mkdir(arrivingFolder(), { recursive: true });
  const { bavail, bsize } = await statfs(arrivingFolder());
  return bavail * bsize >= wanted + KEPT_FREE;
}

/** What the tus server noted beside the bytes. */
async function forgetNotes(id: string): Promise<void> {
  await rm(`${pathOf(id)}.json`, { force: true });
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.datasync().finally(() => file.close());
}
