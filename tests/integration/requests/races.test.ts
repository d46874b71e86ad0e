import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { addLink } from "@/lib/media/commands/add";
import { declineMedia, promiseMedia } from "@/lib/requests/commands/answer-media";
import { requestMedia } from "@/lib/requests/commands/request-media";
import { withdrawRequest } from "@/lib/requests/commands/withdraw-request";
import { fulfilRequests } from "@/lib/requests/fulfil";
import { aConference, aKind } from "@/tests/factories/conferences";
import { anAnswer, aRequest } from "@/tests/factories/media";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";

const NOW = new Date("2027-05-01T10:00:00Z");
/** Each race is run so often: either may come first. */
const ROUNDS = [1, 2, 3, 4, 5];

async function aStage() {
  const conference = await aConference();
  const kind = await aKind(conference.id, { name: "Slides" });
  const presentation = await aPresentation(conference.id, { title: "Harbours" });
  const presenter = await actorFor({ id: (await aPart(presentation.id)).personId });
  const second = await actorFor({ id: (await aPart(presentation.id)).personId });
  const ids = { presentationId: presentation.id, kindId: kind.id };
  const upload = (actor = presenter) =>
    addLink(actor, { ...ids, label: "", url: "https://example.org/slides" }, NOW);
  const decline = (actor = presenter) => declineMedia(actor, { ...ids, reason: "It is lost." }, NOW);
  const asker = async () => {
    const person = await aPerson();
    const actor = await actorFor(person);
    return { person, actor, ask: () => requestMedia(actor, { ...ids, sentence: "" }, NOW) };
  };
  return { conference, presentation, presenter, second, ids, upload, decline, asker };
}

const subjectsTo = async (person: { emails: { address: string }[] }) =>
  (await db.mail.findMany({ where: { recipient: person.emails[0]?.address } }))
    .map(({ subject }) => subject)
    .sort();
const ARRIVED = "Slides: Harbours";
const DECLINED = "Slides declined: Harbours";

describe("at one moment", () => {
  it.each(ROUNDS)("two uploads send each of two askers one mail (round %i)", async () => {
    const { presenter, second, upload, asker, ids } = await aStage();
    const askers = [await asker(), await asker()];
    for (const { ask } of askers) await ask();
    const results = await Promise.all([upload(presenter), upload(second)]);
    expect(results.map((result) => result.ok && result.value.told).sort()).toEqual([0, 2]);
    for (const { person } of askers) expect(await subjectsTo(person)).toEqual([ARRIVED]);
    expect(await db.mediaRequest.count({ where: { ...ids, fulfilledAt: null } })).toBe(0);
  });

  it.each(ROUNDS)("an upload and a withdrawal answer or take back, never both (round %i)", async () => {
    const { upload, asker, ids } = await aStage();
    const { person, actor, ask } = await asker();
    await ask();
    const [, withdrawn] = await Promise.all([upload(), withdrawRequest(actor, ids, NOW)]);
    expect(await subjectsTo(person)).toEqual(withdrawn.ok ? [] : [ARRIVED]);
    const [request] = await db.mediaRequest.findMany({ where: ids });
    expect([request?.withdrawnAt, request?.fulfilledAt]).toEqual(withdrawn.ok ? [NOW, null] : [null, NOW]);
  });

  it.each(ROUNDS)("an upload and a decline leave the upload standing (round %i)", async () => {
    const { upload, decline, asker, ids } = await aStage();
    const { person, ask } = await asker();
    await ask();
    const [, declined] = await Promise.all([upload(), decline()]);
    expect(await subjectsTo(person)).toEqual(declined.ok ? [ARRIVED, DECLINED].sort() : [ARRIVED]);
    if (!declined.ok) expect(declined.reason).toBe("already_there");
    expect(await db.mediaAnswer.count({ where: { ...ids, endedAt: null } })).toBe(0);
    expect(await db.mediaRequest.count({ where: { ...ids, fulfilledAt: null } })).toBe(0);
  });

  it.each(ROUNDS)("two asks and an upload answer each ask, or refuse it (round %i)", async () => {
    const { upload, asker, ids } = await aStage();
    const askers = [await asker(), await asker()];
    const [, ...asked] = await Promise.all([upload(), ...askers.map(({ ask }) => ask())]);
    for (const [index, result] of asked.entries()) {
      const person = askers[index]?.person ?? { emails: [] };
      if (!result.ok) expect(result.reason).toBe("already_there");
      expect(await subjectsTo(person)).toEqual(result.ok ? [ARRIVED] : []);
    }
    expect(await db.mediaRequest.count({ where: { ...ids, fulfilledAt: null } })).toBe(0);
  });

  it.each(ROUNDS)("two declines are one, with one mail to each asker (round %i)", async () => {
    const { presenter, second, decline, asker, ids } = await aStage();
    const askers = [await asker(), await asker()];
    for (const { ask } of askers) await ask();
    const results = await Promise.all([decline(presenter), decline(second)]);
    expect(results.filter((result) => result.ok)).toMatchObject([{ value: { told: 2 } }]);
    expect(results.filter((result) => !result.ok)).toMatchObject([{ reason: "already_declined" }]);
    for (const { person } of askers) expect(await subjectsTo(person)).toEqual([DECLINED]);
    expect(await db.mediaAnswer.count({ where: ids })).toBe(1);
  });

  it.each(ROUNDS)("two promises from one page are one, the other is stale (round %i)", async () => {
    const { presenter, second, asker, ids } = await aStage();
    const { person, ask } = await asker();
    await ask();
    const by = (promisedOn: string) => ({ ...ids, promisedOn, answerId: "" });
    const results = await Promise.all([
      promiseMedia(presenter, by("2027-05-10"), NOW),
      promiseMedia(second, by("2027-05-20"), NOW),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok)).toMatchObject([{ reason: "stale" }]);
    expect(await subjectsTo(person)).toHaveLength(1);
  });

  it.each(ROUNDS)(
    "an ask and a decline tell the asker once, by the answer or by mail (round %i)",
    async () => {
      const { decline, asker } = await aStage();
      const { person, ask } = await asker();
      const [, asked] = await Promise.all([decline(), ask()]);
      if (!asked.ok) expect(asked.reason).toBe("declined");
      expect(await subjectsTo(person)).toEqual(asked.ok ? [DECLINED] : []);
    },
  );
});

describe("an upload", () => {
  it("answers what was declined or promised before, and ends the answer", async () => {
    const { upload, asker, ids } = await aStage();
    const { person, ask } = await asker();
    await ask();
    await anAnswer(ids.presentationId, ids.kindId);
    await upload();
    expect(await subjectsTo(person)).toEqual([ARRIVED]);
    expect(await db.mediaAnswer.findMany({ where: ids })).toMatchObject([{ endedAt: NOW }]);

    const other = await aStage();
    const promised = await other.asker();
    await promised.ask();
    await anAnswer(other.ids.presentationId, other.ids.kindId, { promisedOn: new Date("2027-05-20") });
    await other.upload();
    expect(await subjectsTo(promised.person)).toEqual([ARRIVED]);
    expect(await db.mediaAnswer.count({ where: { ...other.ids, endedAt: null } })).toBe(0);
  });

  it.each([
    ["everyone", "page"],
    ["signed_in", "own"],
    ["askers", "own"],
  ] as const)("for %s leads who asked to their %s page", async (audience, where) => {
    const { conference, presentation, ids } = await aStage();
    const person = await aPerson();
    await aRequest(ids.presentationId, ids.kindId, { personId: person.id });
    const media = await db.media.create({
      data: { ...ids, label: "Slides", position: 0, url: "https://example.org/x", checkedAt: NOW, audience },
      include: { kind: true },
    });

    await db.$transaction((tx) =>
      fulfilRequests(tx, { mediaId: media.id, audience, kind: media.kind, presentation, conference }, NOW),
    );
    const path =
      where === "own"
        ? `/my/presentations/${presentation.id}#media`
        : `/${conference.slug}/presentations/${presentation.slug}#media`;
    const [mail] = await db.mail.findMany({ where: { recipient: person.emails[0]?.address } });
    expect(mail?.text.split("\n\n")[1]).toBe(`http://localhost:3000${path}`);
    const [notification] = await db.notification.findMany({ where: { personId: person.id } });
    expect(notification?.details).toMatchObject({ path });
  });
});
