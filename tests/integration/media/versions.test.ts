import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { aStoredFile, aVersion } from "@/tests/factories/media";
import { aWorld, WHO, type World } from "@/tests/factories/world";
import { openMediaSite, signedIn } from "@/tests/support/media-site";

let site: Awaited<ReturnType<typeof openMediaSite>>;
let world: World;

beforeAll(async () => {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-versions-"));
  site = await openMediaSite();
  world = await aWorld();
});

afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

async function organiser() {
  const actor = world.actors.organiser;
  return { cookie: await signedIn(actor.kind === "person" ? actor.personId : "") };
}

/** A file that is shown in its second version. */
async function replaced() {
  const media = await aStoredFile(world.presentation.id, world.kind.id, Buffer.from("new"), { version: 2 });
  await aVersion(media.id, 1, Buffer.from("old, and longer"));
  return media;
}

describe("an earlier version of a file", () => {
  it("is for the organisers of its conference, and absent for everybody else", async () => {
    const media = await replaced();
    const statuses: Record<string, number | undefined> = {};
    for (const who of WHO) {
      const actor = world.actors[who];
      const headers = actor.kind === "person" ? { cookie: await signedIn(actor.personId) } : {};
      statuses[who] = (await site.ask(`/media/${media.id}/versions/1`, headers)).status;
    }
    const nobody = Object.fromEntries(WHO.map((who) => [who, 404]));
    expect(statuses).toEqual({ ...nobody, organiser: 200 });
  });

  it("comes with its own bytes, tag and ranges, beside the present one", async () => {
    const media = await replaced();
    const headers = await organiser();
    const old = await site.ask(`/media/${media.id}/versions/1`, headers);
    const present = await site.ask(`/media/${media.id}/x`, headers);
    expect([String(old.body), String(present.body)]).toEqual(["old, and longer", "new"]);
    expect(old.headers.etag).not.toBe(present.headers.etag);
    expect(old.headers["content-security-policy"]).toBe("sandbox");
    const range = await site.ask(`/media/${media.id}/versions/1`, { ...headers, range: "bytes=5-7" });
    expect([range.status, String(range.body)]).toEqual([206, "and"]);
  });

  it("is absent when it has a virus, was replaced before it was checked, its media was removed, or there is none of that number", async () => {
    const media = await replaced();
    const headers = await organiser();
    const status = async (number: string) =>
      (await site.ask(`/media/${media.id}/versions/${number}`, headers)).status;
    expect(await status("1")).toBe(200);
    for (const number of ["2", "0", "01", "-1", "1.5", "9999999999", "x", "1/2"])
      expect([number, await status(number)]).toEqual([number, 404]);

    await db.mediaVersion.updateMany({ where: { mediaId: media.id }, data: { threat: "Worm" } });
    expect(await status("1")).toBe(404);
    await db.mediaVersion.updateMany({
      where: { mediaId: media.id },
      data: { threat: null, checkedAt: null },
    });
    expect(await status("1")).toBe(404);
    await db.mediaVersion.updateMany({ where: { mediaId: media.id }, data: { checkedAt: new Date() } });
    expect(await status("1")).toBe(200);
    await db.media.update({ where: { id: media.id }, data: { removedAt: new Date() } });
    expect(await status("1")).toBe(404);
  });
});
