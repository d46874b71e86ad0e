import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getMediaOnEdit, getMediaSummary } from "@/lib/media/queries/on-edit";
import { listChaired } from "@/lib/sessions/queries/chaired";
import { aLink, aRequest } from "@/tests/factories/media";
import { aWorld } from "@/tests/factories/world";
import { statementsOf } from "@/tests/support/statements";

const addressOf = ({ conference, presentation }: Awaited<ReturnType<typeof aWorld>>) => ({
  conference: conference.slug,
  presentation: presentation.slug,
});

describe("the page of a presentation's media", () => {
  it("is there for its presenters, the chair of its session and organisers, for nobody else", async () => {
    const world = await aWorld();
    const seen: string[] = [];
    for (const [who, actor] of Object.entries(world.actors))
      if (await getMediaOnEdit(actor, addressOf(world))) seen.push(who);
    expect(seen).toEqual(["presenter", "co-presenter", "chair", "organiser"]);
    expect(await getMediaSummary(anonymous, world.presentation.id)).toBe(null);
  });

  it("says how many ask for what, and takes as many statements for one file as for three", async () => {
    const world = await aWorld();
    const { presentation, kind, actors } = world;
    const look = () => getMediaOnEdit(actors.presenter, addressOf(world));
    await aLink(presentation.id, kind.id);
    await aRequest(presentation.id, kind.id);
    const one = await statementsOf(look);
    for (let more = 0; more < 2; more += 1) {
      await aLink(presentation.id, kind.id);
      await aRequest(presentation.id, kind.id);
    }
    expect(await statementsOf(look)).toBe(one);
    const page = await look();
    expect(page?.media.length).toBe(3);
    expect(page?.kinds.map(({ id, openRequests }) => ({ id, openRequests }))).toEqual([
      { id: kind.id, openRequests: 3 },
    ]);
    expect((await getMediaSummary(actors.presenter, presentation.id))?.asked).toEqual([
      { kindName: kind.name, count: 3 },
    ]);
  });
});

describe("a chair's own page", () => {
  it("lists the sessions they chair with what each paper has and is asked for", async () => {
    const { actors, session, presentation, kind } = await aWorld();
    await aLink(presentation.id, kind.id);
    await aRequest(presentation.id, kind.id);
    const [chaired, ...more] = await listChaired(actors.chair);
    expect(more).toEqual([]);
    expect(chaired?.title).toBe(session.title);
    expect(chaired?.papers.map(({ id, media, asks }) => ({ id, media, asks }))).toEqual([
      { id: presentation.id, media: 1, asks: 1 },
    ]);
    expect(await listChaired(actors.presenter)).toEqual([]);
    await db.themedSession.update({ where: { id: session.id }, data: { chairId: null } });
    expect(await listChaired(actors.chair)).toEqual([]);
  });
});

describe("what tells those who tend media", () => {
  it("is what waits for the scanner, what it found, and until when it is closed", async () => {
    const world = await aWorld();
    const { presentation, kind, actors } = world;
    const now = new Date("2027-06-01T00:00:00Z");
    const opensAt = new Date("2027-06-02T00:00:00Z");
    await aLink(presentation.id, kind.id, { checkedAt: null });
    await aLink(presentation.id, kind.id, { threat: "Eicar-Signature" });
    await aLink(presentation.id, kind.id, { opensAt });
    await aLink(presentation.id, kind.id, { opensAt: now });
    const page = await getMediaOnEdit(actors.presenter, addressOf(world), now);
    expect(page?.media.map(({ isWaiting, threat, opensAt }) => ({ isWaiting, threat, opensAt }))).toEqual([
      { isWaiting: true, threat: null, opensAt: null },
      { isWaiting: false, threat: "Eicar-Signature", opensAt: null },
      { isWaiting: false, threat: null, opensAt },
      { isWaiting: false, threat: null, opensAt: null },
    ]);
  });

  it("are the contents that were replaced, to organisers only; how often, to all of them", async () => {
    const world = await aWorld();
    const { presentation, kind, actors } = world;
    const media = await aLink(presentation.id, kind.id, { version: 3 });
    for (const number of [1, 2])
      await db.mediaVersion.create({
        data: { mediaId: media.id, number, url: `https://example.org/${number}`, checkedAt: new Date() },
      });
    const seenBy = async (who: "presenter" | "chair" | "organiser") => {
      const [row] = (await getMediaOnEdit(actors[who], addressOf(world)))?.media ?? [];
      return [row?.replaced, row?.versions.map(({ number }) => number)];
    };
    expect(await seenBy("organiser")).toEqual([2, [2, 1]]);
    expect(await seenBy("presenter")).toEqual([2, []]);
    expect(await seenBy("chair")).toEqual([2, []]);
  });

  it("are one's own uploads on their way, nobody else's and none that is over", async () => {
    const world = await aWorld();
    const { presentation, kind, actors, presenter, coPresenter } = world;
    const anUpload = (personId: string, endedAt: Date | null = null) =>
      db.upload.create({
        data: {
          ...{ presentationId: presentation.id, kindId: kind.id, personId, endedAt },
          ...{ fileName: "talk.mp4", bytes: 5000 },
        },
      });
    const mine = await anUpload(presenter.id);
    await anUpload(presenter.id, new Date());
    await anUpload(coPresenter.id);
    expect((await getMediaOnEdit(actors.presenter, addressOf(world)))?.arriving).toEqual([
      { id: mine.id, fileName: "talk.mp4", bytes: 5000, kindName: kind.name, label: "" },
    ]);
  });
});
