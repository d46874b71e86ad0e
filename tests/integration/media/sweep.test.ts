import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { Upload } from "@tus/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { checkMedia } from "@/lib/media/jobs/check";
import { type Swept, sweepMedia, sweptInWords } from "@/lib/media/jobs/sweep";
import { completeUpload } from "@/lib/media/jobs/uploads";
import { arrivalStore } from "@/lib/storage/arriving";
import { deleteFile, forgetArriving, listArriving, listStored, readFile } from "@/lib/storage/files";
import { aContent, anUpload, aStoredFile, aVersion } from "@/tests/factories/media";
import { aWorld, type World } from "@/tests/factories/world";
import { keepIn, startS3 } from "@/tests/support/s3";

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
/** When everything stored now is older than a day, and no upload silent for a week. */
const tomorrow = () => inHours(25);

let world: World;
beforeAll(async () => {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-sweep-"));
  await mkdir(join(env.DATA_DIR, "media/arriving"), { recursive: true });
  world = await aWorld();
});
beforeEach(async () => {
  await db.upload.deleteMany();
  await db.mediaVersion.deleteMany();
  await db.media.deleteMany();
  for await (const { key } of listStored()) await deleteFile(key);
  for await (const { key } of listArriving()) await forgetArriving(key);
});
afterEach(() => {
  env.CLAMD_HOST = "";
});

describe("the nightly sweep", () => {
  it("removes what nothing refers to, and nothing that is referenced, however many there are", async () => {
    const { media, picture, version, open } = await oneOfEach();
    // More than are asked about at once, the referenced ones scattered among them.
    const orphans = Array.from({ length: 1300 }, () => randomUUID());
    for (const key of orphans) await writeFile(join(env.DATA_DIR, "media", key), "lost");
    const swept = await sweepMedia(tomorrow());
    expect(swept).toEqual({ ...nothing, removed: 1300, bytes: 5200 });
    expect(await keys()).toEqual([media, picture, version, open].sort());
    expect(sweptInWords(swept)).toBe("1300 files nothing refers to removed (0.0 MB)");
    expect(await sweepMedia(tomorrow())).toEqual(nothing);
  });

  it("leaves what is younger than a day", async () => {
    const { storageKey } = await aContent(Buffer.from("whose row is being written"));
    expect(await sweepMedia(inHours(23.9))).toEqual(nothing);
    expect(await keys()).toEqual([storageKey]);
    expect(await sweepMedia(inHours(24.1))).toMatchObject({ removed: 1 });
  });

  it("keeps the file of removed media, which can be put back", async () => {
    const media = await aStoredFile(world.presentation.id, world.kind.id, Buffer.from("x"), {
      removedAt: new Date(),
    });
    await sweepMedia(tomorrow());
    expect(await keys()).toEqual([media.storageKey]);
  });

  it("gives up uploads silent for a week, with their bytes, and no others", async () => {
    const silent = await upload("half of it", { bytes: 1000 });
    await db.upload.update({ where: { id: silent.id }, data: { heardAt: inHours(-24 * 7 + 24) } });
    const heard = await upload("half of it", { bytes: 1000 });
    await db.upload.update({ where: { id: heard.id }, data: { heardAt: inHours(-24 * 6 + 26) } });
    expect(await sweepMedia(tomorrow())).toEqual({ ...nothing, givenUp: 1, leftovers: 1 });
    expect((await readdir(join(env.DATA_DIR, "media/arriving"))).sort()).toEqual([
      heard.id,
      `${heard.id}.json`,
    ]);
    const rows = await db.upload.findMany({ orderBy: { heardAt: "asc" } });
    expect(rows.map(({ endedAt, refusedBecause }) => [endedAt !== null, refusedBecause])).toEqual([
      [true, "given_up"],
      [false, null],
    ]);
    await db.upload.deleteMany();
    expect(await sweepMedia(tomorrow())).toEqual({ ...nothing, leftovers: 1 });
    expect(await readdir(join(env.DATA_DIR, "media/arriving"))).toEqual([]);
  });

  it("completes what was whole when its server died", async () => {
    const { id } = await upload("all of it", { bytes: 9 });
    expect(await sweepMedia(tomorrow())).toEqual({ ...nothing, completed: 1 });
    const media = await db.media.findUniqueOrThrow({ where: { storageKey: id } });
    expect(String(Buffer.concat(await (await readFile(media.storageKey ?? "")).toArray()))).toBe("all of it");
  });

  it("and uploads that complete while it runs, in whatever order: every acknowledged byte stays", async () => {
    const uploads = await Promise.all(Array.from({ length: 12 }, () => upload("all of it", { bytes: 9 })));
    await Promise.all([
      sweepMedia(tomorrow()),
      ...uploads.map(({ id }) => completeUpload(id, new Date())),
      sweepMedia(tomorrow()),
    ]);
    const rows = await db.media.findMany({ select: { storageKey: true } });
    expect(rows.map(({ storageKey }) => storageKey).sort()).toEqual(uploads.map(({ id }) => id).sort());
    expect(await keys()).toEqual(uploads.map(({ id }) => id).sort());
  });

  it("asks the scanner anew about what still waits for it", async () => {
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await aStoredFile(world.presentation.id, world.kind.id, Buffer.from("x"), { checkedAt: null });
    await aStoredFile(world.presentation.id, world.kind.id, Buffer.from("y"), {
      checkedAt: null,
      threat: "Worm",
    });
    expect(await sweepMedia(tomorrow())).toEqual({ ...nothing, askedAnew: 1 });
    const [jobs] = await db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'scan_media'`;
    expect(Number(jobs?.count)).toBe(1);
  });
});

describe("the nightly sweep of a bucket", () => {
  let bucket: Awaited<ReturnType<typeof startS3>>;
  beforeAll(async () => {
    bucket = await startS3();
    keepIn(bucket.settings);
  });
  afterAll(async () => {
    keepIn("folder");
    await bucket.stop();
  });

  it("removes what nothing refers to, and nothing that is referenced", async () => {
    const { media, picture, version, open } = await oneOfEach();
    await aContent(Buffer.from("lost"));
    expect(await sweepMedia(tomorrow())).toEqual({ ...nothing, removed: 1, bytes: 4 });
    expect(await keys()).toEqual([media, picture, version, open].sort());
  });

  it("completes what was whole, and gives up what was silent for a week with its parts", async () => {
    const { presentation, kind, presenter } = world;
    const store = await arrivalStore();
    const arrive = async (bytes: number, arrived: number) => {
      const { id } = await anUpload(presentation.id, kind.id, presenter.id, { bytes });
      await store.create(new Upload({ id, size: bytes, offset: 0, metadata: {} }));
      await store.write(Readable.from([Buffer.alloc(arrived, "x")]), id, 0);
      return id;
    };
    const whole = await arrive(9_000_000, 9_000_000);
    const heard = await arrive(30_000_000, 9_000_000);
    const silent = await arrive(30_000_000, 9_000_000);
    await db.upload.update({ where: { id: silent }, data: { heardAt: inHours(-24 * 7 + 24) } });
    expect(await sweepMedia(tomorrow())).toEqual({ ...nothing, completed: 1, givenUp: 1, leftovers: 1 });
    expect(await keys()).toEqual([whole]);
    const arriving = new Set<string>();
    for await (const { key } of listArriving()) arriving.add(key);
    expect([...arriving]).toEqual([heard]);
    expect((await store.getUpload(heard)).offset).toBe(9_000_000);
  });

  it("lists first and asks afterwards: what comes to be referenced meanwhile stays", async () => {
    const content = await aContent(Buffer.from("just in time"));
    const refer = async () => {
      bucket.hooks.beforeList = async () => {};
      const { presentation, kind } = world;
      const row = { presentationId: presentation.id, kindId: kind.id, label: "x", position: 0 };
      await db.media.create({ data: { ...row, ...content, checkedAt: new Date() } });
    };
    // The first list is of what is arriving, the second one of what is stored.
    bucket.hooks.beforeList = async () => {
      bucket.hooks.beforeList = refer;
    };
    expect(await sweepMedia(tomorrow())).toEqual(nothing);
    expect(await keys()).toEqual([content.storageKey]);
  });
});

describe("a check of the stored files", () => {
  it("finds each that is missing, shorter or altered, and no other", async () => {
    const { media, picture, version } = await oneOfEach();
    expect(await faults()).toEqual([]);
    await writeFile(join(env.DATA_DIR, "media", media), "XXXXX");
    await deleteFile(version);
    await writeFile(join(env.DATA_DIR, "media", picture), "shor");
    const row = await db.media.findUniqueOrThrow({ where: { storageKey: media } });
    expect(await faults()).toEqual([
      `media ${row.id} has other bytes than were taken (SHA-256)`,
      `version 1 of media ${row.id} is missing`,
      `picture of 320 pixels of media ${row.id} has 4 bytes instead of 7`,
    ]);
    expect(existsSync(join(env.DATA_DIR, "media", media))).toBe(true);
  });

  it("reads every row, however many there are", async () => {
    const content = await aContent(Buffer.from("x"));
    const keys = Array.from({ length: 1100 }, () => randomUUID());
    await db.media.createMany({
      data: keys.map((storageKey, position) => ({
        ...content,
        ...{ presentationId: world.presentation.id, kindId: world.kind.id, label: "x", position, storageKey },
      })),
    });
    expect((await faults()).length).toBe(1100);
  });
});

const nothing: Swept = { completed: 0, givenUp: 0, removed: 0, bytes: 0, leftovers: 0, askedAnew: 0 };

/** Keys of a file in its second version, its first one, its picture, and an upload stored but not ended. */
async function oneOfEach() {
  const media = await aStoredFile(world.presentation.id, world.kind.id, Buffer.from("media"), { version: 2 });
  const version = await aVersion(media.id, 1, Buffer.from("version"));
  const { storageKey, bytes } = await aContent(Buffer.from("picture"));
  await db.mediaPicture.create({
    data: { mediaId: media.id, width: 320, height: 200, contentType: "image/webp", storageKey, bytes },
  });
  const open = await aContent(Buffer.from("an upload"));
  const { presentation, kind, presenter } = world;
  // Longer than what is there: nobody completes it.
  await anUpload(presentation.id, kind.id, presenter.id, { id: open.storageKey, bytes: 1000 });
  return {
    media: media.storageKey ?? "",
    version: version.storageKey ?? "",
    picture: storageKey,
    open: open.storageKey,
  };
}

/** An upload of which this much has arrived. */
async function upload(arrived: string, row: { bytes: number }) {
  const { presentation, kind, presenter } = world;
  const made = await anUpload(presentation.id, kind.id, presenter.id, row);
  await writeFile(join(env.DATA_DIR, "media/arriving", made.id), arrived);
  await writeFile(join(env.DATA_DIR, "media/arriving", `${made.id}.json`), "{}");
  return made;
}

async function keys(): Promise<string[]> {
  const found = [];
  for await (const { key } of listStored()) found.push(key);
  return found.sort();
}

async function faults(): Promise<string[]> {
  const found = [];
  for await (const { what, fault } of checkMedia()) if (fault !== null) found.push(`${what} ${fault}`);
  return found;
}
