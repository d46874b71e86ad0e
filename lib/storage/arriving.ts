import { createHash } from "node:crypto";
import type { DataStore } from "@tus/server";
import { env } from "@/lib/env";
import { localArrivals } from "@/lib/storage/arriving-locally";
import { deleteFile, isMissing, readFile, storedBytes } from "@/lib/storage/files";
import type { Stored } from "@/lib/storage/store";

// Files on their way, sent in pieces over hours: each under the key it will have in storage once it is whole.

/** A place for arrivals: the local folder or a bucket. What each function promises stands below. */
export type Arrivals = {
  /** What the tus server writes to. */
  store: DataStore;
  /** Of an arrival that is not settled; null when there is none. */
  bytes(id: string): Promise<number | null>;
  settle(id: string): Promise<void>;
  forget(id: string): Promise<void>;
  hasRoomFor(bytes: number): Promise<boolean>;
};

async function arrivals(): Promise<Arrivals> {
  return env.S3_ENDPOINT === "" ? localArrivals() : (await import("@/lib/storage/arriving-s3")).s3Arrivals();
}

/** Where the tus server of this process keeps what arrives. */
export async function arrivalStore(): Promise<DataStore> {
  return (await arrivals()).store;
}

/** How many bytes have arrived, whether settled already or not; null when nothing is known of it. */
export async function arrivedBytes(id: string): Promise<number | null> {
  return (await (await arrivals()).bytes(id)) ?? storedBytes(id);
}

/**
 * Makes a whole arrival a stored file, for good, and reads it back. Done again, or by two at once, it is the same.
 * Null when there is no such arrival (any more).
 */
export async function settleArrival(id: string): Promise<Stored | null> {
  await (await arrivals()).settle(id);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of (await readFile(id)) as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      hash.update(chunk);
    }
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return { key: id, bytes, sha256: hash.digest("hex") };
}

/** Forgets an arrival, settled or not. Only for one that nothing refers to. */
export async function forgetArrival(id: string): Promise<void> {
  await (await arrivals()).forget(id);
  await deleteFile(id);
}

/** Whether storage has room for that many bytes more. */
export async function hasRoomFor(bytes: number): Promise<boolean> {
  return (await arrivals()).hasRoomFor(bytes);
}

/** Whether storing failed for want of room: a full disk, a quota, a limit of the process. */
export function isForWantOfRoom(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT", "EFBIG"].includes((error as NodeJS.ErrnoException).code ?? "");
}
