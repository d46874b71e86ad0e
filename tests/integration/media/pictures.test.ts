import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { addFile } from "@/lib/media/commands/add";
import { pictureMedia } from "@/lib/media/jobs/picture";
import { pictureLater } from "@/lib/media/pictures";
import { getPicture } from "@/lib/media/queries/picture";
import { render } from "@/lib/media/rendering";
import { readFile } from "@/lib/storage/files";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aJpeg, anEndlessPdf, aPdf, aPptx, aVastPng, aZip } from "@/tests/factories/files";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { untilSomebodyWaits } from "@/tests/support/waiting";

const NOW = new Date("2027-06-12T01:00:00Z");

beforeAll(async () => {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-pictures-"));
});

/** A file that was added as a presenter adds it, its pictures not made yet. */
async function added(bytes: Uint8Array, fileName: string) {
  const conference = await aConference();
  const kind = await aKind(conference.id);
  const presentation = await aPresentation(conference.id);
  const { personId } = await aPart(presentation.id);
  const input = { presentationId: presentation.id, kindId: kind.id, label: "", fileName };
  const result = await addFile(await actorFor({ id: personId }), input, [bytes], NOW);
  if (!result.ok) throw new Error(result.reason);
  return result.value.mediaId;
}

const row = (id: string) => db.media.findUniqueOrThrow({ where: { id } });
const pictures = (mediaId: string) =>
  db.mediaPicture.findMany({ where: { mediaId }, orderBy: { width: "asc" } });
const sizes = async (mediaId: string) =>
  (await pictures(mediaId)).map(({ width, height }) => [width, height]);
const filesKept = async () => (await readdir(join(env.DATA_DIR, "media"), { recursive: true })).length;

async function jobsWaiting(mediaId: string): Promise<number> {
  const jobs = await db.$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'picture_media' AND key = ${`picture:${mediaId}`}`;
  return jobs.length;
}

async function bytesOf(key: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await readFile(key)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

// A rendering lets all else on the machine go first.
describe("pictures", { timeout: 120_000 }, () => {
  it("of an image are upright, no larger than it, and carry nothing the camera wrote", async () => {
    const id = await added(await aJpeg(3000, 2000, 6), "photo.jpg");
    expect(await jobsWaiting(id)).toBe(1);
    await pictureMedia(id, NOW);
    expect(await row(id)).toMatchObject({ width: 2000, height: 3000, pages: null, picturedAt: NOW });
    expect(await sizes(id)).toEqual([
      [320, 480],
      [640, 960],
      [1280, 1920],
    ]);
    for (const { storageKey, bytes, contentType } of await pictures(id)) {
      const content = await bytesOf(storageKey);
      expect([content.length, contentType]).toEqual([bytes, "image/webp"]);
      const { format, exif, orientation } = await sharp(content).metadata();
      expect({ format, exif, orientation }).toEqual({
        format: "webp",
        exif: undefined,
        orientation: undefined,
      });
    }
    const small = await added(await aJpeg(500, 300), "small.jpg");
    await pictureMedia(small, NOW);
    expect(await sizes(small)).toEqual([
      [320, 192],
      [500, 300],
    ]);
  });

  it("of a PDF show its first page, with its pages counted", async () => {
    const id = await added(aPdf(["First", "Second", "Third"]), "paper.pdf");
    await pictureMedia(id, NOW);
    expect(await row(id)).toMatchObject({ width: 595, height: 842, pages: 3 });
    expect((await sizes(id)).map(([width]) => width)).toEqual([320, 640, 1280]);
    const [picture] = await pictures(id);
    const { channels } = await sharp(await bytesOf(picture?.storageKey ?? "")).stats();
    // Black letters on white paper.
    expect([channels[0]?.max, (channels[0]?.min ?? 255) < 100, (channels[0]?.mean ?? 0) > 200]).toEqual([
      ...[255, true, true],
    ]);
  });

  it("of slides are the thumbnail they carry, with PowerPoint's slides counted", async () => {
    const id = await added(
      await aPptx(24, { "docProps/thumbnail.jpeg": await aJpeg(256, 144) }),
      "talk.pptx",
    );
    await pictureMedia(id, NOW);
    expect(await row(id)).toMatchObject({ width: 256, height: 144, pages: 24 });
    expect(await sizes(id)).toEqual([[256, 144]]);
    const without = await added(await aPptx(3), "plain.pptx");
    await pictureMedia(without, NOW);
    expect(await row(without)).toMatchObject({ width: null, pages: 3, picturedAt: NOW });
    const folder = await mkdtemp(join(tmpdir(), "lectern-keynote-"));
    for (const name of ["Thumbnails/thumbnail.png", "preview.jpg", "QuickLook/Thumbnail.jpg"]) {
      const zip = join(folder, "slides");
      const image = await sharp(await aJpeg(200, 100))
        .png()
        .toBuffer();
      await writeFile(zip, await aZip({ [name]: image }));
      expect(await render("slides", zip, folder)).toMatchObject({ pictures: [{ width: 200, height: 100 }] });
    }
  });

  it.each([
    ["an image that says it has 1.2 thousand million pixels", aVastPng(40_000, 30_000, 10), "a.png"],
    ["a PDF that is none", Buffer.from("%PDF-1.7\n/OpenAction /JavaScript"), "a.pdf"],
    ["an image that breaks off", aVastPng(300, 300, 10), "a.png"],
  ])("of %s are none: marked as tried, nothing kept, nothing else harmed", async (_what, bytes, fileName) => {
    const id = await added(bytes, fileName);
    const before = await filesKept();
    await pictureMedia(id, NOW);
    expect(await row(id)).toMatchObject({ width: null, height: null, pages: null, picturedAt: NOW });
    expect([await sizes(id), await filesKept()]).toEqual([[], before]);
  });

  it("of slides with a ZIP bomb for a thumbnail are none, told from what was read of it", async () => {
    const id = await added(await aPptx(2, { "docProps/thumbnail.jpeg": Buffer.alloc(50_000_000) }), "b.pptx");
    await pictureMedia(id, NOW);
    expect(await row(id)).toMatchObject({ width: null, pages: 2, picturedAt: NOW });
    expect(await sizes(id)).toEqual([]);
  });

  it("are decoded from the formats browsers show, and no others, whatever a file is told to be", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lectern-formats-"));
    const input = join(folder, "in");
    const image = sharp(await aJpeg(40, 30));
    const rendered = async (bytes: Buffer) => {
      await writeFile(input, bytes);
      return render("image", input, folder);
    };
    for (const others of [image.clone().tiff(), image.clone().gif()])
      expect(await rendered(await others.toBuffer())).toBeNull();
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>';
    expect([await rendered(Buffer.from(svg)), await rendered(aPdf(["Page"]))]).toEqual([null, null]);
    for (const shown of [image.clone().png(), image.clone().webp(), image.clone().avif()])
      expect(await rendered(await shown.toBuffer())).toMatchObject({ width: 40, height: 30 });
  });

  it("that take too long are given up: the process is killed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lectern-slow-"));
    await writeFile(join(folder, "in"), anEndlessPdf());
    const from = performance.now();
    expect(await render("document", join(folder, "in"), folder, { seconds: 1 })).toBeNull();
    // Left alone, it ends by itself after nine.
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it("are made of nothing that waits for the scanner, has a virus or has none", async () => {
    const id = await added(await aJpeg(400, 300), "photo.jpg");
    for (const state of [{ checkedAt: null }, { checkedAt: NOW, threat: "Eicar" }]) {
      await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
      const media = await db.media.update({ where: { id }, data: state });
      await transaction((tx) => pictureLater(tx, media));
      await pictureMedia(id, NOW);
      expect([await jobsWaiting(id), (await row(id)).picturedAt]).toEqual([0, null]);
    }
    const media = await db.media.update({ where: { id }, data: { threat: null } });
    await transaction((tx) => pictureLater(tx, media));
    expect(await jobsWaiting(id)).toBe(1);
    await pictureMedia(id, NOW);
    expect(await sizes(id)).toHaveLength(2);
    const text = await added(Buffer.from("words"), "a.txt");
    expect(await jobsWaiting(text)).toBe(0);
  });

  it("of a content that was replaced while they were made are thrown away", async () => {
    const id = await added(await aJpeg(400, 300), "photo.jpg");
    const before = await filesKept();
    let making: Promise<void> | undefined;
    await transaction(async (tx) => {
      await tx.media.update({ where: { id }, data: { version: 2 } });
      making = pictureMedia(id, NOW);
      await untilSomebodyWaits(tx);
    });
    await making;
    expect([await sizes(id), (await row(id)).picturedAt, await filesKept()]).toEqual([[], null, before]);
    // Two at once make one set.
    await Promise.all([pictureMedia(id, NOW), pictureMedia(id, NOW)]);
    expect([(await sizes(id)).length, await filesKept()]).toEqual([2, before + 2]);
  });
});

describe("a picture", () => {
  it("is for whom its file is, and kept by a browser only while everybody may have it", async () => {
    const id = await added(await aJpeg(400, 300), "photo.jpg");
    await pictureMedia(id, NOW);
    const [picture] = await pictures(id);
    const person = await actorFor(await aPerson());
    const get = (actor = anonymous, version: number | null = 1, width = 320) =>
      getPicture(actor, { mediaId: id, width, version }, NOW);
    expect(await get()).toEqual({
      ...{ storageKey: picture?.storageKey, bytes: picture?.bytes, etag: picture?.storageKey },
      ...{ contentType: "image/webp", fileName: "320.webp", isForGood: true },
    });
    expect([await get(anonymous, null), await get(anonymous, 2)]).toMatchObject([
      { isForGood: false },
      { isForGood: false },
    ]);
    expect(await get(anonymous, 1, 640)).toBeNull();

    await db.media.update({ where: { id }, data: { audience: "signed_in" } });
    expect([await get(), await get(person)]).toMatchObject([null, { isForGood: false }]);
    await db.media.update({ where: { id }, data: { audience: "everyone", opensAt: new Date("2028-01-01") } });
    expect([await get(), await get(person)]).toEqual([null, null]);
    await db.media.update({ where: { id }, data: { opensAt: null, removedAt: NOW } });
    expect([await get(), await get(person)]).toEqual([null, null]);
  });
});
