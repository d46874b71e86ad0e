import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { orderMedia } from "@/lib/media/commands/arrange";
import { removeMedia, restoreMedia } from "@/lib/media/commands/remove";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aLink, aRequest } from "@/tests/factories/media";
import { actorFor, anAttendee, anOrganiser } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";

async function aShelf() {
  const conference = await aConference();
  const kind = await aKind(conference.id, { name: "Slides" });
  const presentation = await aPresentation(conference.id);
  const presenter = await actorFor({ id: (await aPart(presentation.id)).personId });
  const [a, b, c] = [
    await aLink(presentation.id, kind.id),
    await aLink(presentation.id, kind.id),
    await aLink(presentation.id, kind.id),
  ];
  const order = async () =>
    (
      await db.media.findMany({
        where: { presentationId: presentation.id, removedAt: null },
        orderBy: { position: "asc" },
      })
    ).map((media) => media.id);
  return { conference, kind, presentation, presenter, a, b, c, order };
}

describe("the order", () => {
  it("is the one given, and removed media come back last", async () => {
    const { presentation, presenter, a, b, c, order } = await aShelf();
    await removeMedia(presenter, { mediaId: a.id });
    const mediaIds = [c.id, b.id];
    expect(await orderMedia(presenter, { presentationId: presentation.id, mediaIds })).toMatchObject({
      ok: true,
    });
    expect(await order()).toEqual([c.id, b.id]);
    await restoreMedia(presenter, { mediaId: a.id });
    expect(await order()).toEqual([c.id, b.id, a.id]);
  });

  it("is stale when it names not exactly what is there", async () => {
    const { presentation, presenter, a, b, c, order } = await aShelf();
    const foreign = await aShelf();
    for (const mediaIds of [[], [a.id, b.id], [a.id, a.id, b.id], [a.id, b.id, foreign.a.id]])
      expect(await orderMedia(presenter, { presentationId: presentation.id, mediaIds })).toMatchObject({
        reason: "stale",
      });
    expect(await order()).toEqual([a.id, b.id, c.id]);
  });

  it("is one of the two when two presenters order at once", async () => {
    const { presentation, presenter, conference, a, b, c, order } = await aShelf();
    const organiser = await anOrganiser(conference.id);
    const [up, down] = [
      [a.id, b.id, c.id],
      [c.id, b.id, a.id],
    ];
    const presentationId = presentation.id;
    const results = await Promise.all([
      orderMedia(presenter, { presentationId, mediaIds: up }),
      orderMedia(organiser, { presentationId, mediaIds: down }),
    ]);
    expect(results.map((result) => result.ok)).toEqual([true, true]);
    expect([up, down]).toContainEqual(await order());
  });
});

describe("removing", () => {
  it("is a state, undone by putting back", async () => {
    const { presenter, a, order } = await aShelf();
    expect(await removeMedia(presenter, { mediaId: a.id })).toMatchObject({ ok: true });
    expect(await removeMedia(presenter, { mediaId: a.id })).toMatchObject({ reason: "already_removed" });
    expect(await order()).not.toContain(a.id);
    expect(await restoreMedia(presenter, { mediaId: a.id })).toMatchObject({ ok: true });
    expect(await restoreMedia(presenter, { mediaId: a.id })).toMatchObject({ reason: "not_removed" });
    expect(await order()).toContain(a.id);
  });

  it("put back answers who asked meanwhile", async () => {
    const { presentation, kind, presenter, a } = await aShelf();
    await removeMedia(presenter, { mediaId: a.id });
    await aRequest(presentation.id, kind.id);
    expect(await restoreMedia(presenter, { mediaId: a.id })).toMatchObject({ value: { told: 1 } });
  });

  it("is for who tends it: others are not allowed, and do not learn what was removed", async () => {
    const { presenter, a, b } = await aShelf();
    const foreign = await aShelf();
    await removeMedia(presenter, { mediaId: a.id });
    for (const actor of [anonymous, await anAttendee(), foreign.presenter]) {
      expect(await removeMedia(actor, { mediaId: b.id })).toMatchObject({ reason: "not_allowed" });
      expect(await restoreMedia(actor, { mediaId: a.id })).toMatchObject({ reason: "not_found" });
    }
    const unknown = { mediaId: "00000000-0000-4000-8000-000000000000" };
    expect(await removeMedia(presenter, unknown)).toMatchObject({ reason: "not_found" });
  });
});
