import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { addFile } from "@/lib/media/commands/add";
import { openMedia } from "@/lib/media/jobs/open";
import { scanMedia } from "@/lib/media/jobs/scan";
import { getFile } from "@/lib/media/queries/file";
import { enqueueScan, threatIn } from "@/lib/media/scanner";
import { aRequest } from "@/tests/factories/media";
import { aWorld, type World } from "@/tests/factories/world";
import { openClamd } from "@/tests/support/clamd";

const now = new Date("2026-06-01T10:00:00Z");
const open: { close(): Promise<unknown> }[] = [];

beforeAll(async () => {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-scan-"));
});

beforeEach(() => db.$executeRaw`DELETE FROM graphile_worker._private_jobs`);

afterEach(async () => {
  env.CLAMD_HOST = "";
  for (const clamd of open.splice(0)) await clamd.close();
});

/** A clamd that finds a worm in what says "worm"; the site asks it from now on. */
async function withClamd(judge?: (bytes: Buffer) => string | Promise<string>, options?: { most: number }) {
  const byDefault = (bytes: Buffer) => (bytes.includes("worm") ? "stream: Worm.Test-1 FOUND" : "stream: OK");
  const clamd = await openClamd(judge ?? byDefault, options);
  open.push(clamd);
  env.CLAMD_HOST = clamd.host;
  return clamd;
}

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("clamd", () => {
  it("is sent every byte, in whatever chunks they come, and says what it found", async () => {
    const clamd = await withClamd();
    const bytes = randomBytes(3_000_001);
    expect(await threatIn(inChunks(bytes, 65_536))).toBe(null);
    expect(await threatIn(inChunks(Buffer.from("a worm in it"), 1))).toBe("Worm.Test-1");
    expect(await threatIn(inChunks(Buffer.alloc(0), 1))).toBe(null);
    expect(clamd.seen.map((seen) => seen.length)).toEqual([3_000_001, 12, 0]);
    expect(clamd.seen[0]?.equals(bytes)).toBe(true);
  });

  it("that wants no more, drops the line, or is away has found nothing: it throws", async () => {
    const bytes = randomBytes(20_000_000);
    await withClamd(undefined, { most: 1_000_000 });
    await expect(threatIn(inChunks(bytes, 65_536))).rejects.toThrow("size limit exceeded");
    await withClamd(() => "");
    await expect(threatIn(inChunks(bytes, 65_536))).rejects.toThrow();
    await withClamd(() => "stream: OK or not");
    await expect(threatIn(inChunks(Buffer.from("x"), 1))).rejects.toThrow("did not look at the whole file");
    const gone = await withClamd();
    await gone.close();
    await expect(threatIn(inChunks(bytes, 65_536))).rejects.toThrow("ECONNREFUSED");
  });

  it("hears nothing of a file that breaks off while it is read", async () => {
    const clamd = await withClamd();
    async function* broken() {
      yield Buffer.from("half");
      throw new Error("storage is away");
    }
    await expect(threatIn(broken())).rejects.toThrow("storage is away");
    expect(clamd.seen).toEqual([]);
  });
});

describe("a file that waits for the scanner", () => {
  it("is private until it is found harmless, then open, and those who asked are told once", async () => {
    await withClamd();
    const world = await aWorld();
    await aRequest(world.presentation.id, world.kind.id);
    const { mediaId, told } = await added(world, "harmless");
    expect(told).toBe(0);
    expect(await isFetched(world, mediaId)).toEqual({ anonymous: false, presenter: true });
    expect(await jobs()).toEqual([["scan_media", `scan:${mediaId}`]]);

    await Promise.all([scanMedia(mediaId, now), scanMedia(mediaId, now)]);
    await scanMedia(mediaId, now);
    expect(await isFetched(world, mediaId)).toEqual({ anonymous: true, presenter: true });
    expect((await jobs()).filter(([job]) => job === "open_media")).toEqual([
      ["open_media", `open:${mediaId}`],
    ]);
    await openMedia(mediaId, now);
    expect(await db.notification.count({ where: { kind: "media_added" } })).toBe(1);
    expect(await db.notification.count({ where: { kind: "media_threat" } })).toBe(0);
  });

  it("with a virus is handed to nobody; who sent it and the organisers are told once", async () => {
    await withClamd();
    const world = await aWorld();
    await aRequest(world.presentation.id, world.kind.id);
    const { mediaId } = await added(world, "a worm in it");
    await Promise.all([scanMedia(mediaId, now), scanMedia(mediaId, now)]);
    await scanMedia(mediaId, now);

    expect(await isFetched(world, mediaId)).toEqual({ anonymous: false, presenter: false });
    expect(await db.media.findUniqueOrThrow({ where: { id: mediaId } })).toMatchObject({
      threat: "Worm.Test-1",
      checkedAt: null,
    });
    const told = await db.notification.findMany({
      where: { kind: "media_threat", conferenceId: world.conference.id },
    });
    const { organiser } = world.actors;
    const expected = [world.presenter.id, organiser.kind === "person" ? organiser.personId : ""];
    expect(told.map(({ personId }) => personId).sort()).toEqual(expected.sort());
    const mails = await db.mail.findMany({ where: { dedupeKey: { startsWith: "media_threat:" } } });
    expect(mails.map(({ subject }) => subject)).toEqual(Array(2).fill("A virus was found in talk.txt"));
    expect(
      await db.mediaRequest.count({ where: { presentationId: world.presentation.id, fulfilledAt: null } }),
    ).toBe(1);
  });

  it("stays private while clamd or storage is away, and the job fails to be tried again", async () => {
    const clamd = await withClamd();
    const world = await aWorld();
    const { mediaId } = await added(world, "harmless");
    await clamd.close();
    await expect(scanMedia(mediaId, now)).rejects.toThrow("ECONNREFUSED");
    expect(await isFetched(world, mediaId)).toEqual({ anonymous: false, presenter: true });

    await withClamd();
    const { storageKey } = await db.media.findUniqueOrThrow({ where: { id: mediaId } });
    const folder = join(env.DATA_DIR, "media", storageKey ?? "");
    await rm(folder);
    await expect(scanMedia(mediaId, now)).rejects.toThrow("ENOENT");
    expect(await isFetched(world, mediaId)).toEqual({ anonymous: false, presenter: true });
  });

  it("and is replaced while it is looked at stays private: the answer is of another file", async () => {
    await withClamd();
    const world = await aWorld();
    const { mediaId } = await added(world, "harmless");
    const other = await added(world, "other bytes");
    const { storageKey } = await db.media.findUniqueOrThrow({ where: { id: other.mediaId } });
    await withClamd(async () => {
      await db.media.delete({ where: { id: other.mediaId } });
      await db.media.update({ where: { id: mediaId }, data: { storageKey } });
      return "stream: OK";
    });
    await scanMedia(mediaId, now);
    const { checkedAt, threat } = await db.media.findUniqueOrThrow({ where: { id: mediaId } });
    expect([checkedAt, threat]).toEqual([null, null]);
  });

  it("opens when nobody is asked any more", async () => {
    await withClamd();
    const world = await aWorld();
    const { mediaId } = await added(world, "harmless");
    env.CLAMD_HOST = "";
    await scanMedia(mediaId, now);
    expect(await isFetched(world, mediaId)).toEqual({ anonymous: true, presenter: true });
  });

  it("is open at once, and nobody is asked, where there is no scanner", async () => {
    const world = await aWorld();
    const { mediaId } = await added(world, "a worm, but who knows");
    await transaction((tx) => enqueueScan(tx, mediaId));
    expect(await isFetched(world, mediaId)).toEqual({ anonymous: true, presenter: true });
    expect(await jobs()).toEqual([]);
  });
});

async function added(world: World, text: string) {
  const input = {
    presentationId: world.presentation.id,
    kindId: world.kind.id,
    label: "",
    fileName: "talk.txt",
  };
  const result = await addFile(world.actors.presenter, input, [Buffer.from(text)], now);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

async function isFetched(world: World, mediaId: string) {
  const [open, tended] = [await getFile(anonymous, mediaId), await getFile(world.actors.presenter, mediaId)];
  return { anonymous: open !== null, presenter: tended !== null };
}

async function jobs(): Promise<string[][]> {
  const rows = await db.$queryRaw<{ task: string; key: string }[]>`
    SELECT task_identifier AS task, key FROM graphile_worker.jobs WHERE task_identifier NOT IN ('send_mails', 'tell_changes') ORDER BY 1`;
  return rows.map(({ task, key }) => [task, key]);
}
