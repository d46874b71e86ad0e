import { describe, expect, it } from "vitest";
import { anonymous, personIdOf, system } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { lockTended } from "@/lib/media/commands/tended";
import { requestMedia } from "@/lib/requests/commands/request-media";
import { withdrawRequest } from "@/lib/requests/commands/withdraw-request";
import { RequestMediaInput } from "@/lib/requests/schema";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aLink } from "@/tests/factories/media";
import { actorFor, anAttendee, anOrganiser } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";
import { untilSomebodyWaits } from "@/tests/support/waiting";

async function aPresentationWithKind(overrides: Parameters<typeof aPresentation>[1] = {}) {
  const conference = await aConference();
  const kind = await aKind(conference.id, { name: "Slides" });
  const presentation = await aPresentation(conference.id, overrides);
  return { presentation, kind, ask: { presentationId: presentation.id, kindId: kind.id, sentence: "" } };
}

describe("asking for media", () => {
  it("makes one open request, and follows", async () => {
    const { presentation, kind, ask } = await aPresentationWithKind();
    const actor = await anAttendee();
    const result = await requestMedia(actor, { ...ask, sentence: "I sat in the wrong room." });
    expect(result).toMatchObject({ ok: true, value: { kindName: "Slides", title: presentation.title } });
    const mine = { personId: personIdOf(actor) ?? "", presentationId: presentation.id };
    expect(await db.mediaRequest.findMany({ where: mine })).toMatchObject([
      { kindId: kind.id, sentence: "I sat in the wrong room.", fulfilledAt: null, withdrawnAt: null },
    ]);
    expect(await db.follow.count({ where: mine })).toBe(1);
  });

  it("is refused a second time, also when three presses arrive at once", async () => {
    const { presentation, ask } = await aPresentationWithKind();
    const actor = await anAttendee();
    const results = await Promise.all([1, 2, 3].map(() => requestMedia(actor, ask)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === "already_requested")).toHaveLength(2);
    expect(await db.mediaRequest.count({ where: { presentationId: presentation.id } })).toBe(1);
  });

  it("is refused where media of that kind are there, but not for another kind or removed media", async () => {
    const { presentation, kind, ask } = await aPresentationWithKind();
    const other = await aKind(presentation.conferenceId);
    await aLink(presentation.id, other.id);
    const removed = await aLink(presentation.id, kind.id, { removedAt: new Date() });
    expect(await requestMedia(await anAttendee(), ask)).toMatchObject({ ok: true });
    await db.media.update({ where: { id: removed.id }, data: { removedAt: null } });
    expect(await requestMedia(await anAttendee(), ask)).toMatchObject({ reason: "already_there" });
  });

  it("waits for media that are just being added, and is refused because of them", async () => {
    const { presentation, kind, ask } = await aPresentationWithKind();
    const [actor, organiser] = [await anAttendee(), await anOrganiser(presentation.conferenceId)];
    const asked = await transaction(async (tx) => {
      await lockTended(tx, organiser, presentation.id);
      await tx.media.create({
        data: {
          ...{ presentationId: presentation.id, kindId: kind.id, label: "Slides", position: 0 },
          ...{ url: "https://example.org/slides", checkedAt: new Date() },
        },
      });
      const asking = requestMedia(actor, ask);
      await untilSomebodyWaits(tx);
      return { asking };
    });
    expect(await asked.asking).toMatchObject({ reason: "already_there" });
    expect(await db.mediaRequest.count({ where: { presentationId: presentation.id } })).toBe(0);
  });

  it("is refused on a withdrawn presentation", async () => {
    const { ask } = await aPresentationWithKind({ withdrawnAt: new Date() });
    expect(await requestMedia(await anAttendee(), ask)).toMatchObject({ reason: "withdrawn" });
  });

  it("finds no draft and no kind of another conference", async () => {
    const { ask } = await aPresentationWithKind();
    const foreign = await aPresentationWithKind();
    const draft = await aDraft(foreign.presentation.conferenceId);
    const actor = await anAttendee();
    expect(await requestMedia(actor, { ...ask, kindId: foreign.kind.id })).toMatchObject({
      reason: "not_found",
    });
    expect(await requestMedia(actor, { ...foreign.ask, presentationId: draft.id })).toMatchObject({
      reason: "not_found",
    });
    expect(await db.follow.count({ where: { personId: personIdOf(actor) ?? "" } })).toBe(0);
  });

  it("needs somebody signed in who does not present it", async () => {
    const { presentation, ask } = await aPresentationWithKind();
    const part = await aPart(presentation.id);
    const presenter = await actorFor({ id: part.personId });
    expect(await requestMedia(anonymous, ask)).toMatchObject({ reason: "not_allowed" });
    expect(await requestMedia(system, ask)).toMatchObject({ reason: "not_allowed" });
    expect(await requestMedia(presenter, ask)).toMatchObject({ reason: "own_presentation" });
  });

  it("takes a sentence of 300 characters without links", () => {
    const ids = { presentationId: crypto.randomUUID(), kindId: crypto.randomUUID() };
    const sentence = (text: string) => RequestMediaInput.safeParse({ ...ids, sentence: text }).success;
    expect([sentence("a".repeat(300)), sentence("a".repeat(301)), sentence("see https://x.example")]).toEqual(
      [true, false, false],
    );
  });
});

describe("taking a request back", () => {
  it("keeps the follow, and lets one ask again", async () => {
    const { presentation, ask } = await aPresentationWithKind();
    const actor = await anAttendee();
    await requestMedia(actor, ask);
    expect(await withdrawRequest(actor, ask)).toMatchObject({ ok: true, value: { kindName: "Slides" } });
    expect(await db.follow.count({ where: { presentationId: presentation.id } })).toBe(1);
    expect(await withdrawRequest(actor, ask)).toMatchObject({ reason: "not_found" });
    expect(await requestMedia(actor, ask)).toMatchObject({ ok: true });
  });

  it("does not touch somebody else's, and not what was answered", async () => {
    const { presentation, kind, ask } = await aPresentationWithKind();
    const [mine, other] = [await anAttendee(), await anAttendee()];
    await requestMedia(mine, ask);
    expect(await withdrawRequest(other, ask)).toMatchObject({ reason: "not_found" });
    expect(await withdrawRequest(anonymous, ask)).toMatchObject({ reason: "not_found" });
    const media = await aLink(presentation.id, kind.id);
    await db.mediaRequest.updateMany({
      where: { presentationId: presentation.id },
      data: { fulfilledAt: new Date(), fulfilledByMediaId: media.id },
    });
    expect(await withdrawRequest(mine, ask)).toMatchObject({ reason: "already_fulfilled" });
  });
});
