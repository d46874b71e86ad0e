import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import { deleteFile, putFile, readFile, storedBytes } from "@/lib/storage/files";

beforeAll(async () => {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-storage-"));
});

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("storage", () => {
  it("gives back what it was given, whole and in ranges", async () => {
    const bytes = randomBytes(700_001);
    const stored = await putFile(inChunks(bytes, 65_536), 1_000_000);
    if (!stored) throw new Error("refused");
    expect(stored).toMatchObject({
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
    expect((await bytesOf(await readFile(stored.key))).equals(bytes)).toBe(true);
    expect(
      (await bytesOf(await readFile(stored.key, { start: 100, end: 199 }))).equals(bytes.subarray(100, 200)),
    ).toBe(true);
    await deleteFile(stored.key);
    await deleteFile(stored.key);
    expect(await storedBytes(stored.key)).toBe(null);
  });

  it("keeps nothing of what is too large or breaks off", async () => {
    const before = await readdir(join(env.DATA_DIR, "media"));
    expect(await putFile(inChunks(Buffer.alloc(101), 10), 100)).toBe(null);
    async function* broken() {
      yield Buffer.from("half");
      throw new Error("lost");
    }
    await expect(putFile(broken(), 100)).rejects.toThrow("lost");
    expect(await readdir(join(env.DATA_DIR, "media"))).toEqual(before);
    expect(await readdir(join(env.DATA_DIR, "media/arriving"))).toEqual([]);
  });

  it("opens ids only, never a path", async () => {
    for (const key of ["../secrets", "/etc/passwd", "", "a\0b"])
      await expect(readFile(key)).rejects.toThrow("A storage key is an id");
  });
});
