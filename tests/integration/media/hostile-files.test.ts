import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { addFile } from "@/lib/media/commands/add";
import { pictureMedia } from "@/lib/media/jobs/picture";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aJpeg } from "@/tests/factories/files";
import { hostileFiles } from "@/tests/factories/hostile-files";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { openMediaSite, signedIn } from "@/tests/support/media-site";

let site: Awaited<ReturnType<typeof openMediaSite>>;
let stage: { presentationId: string; kindId: string; presenter: { id: string } };

beforeAll(async () => {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-hostile-"));
  site = await openMediaSite();
  const conference = await aConference();
  const kind = await aKind(conference.id);
  const presentation = await aPresentation(conference.id);
  const { personId } = await aPart(presentation.id);
  stage = { presentationId: presentation.id, kindId: kind.id, presenter: { id: personId } };
});

afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

async function added(bytes: Uint8Array, fileName: string): Promise<string> {
  const { presentationId, kindId, presenter } = stage;
  const result = await addFile(await actorFor(presenter), { presentationId, kindId, label: "", fileName }, [
    bytes,
  ]);
  if (!result.ok) throw new Error(result.reason);
  return result.value.mediaId;
}

describe("a hostile file", { timeout: 60_000 }, () => {
  it("comes back as it is, told what it is, as a download or as what runs nothing, and never guessed", async () => {
    const files = await hostileFiles();
    const fetched = [];
    for (const { what, bytes, fileName } of files) {
      const id = await added(bytes, fileName);
      await pictureMedia(id, new Date());
      for (const name of [fileName, "index.html"]) {
        const { status, headers, body } = await site.ask(`/media/${id}/${name}`);
        expect(body.equals(bytes)).toBe(true);
        fetched.push({
          ...{ what, status, type: headers["content-type"], sniff: headers["x-content-type-options"] },
          ...{
            how: headers["content-disposition"]?.split(";")[0],
            policy: headers["content-security-policy"],
          },
        });
      }
    }
    const charset = (type: string) => (type.startsWith("text/") ? `${type}; charset=utf-8` : type);
    const expected = files.map(({ what, contentType, isInline }) => ({
      ...{ what, status: 200, type: charset(contentType), sniff: "nosniff", policy: "sandbox" },
      how: isInline ? "inline" : "attachment",
    }));
    expect(fetched).toEqual(expected.flatMap((row) => [row, row]));
    expect(files.length).toBeGreaterThan(10);
  });

  it.each([
    ["../../../etc/passwd", "passwd"],
    ["..\\..\\windows\\system.ini", "system.ini"],
    ["a\0b\r\nset-cookie: x=y.pdf", "abset-cookie_ x=y.pdf"],
    ["\u202efdp.exe", "fdp.exe"],
    [`${"long ".repeat(80)}.pdf`, null],
    ['"; filename="evil.html', null],
  ])("named %j is offered under a harmless name", async (fileName, kept) => {
    const id = await added(Buffer.from("%PDF-1.7"), fileName);
    const { headers } = await site.ask(`/media/${id}`);
    const disposition = headers["content-disposition"] ?? "";
    const row = await db.media.findUniqueOrThrow({ where: { id } });
    expect(disposition).toMatch(/^attachment; filename="[^"\\/\r\n]*"(; filename\*=UTF-8''[\w.%~!-]*)?$/);
    expect(row.fileName?.length).toBeLessThanOrEqual(200);
    expect(headers["set-cookie"]).toBeUndefined();
    if (kept !== null) expect(row.fileName).toBe(kept);
  });
});

describe("a picture over HTTP", () => {
  it("is asked for by its width, with the rights of its file, and kept for good only under its version", async () => {
    const id = await added(await aJpeg(400, 300), "photo.jpg");
    await pictureMedia(id, new Date());
    const path = `/media/${id}/pictures/320`;
    const cookie = await signedIn((await aPerson()).id);
    const cacheOf = async (address: string, headers = {}) =>
      (await site.ask(address, headers)).headers["cache-control"];
    const { status, headers, body } = await site.ask(`${path}?v=1`);
    expect([status, body.subarray(8, 12).toString()]).toEqual([200, "WEBP"]);
    expect(headers).toMatchObject({
      ...{ "content-type": "image/webp", "x-content-type-options": "nosniff" },
      ...{ "content-security-policy": "sandbox", "cache-control": "private, max-age=31536000, immutable" },
    });
    for (const address of [path, `${path}?v=2`, `${path}?v=1&x`, `${path}?v=01`])
      expect([address, await cacheOf(address)]).toEqual([address, "private, no-cache"]);
    for (const address of [
      `/media/${id}/pictures/321`,
      `/media/${id}/pictures/0`,
      `/media/${id}/pictures/320/x`,
    ])
      expect([address, (await site.ask(address)).status]).toEqual([address, 404]);

    await db.media.update({ where: { id }, data: { audience: "signed_in" } });
    expect((await site.ask(`${path}?v=1`)).status).toBe(404);
    expect(await cacheOf(`${path}?v=1`, { cookie })).toBe("private, no-cache");
    await db.media.update({ where: { id }, data: { audience: "everyone", removedAt: new Date() } });
    expect((await site.ask(`${path}?v=1`, { cookie })).status).toBe(404);
  });
});
