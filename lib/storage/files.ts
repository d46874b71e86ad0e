import type { Readable } from "node:stream";
import { env } from "@/lib/env";
import { localStore } from "@/lib/storage/local";
import type { Address, Listed, Opened, Range, Store, Stored } from "@/lib/storage/store";

// The one door to stored files, wherever they are: a bucket where S3_ENDPOINT names a server, else the data folder.

/** The library that speaks S3 is loaded only where it is spoken: 25 MB of memory and a third of a second. */
async function store(): Promise<Store> {
  return env.S3_ENDPOINT === "" ? localStore : (await import("@/lib/storage/bucket")).bucketStore;
}

/**
 * Keeps a stream of bytes, hashing and counting as they pass; memory stays flat.
 *
 * When it returns, the file is kept for good (on the disk by fsync, or acknowledged by the bucket): an acknowledged
 * upload survives a crash. Returns null, and keeps nothing, when there are more than `maxBytes`. Throws, and keeps
 * nothing, when the stream breaks off or storage has no room or no connection.
 */
export async function putFile(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Stored | null> {
  return (await store()).put(source, maxBytes);
}

/** Bytes `start` to `end`, both included, of a stored file; all of them by default. Rejects when it is not there. */
export async function readFile(key: string, range: Range = {}): Promise<Readable> {
  return (await openFile(key, range)).stream;
}

/** As `readFile`, and the length of the whole file. The stream must be read or destroyed. */
export async function openFile(key: string, range: Range = {}): Promise<Opened> {
  return (await store()).open(key, range);
}

/** Whether reading failed because there is no such file; else storage could not be asked, or broke. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Forgets a file; one that is not there is forgotten already. */
export async function deleteFile(key: string): Promise<void> {
  await (await store()).remove(key);
}

/** Its length in bytes, or null when storage does not have it. Rejects when storage cannot be asked. */
export async function storedBytes(key: string): Promise<number | null> {
  return (await store()).bytes(key);
}

/**
 * An address where whoever has it may fetch the file for `seconds`, answered with this content type and
 * disposition; null when there is none but ours.
 */
export async function addressOf(key: string, address: Address): Promise<string | null> {
  return (await store()).address(key, address);
}

/** Every stored file, in no order, page by page; what is still arriving is not among them. */
export async function* listStored(): AsyncGenerator<Listed> {
  yield* (await store()).list();
}

/**
 * What is, or was, on its way and is no stored file: `key` is the one it has or would have had; the same key may
 * come several times. `storedAt`: when something of it last came, or began to come.
 */
export async function* listArriving(): AsyncGenerator<Listed> {
  yield* (await store()).listArriving();
}

/** Forgets what of an upload never became a stored file; a stored file of that key stays. */
export async function forgetArriving(key: string): Promise<void> {
  await (await store()).forgetArriving(key);
}
