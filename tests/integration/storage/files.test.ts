import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import {
  addressOf,
  deleteFile,
  forgetArriving,
  isMissing,
  listArriving,
  listStored,
  openFile,
  putFile,
  readFile,
  storedBytes,
} from "@/lib/storage/files";
import { s3 } from "@/lib/storage/s3";
import { keepIn, startS3 } from "@/tests/support/s3";

const UNKNOWN = "00000000-0000-4000-8000-000000000000";
let bucket: Awaited<ReturnType<typeof startS3>>;

beforeAll(async () => {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-storage-"));
  bucket = await startS3();
});
afterAll(() => bucket.stop());

type Kept = {
  choose(): void;
  leftovers(): Promise<string[]>;
  leave(key: string): Promise<void>;
};

/** Both stores, each with what it leaves lying when something goes wrong, and a way to leave it. */
const stores: [string, Kept][] = [
  [
    "the data folder",
    {
      choose: () => keepIn("folder"),
      leftovers: () => readdir(join(env.DATA_DIR, "media/arriving")).catch(() => []),
      async leave(key: string) {
        await mkdir(join(env.DATA_DIR, "media/arriving"), { recursive: true });
        await writeFile(join(env.DATA_DIR, "media/arriving", key), "half");
        await writeFile(join(env.DATA_DIR, "media/arriving", `${key}.json`), "{}");
      },
    },
  ],
  [
    "a bucket",
    {
      choose: () => keepIn(bucket.settings),
      leftovers: () => readdir(join(bucket.folder, "._S3rver_uploads")).catch(() => []),
      async leave(key: string) {
        const { CreateMultipartUploadCommand } = await import("@aws-sdk/client-s3");
        const { client, bucket: Bucket } = s3();
        await client.send(new CreateMultipartUploadCommand({ Bucket, Key: key }));
        for (const ending of ["info", "part"])
          await client.send(new PutObjectCommand({ Bucket, Key: `${key}.${ending}`, Body: "{}" }));
      },
    },
  ],
];

describe.each(stores)("storage in %s", (_name, { choose, leftovers, leave }) => {
  beforeAll(choose);
  afterAll(() => keepIn("folder"));

  // One byte, one chunk, one part, and several parts with a rest.
  it.each([1, 65_536, 8 * 1024 * 1024, 20_000_001])("gives back %i bytes as they were", async (length) => {
    const bytes = randomBytes(length);
    const stored = await put(bytes);
    expect([stored.bytes, stored.sha256]).toEqual([length, sha256(bytes)]);
    expect(sha256(await bytesOf(stored.key))).toBe(stored.sha256);
    expect(await storedBytes(stored.key)).toBe(length);
    await deleteFile(stored.key);
  });

  it("gives ranges, both ends included, and the length of the whole", async () => {
    const bytes = randomBytes(9_000_000);
    const { key } = await put(bytes);
    for (const [start, end] of [
      [0, 1],
      [100, 199],
      [8_388_600, 8_388_700],
      [8_999_999, 8_999_999],
      [5, undefined],
    ]) {
      const opened = await openFile(key, { start, end });
      const part = Buffer.concat(await opened.stream.toArray());
      expect([opened.bytes, part.equals(bytes.subarray(start, (end ?? 8_999_999) + 1))]).toEqual([
        9_000_000,
        true,
      ]);
    }
  });

  it("keeps an empty file", async () => {
    const { key } = await put(Buffer.alloc(0));
    expect([await storedBytes(key), (await bytesOf(key)).length]).toEqual([0, 0]);
  });

  it("forgets a file, also twice, and says what is not there", async () => {
    const { key } = await put(Buffer.from("x"));
    await deleteFile(key);
    await deleteFile(key);
    for (const absent of [key, UNKNOWN]) {
      expect(await storedBytes(absent)).toBe(null);
      expect(isMissing(await readFile(absent).catch((error) => error))).toBe(true);
    }
  });

  // More than one part, so that a bucket has some of it already.
  it("keeps nothing of what is too large or breaks off, and says how it broke off", async () => {
    const before = await keys();
    const bytes = Buffer.alloc(20_000_000);
    expect(await putFile(inChunks(bytes, 65_536), 19_999_999)).toBe(null);
    expect(await putFile(inChunks(Buffer.alloc(101), 10), 100)).toBe(null);
    async function* broken() {
      yield* inChunks(bytes, 65_536);
      throw new Error("lost");
    }
    await expect(putFile(broken(), 30_000_000)).rejects.toThrow("lost");
    expect([await keys(), await leftovers()]).toEqual([before, []]);
  });

  it("lists what it holds, page by page, with length and time", async () => {
    for await (const { key } of listStored()) await deleteFile(key);
    const stored = [];
    // More than the thousand a bucket names at once.
    for (let round = 0; round < 41; round++)
      stored.push(...(await Promise.all(Array.from({ length: 25 }, () => put(Buffer.from("abc"))))));
    const listed = [];
    for await (const file of listStored()) listed.push(file);
    expect(listed.map(({ key }) => key).sort()).toEqual(stored.map(({ key }) => key).sort());
    expect(new Set(listed.map(({ bytes }) => bytes))).toEqual(new Set([3]));
    expect(listed.every(({ storedAt }) => Math.abs(Date.now() - storedAt.getTime()) < 60_000)).toBe(true);
    await Promise.all(stored.map(({ key }) => deleteFile(key)));
  }, 60_000);

  it("lists what is on its way apart from what is stored, and forgets it without touching a file", async () => {
    const before = await keys();
    const key = randomUUID();
    await leave(key);
    const { key: other } = await put(Buffer.from("whole"));
    await leave(other);
    const arriving = new Set<string>();
    for await (const one of listArriving()) arriving.add(one.key);
    expect([...arriving].sort()).toEqual([key, other].sort());
    expect(await keys()).toEqual([...before, other].sort());

    for (const one of arriving) await forgetArriving(one);
    expect(await leftovers()).toEqual([]);
    for await (const one of listArriving()) throw new Error(`${one.key} is still on its way`);
    expect(String(await bytesOf(other))).toBe("whole");
    await deleteFile(other);
  });

  it("opens ids only, never a path", async () => {
    for (const key of [
      "../secrets",
      "/etc/passwd",
      "",
      "a\0b",
      `${UNKNOWN}/..`,
      `${UNKNOWN}\n`,
      UNKNOWN.slice(1),
    ]) {
      await expect(readFile(key)).rejects.toThrow("A storage key is an id");
      await expect(storedBytes(key)).rejects.toThrow("A storage key is an id");
      await expect(deleteFile(key)).rejects.toThrow("A storage key is an id");
      await expect(forgetArriving(key)).rejects.toThrow("A storage key is an id");
    }
  });
});

describe("an address of a stored file", () => {
  const address = {
    seconds: 60,
    contentType: "text/plain; charset=utf-8",
    disposition: 'attachment; filename="a"',
  };

  it("is ours alone in the data folder", async () => {
    keepIn("folder");
    const { key } = await put(Buffer.from("x"));
    expect(await addressOf(key, address)).toBe(null);
  });

  it("of a bucket answers as it was told, in ranges, and not for longer", async () => {
    keepIn(bucket.settings);
    const { key } = await put(Buffer.from("signed bytes"));
    const signed = (await addressOf(key, address)) ?? "";
    const answer = await fetch(signed, { headers: { range: "bytes=7-11" } });
    expect([answer.status, await answer.text()]).toEqual([206, "bytes"]);
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="a"');
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");

    // What else is in the address is signed, too; s3rver does not compare signatures, so it is not tried here.
    expect(new URL(signed).searchParams.get("X-Amz-Expires")).toBe("60");
    const brief = (await addressOf(key, { ...address, seconds: 1 })) ?? "";
    await expect.poll(async () => (await fetch(brief)).status, { timeout: 5000 }).toBe(403);
    keepIn("folder");
  });
});

describe("a bucket that gives other bytes than it was asked for", () => {
  // As s3rver does: it takes the range 0-0 for none.
  it("is not believed", async () => {
    keepIn(bucket.settings);
    const { key } = await put(Buffer.from("abc"));
    await expect(readFile(key, { start: 0, end: 0 })).rejects.toThrow(
      "asked for bytes=0-0 and gave bytes 0-2/3",
    );
    keepIn("folder");
  });
});

describe("a bucket that does not answer", () => {
  it("is no missing file: reading, measuring and keeping fail, and work again with it", async () => {
    keepIn(bucket.settings);
    const { key } = await put(Buffer.from("there"));
    await bucket.halt();
    const failures = await Promise.all(
      [readFile(key), storedBytes(key), deleteFile(key), put(Buffer.from("x"))].map((asked) =>
        Promise.resolve(asked).then(() => "answered", isMissing),
      ),
    );
    expect(failures).toEqual([false, false, false, false]);
    await bucket.resume();
    expect(String(await bytesOf(key))).toBe("there");
    keepIn("folder");
  });
});

async function put(bytes: Buffer) {
  const stored = await putFile(inChunks(bytes, 65_536), bytes.length);
  if (!stored) throw new Error("The file was refused");
  return stored;
}

async function keys(): Promise<string[]> {
  const found = [];
  for await (const { key } of listStored()) found.push(key);
  return found.sort();
}

async function bytesOf(key: string): Promise<Buffer> {
  return Buffer.concat(await (await readFile(key)).toArray());
}

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
