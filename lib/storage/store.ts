import type { Readable } from "node:stream";

/** What storage holds: `key` is an id, never a name somebody typed. `sha256` is hex. */
export type Stored = { key: string; bytes: number; sha256: string };

/** One file as a list of storage knows it. */
export type Listed = { key: string; bytes: number; storedAt: Date };

/** A file being read: `bytes` is the length of the whole of it, whatever part the stream gives. */
export type Opened = { stream: Readable; bytes: number };

/** First and last byte, both included. */
export type Range = { start?: number; end?: number };

/** What a signed address is to answer with. */
export type Address = { seconds: number; contentType: string; disposition: string };

/** A place for files: the local folder or a bucket. What each function promises stands in `files.ts`. */
export type Store = {
  put(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Stored | null>;
  open(key: string, range: Range): Promise<Opened>;
  remove(key: string): Promise<void>;
  bytes(key: string): Promise<number | null>;
  address(key: string, address: Address): Promise<string | null>;
  list(): AsyncIterable<Listed>;
  listArriving(): AsyncIterable<Listed>;
  forgetArriving(key: string): Promise<void>;
};

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isKey(name: string): boolean {
  return KEY.test(name);
}

/** The key, which becomes part of a path or an address; throws when it is anything but an id. */
export function checkedKey(key: string): string {
  if (!isKey(key)) throw new Error("A storage key is an id");
  return key;
}

/** What opening a file that is not there rejects with, as of the file system. */
export function missing(key: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`Storage has no file ${key}`), { code: "ENOENT" });
}
