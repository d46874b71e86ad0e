import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { type Reading, reading } from "@/lib/cache/names";
import { db, type MediaAudience } from "@/lib/db";
import { canFetch, includeForMediaPolicy } from "@/lib/media/policy";
import { getPresentation } from "@/lib/programme/queries/presentation";
import { getShelf } from "@/lib/programme/queries/shelf";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aFile, aLink, aRequest } from "@/tests/factories/media";
import { actorFor, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";

const NOW = new Date("2027-06-12T01:00:00Z");
const LATER = new Date("2027-06-12T02:00:00Z");
const AUDIENCES: MediaAudience[] = ["everyone", "signed_in", "askers", "organisers"];

async function aStage() {
  const conference = await aConference();
  const kind = await aKind(conference.id, { name: "Slides" });
  const presentation = await aPresentation(conference.id);
  const { personId } = await aPart(presentation.id);
  const page = async (now = NOW) => {
    const address = { conference: conference.slug, presentation: presentation.slug };
    const found = await getPresentation(anonymous, address, now);
    if (!found) throw new Error("The page is not there");
    return found;
  };
  const shelf = async (person: { id: string }, now = NOW) =>
    (await getShelf(await actorFor(person), presentation.id, now))?.media;
  return { conference, kind, presentation, presenter: { id: personId }, page, shelf };
}

/** Every state a row can be in. */
const states = AUDIENCES.flatMap((audience) =>
  [null, LATER].flatMap((opensAt) =>
    [
      { checkedAt: NOW },
      { checkedAt: null },
      { checkedAt: NOW, threat: "Eicar-Test-Signature" },
      { checkedAt: NOW, removedAt: NOW },
    ].map((state) => ({ audience, opensAt, ...state })),
  ),
);

describe("media on the page that everybody reads", () => {
  it("can be opened there exactly by what the rules of media say of anybody", async () => {
    const { kind, presentation, page } = await aStage();
    for (const state of states) {
      await aLink(presentation.id, kind.id, state);
      await aFile(presentation.id, kind.id, state);
    }
    const rows = await db.media.findMany({
      where: { presentationId: presentation.id },
      include: { presentation: { include: includeForMediaPolicy } },
      orderBy: { position: "asc" },
    });
    for (const now of [NOW, LATER]) {
      const open = rows.filter((row) => canFetch(anonymous, row, false, now)).map(({ id }) => id);
      const shown = (await page(now)).media;
      expect(shown.filter(({ url, file }) => url || file).map(({ id }) => id)).toEqual(open);
      // Of the two embargoed ones for everybody none, then both.
      expect(open).toHaveLength(now === NOW ? 2 : 4);
    }
  });

  it("says nothing at all of what is removed, waits for the scanner, has a virus or is for organisers", async () => {
    const { kind, presentation, page, conference } = await aStage();
    const hidden = states.filter(
      ({ audience, ...state }) =>
        audience === "organisers" || "threat" in state || "removedAt" in state || !state.checkedAt,
    );
    const before = await page();
    for (const state of hidden) {
      await aLink(presentation.id, kind.id, state);
      const video = await aFile(presentation.id, kind.id, state);
      await aFile(presentation.id, kind.id, { ...state, belongsToId: video.id });
    }
    expect(hidden).toHaveLength(26);
    expect(await page()).toEqual(before);
    // The organisers may open those that are neither removed nor have a virus.
    const organiser = await anOrganiser(conference.id);
    const shelf = await getShelf(organiser, presentation.id, NOW);
    const harmless = hidden.filter((state) => !("threat" in state) && !("removedAt" in state)).length;
    expect(shelf?.media.filter(({ url, file }) => url || file)).toHaveLength(harmless * 2);
  });

  it("tells neither address, name, size nor picture of what is for some only, or opens later", async () => {
    const { kind, presentation, page } = await aStage();
    const closed = { label: "Told", altText: "secret-alt", fileName: "secret-name.pdf" };
    for (const state of [
      { audience: "signed_in" as const },
      { audience: "askers" as const },
      { opensAt: LATER },
    ]) {
      await aLink(presentation.id, kind.id, { ...state, label: "Told", url: "https://secret.example/" });
      const file = await aFile(presentation.id, kind.id, { ...state, ...closed });
      await db.mediaPicture.create({
        data: {
          mediaId: file.id,
          width: 320,
          height: 200,
          storageKey: file.id,
          contentType: "image/webp",
          bytes: 9,
        },
      });
    }
    const { media } = await page();
    expect(media.map(({ label, url, file }) => [label, url, file])).toEqual(
      Array(6).fill(["Told", null, null]),
    );
    expect(JSON.stringify(media)).not.toContain("secret");
    expect(media.map(({ audience, opensAt }) => [audience, opensAt && new Date(opensAt)])).toEqual([
      ...Array(2).fill(["signed_in", null]),
      ...Array(2).fill(["askers", null]),
      ...Array(2).fill(["everyone", LATER]),
    ]);
    // Once it is over, everybody opens it.
    const { media: then } = await page(LATER);
    expect(then.slice(4)).toMatchObject([
      { url: "https://secret.example/", opensAt: null },
      { file: { name: "secret-name.pdf", pictures: [{ width: 320, height: 200 }] }, opensAt: null },
    ]);
  });

  it("is kept no longer than an embargo lasts", async () => {
    const { kind, presentation, page } = await aStage();
    const kept = async () => {
      const read: Reading = { names: new Set(), until: Number.POSITIVE_INFINITY };
      await reading.run(read, () => page());
      return read.until;
    };
    await aLink(presentation.id, kind.id, { opensAt: LATER, removedAt: NOW });
    expect(await kept()).toBe(Number.POSITIVE_INFINITY);
    await aLink(presentation.id, kind.id, { opensAt: new Date("2027-07-01T00:00:00Z") });
    await aLink(presentation.id, kind.id, { opensAt: LATER, audience: "askers" });
    expect(await kept()).toBe(LATER.getTime());
  });

  it("leaves a kind to be asked for until somebody need not ask for it", async () => {
    const { kind, presentation, page } = await aStage();
    const isThere = async (now?: Date) => (await page(now)).mediaKinds.map((shown) => shown.isThere);
    for (const state of states.filter(({ audience }) => audience === "organisers" || audience === "askers"))
      await aLink(presentation.id, kind.id, state);
    await aLink(presentation.id, kind.id, { checkedAt: null });
    await aLink(presentation.id, kind.id, { opensAt: LATER, audience: "signed_in" });
    expect([await isThere(), await isThere(LATER)]).toEqual([[false], [true]]);
  });

  it("puts captions and transcripts under what they belong to, and on their own where that is not shown", async () => {
    const { kind, presentation, page } = await aStage();
    const { id: owner } = await aFile(presentation.id, kind.id, { label: "Video", contentType: "video/mp4" });
    await aFile(presentation.id, kind.id, { label: "English", belongsToId: owner, language: "en" });
    await aLink(presentation.id, kind.id, { label: "Other" });
    const said = async () =>
      (await page()).media.map(({ label, belonging }) => [label, belonging.map((item) => item.label)]);
    expect(await said()).toEqual([
      ["Video", ["English"]],
      ["Other", []],
    ]);
    await db.media.update({ where: { id: owner }, data: { removedAt: NOW } });
    expect(await said()).toEqual([
      ["English", []],
      ["Other", []],
    ]);
  });
});

describe("media on one's own page", () => {
  it("opens to whoever is signed in, and to those who asked, what is for them", async () => {
    const { kind, presentation, shelf, presenter } = await aStage();
    const person = await aPerson();
    for (const audience of AUDIENCES) await aFile(presentation.id, kind.id, { audience, label: audience });
    await aFile(presentation.id, kind.id, { opensAt: LATER, label: "embargoed" });
    const open = async (who: { id: string }, now?: Date) =>
      (await shelf(who, now))?.filter(({ file }) => file).map(({ label }) => label);
    expect(await open(person)).toEqual(["everyone", "signed_in"]);
    expect((await shelf(person))?.map(({ label }) => label)).toEqual([
      ...["everyone", "signed_in", "askers", "embargoed"],
    ]);
    const request = await aRequest(presentation.id, kind.id, { personId: person.id });
    expect(await open(person)).toEqual(["everyone", "signed_in", "askers"]);
    expect(await open(person, LATER)).toEqual(["everyone", "signed_in", "askers", "embargoed"]);
    await db.mediaRequest.update({ where: { id: request.id }, data: { withdrawnAt: NOW } });
    expect(await open(person)).toEqual(["everyone", "signed_in"]);
    expect(await open(presenter)).toEqual([...AUDIENCES, "embargoed"]);
  });

  it("is nobody's who is not signed in or may not see the presentation", async () => {
    const { presentation, shelf, presenter } = await aStage();
    const person = await aPerson();
    expect(await getShelf(anonymous, presentation.id, NOW)).toBeNull();
    expect(await shelf(person)).toEqual([]);
    await db.presentation.update({ where: { id: presentation.id }, data: { acceptedAt: null } });
    expect(await shelf(person)).toBeUndefined();
    expect(await shelf(presenter)).toEqual([]);
  });
});
