import { describe, expect, it } from "vitest";
import { anonymous, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { declineMedia, promiseMedia, reopenMedia } from "@/lib/requests/commands/answer-media";
import { requestMedia } from "@/lib/requests/commands/request-media";
import { withdrawRequest } from "@/lib/requests/commands/withdraw-request";
import { DeclineMediaInput } from "@/lib/requests/schema";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aLink, aRequest } from "@/tests/factories/media";
import { aChair, actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";

const NOW = new Date("2027-05-01T10:00:00Z");
const REASON = { reason: "It is not written down." };

async function aStage(zone = "UTC") {
  const conference = await aConference({ name: "Tides of Trade", timeZone: zone });
  const kind = await aKind(conference.id, { name: "Slides" });
  const presentation = await aPresentation(conference.id, { title: "Harbours" });
  const presenter = await actorFor({ id: (await aPart(presentation.id)).personId });
  const ids = { presentationId: presentation.id, kindId: kind.id };
  return { conference, kind, presentation, presenter, ids, day: { ...ids, promisedOn: "2027-05-20" } };
}

const current = (ids: { presentationId: string; kindId: string }) =>
  db.mediaAnswer.findMany({ where: { ...ids, endedAt: null } });
const mailsTo = (person: { emails: { address: string }[] }) =>
  db.mail.findMany({ where: { recipient: person.emails[0]?.address }, orderBy: { createdAt: "asc" } });

describe("promising media", () => {
  it("keeps the day and who said it, and tells each open asker once, in the app and by mail", async () => {
    const { ids, day, presenter, presentation, conference, kind } = await aStage();
    const [asker, second, gone, answered] = [
      await aPerson(),
      await aPerson(),
      await aPerson(),
      await aPerson(),
    ];
    await aRequest(ids.presentationId, kind.id, { personId: asker.id });
    await aRequest(ids.presentationId, kind.id, { personId: second.id });
    await aRequest(ids.presentationId, kind.id, { personId: gone.id, withdrawnAt: NOW });
    await aRequest(ids.presentationId, kind.id, { personId: answered.id, fulfilledAt: NOW });

    expect(await promiseMedia(presenter, day, NOW)).toEqual({
      ok: true,
      value: { kindName: "Slides", told: 2 },
    });
    expect(await current(ids)).toMatchObject([
      { promisedOn: new Date("2027-05-20"), declinedReason: null, answeredById: personIdOf(presenter) },
    ]);
    const [mail, ...more] = await mailsTo(asker);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("Slides promised by Thu 20 May 2027: Harbours");
    expect(mail?.text.split("\n\n")[0]).toBe(
      "You asked for Slides of “Harbours” (Tides of Trade). They are promised by Thu 20 May 2027.",
    );
    expect(mail?.text).toContain(`/${conference.slug}/presentations/${presentation.slug}#media`);
    expect(await mailsTo(second)).toHaveLength(1);
    expect([await mailsTo(gone), await mailsTo(answered)]).toEqual([[], []]);
    expect(await db.notification.findMany({ where: { personId: asker.id } })).toMatchObject([
      { kind: "media_promised", details: { what: "Slides", said: "Thu 20 May 2027" } },
    ]);
    expect(
      await db.auditEvent.findMany({ where: { action: "promiseMedia", conferenceId: conference.id } }),
    ).toMatchObject([
      { actorId: personIdOf(presenter), after: { kind: "Slides", promisedOn: "2027-05-20" } },
    ]);
  });

  it("moves the day, says both in the mail, and refuses the day it is promised by already", async () => {
    const { ids, day, presenter } = await aStage();
    const asker = await aPerson();
    await aRequest(ids.presentationId, ids.kindId, { personId: asker.id });
    await promiseMedia(presenter, day, NOW);
    expect(await promiseMedia(presenter, day, NOW)).toMatchObject({ reason: "already_promised" });
    expect(await promiseMedia(presenter, { ...day, promisedOn: "2027-06-01" }, NOW)).toMatchObject({
      ok: true,
    });
    expect((await current(ids)).map(({ promisedOn }) => promisedOn)).toEqual([new Date("2027-06-01")]);
    const mails = await mailsTo(asker);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.text).toContain("promised by Thu 20 May 2027 and are now promised by Tue 1 June 2027.");
  });

  it.each([
    ["UTC", "2027-04-30", "2027-05-01", "2028-05-01", "2028-05-02"],
    ["Pacific/Kiritimati", "2027-05-01", "2027-05-02", "2028-05-02", "2028-05-03"],
    ["Pacific/Pago_Pago", "2027-04-29", "2027-04-30", "2028-04-30", "2028-05-01"],
  ])("in %s takes a day from today to a year ahead", async (zone, over, today, last, far) => {
    const { ids, presenter } = await aStage(zone);
    // 10:00 UTC is 00:00 of the next day in Kiritimati and 23:00 of the day before in Pago Pago.
    const by = (promisedOn: string) => promiseMedia(presenter, { ...ids, promisedOn }, NOW);
    expect(await by(over)).toMatchObject({ reason: "day_over" });
    expect(await by(far)).toMatchObject({ reason: "day_too_far" });
    expect([await by(today), await by(last)]).toMatchObject([{ ok: true }, { ok: true }]);
  });

  it("is refused where a file of the kind can be opened, but not for one that is hidden or to come", async () => {
    const { ids, day, presenter } = await aStage();
    await aLink(ids.presentationId, ids.kindId, { audience: "organisers" });
    await aLink(ids.presentationId, ids.kindId, { opensAt: new Date("2027-05-19") });
    expect(await promiseMedia(presenter, day, NOW)).toMatchObject({ ok: true });
    await aLink(ids.presentationId, ids.kindId, { audience: "askers" });
    expect(await promiseMedia(presenter, { ...day, promisedOn: "2027-05-21" }, NOW)).toMatchObject({
      reason: "already_there",
    });
    expect(await declineMedia(presenter, { ...ids, ...REASON }, NOW)).toMatchObject({
      reason: "already_there",
    });
  });

  it("is refused on a withdrawn presentation, for foreign kinds, and to those who do not tend it", async () => {
    const { conference, ids, day, presenter, presentation } = await aStage();
    const foreign = await aKind((await aConference()).id);
    const draft = await aDraft(conference.id);
    const elsewhere = await aChair(conference.id);
    expect(await promiseMedia(presenter, { ...day, kindId: foreign.id }, NOW)).toMatchObject({
      reason: "not_found",
    });
    const refusals = [anonymous, await anAttendee(), elsewhere].map(async (actor) => [
      await promiseMedia(actor, day, NOW),
      await promiseMedia(actor, { ...day, presentationId: draft.id }, NOW),
    ]);
    for (const [shown, hidden] of await Promise.all(refusals))
      expect([shown, hidden]).toMatchObject([{ reason: "not_allowed" }, { reason: "not_found" }]);
    await db.presentation.update({ where: { id: presentation.id }, data: { withdrawnAt: NOW } });
    expect(await promiseMedia(presenter, day, NOW)).toMatchObject({ reason: "withdrawn" });
    expect(await declineMedia(presenter, { ...ids, ...REASON }, NOW)).toMatchObject({ reason: "withdrawn" });
    expect(await reopenMedia(presenter, ids, NOW)).toMatchObject({ reason: "withdrawn" });
  });

  it("may be done by an organiser and by the chair of the session it stands in", async () => {
    const { conference, presentation, day } = await aStage();
    const session = await aSession(conference.id, { typeId: presentation.typeId });
    await aPlace(session, presentation.id);
    const chair = await aChair(conference.id);
    await db.themedSession.update({ where: { id: session.id }, data: { chairId: personIdOf(chair) } });
    expect(await promiseMedia(chair, day, NOW)).toMatchObject({ ok: true });
    const organiser = await anOrganiser(conference.id);
    expect(await promiseMedia(organiser, { ...day, promisedOn: "2027-05-21" }, NOW)).toMatchObject({
      ok: true,
    });
  });

  it("is stale when somebody else answered since the form was shown", async () => {
    const { ids, day, presenter } = await aStage();
    expect(await promiseMedia(presenter, { ...day, answerId: "" }, NOW)).toMatchObject({ ok: true });
    const [shown] = await current(ids);
    const later = { ...day, promisedOn: "2027-06-01" };
    expect(await promiseMedia(presenter, { ...later, answerId: "" }, NOW)).toMatchObject({ reason: "stale" });
    expect(await declineMedia(presenter, { ...ids, ...REASON, answerId: "" }, NOW)).toMatchObject({
      reason: "stale",
    });
    expect(await reopenMedia(presenter, { ...ids, answerId: crypto.randomUUID() }, NOW)).toMatchObject({
      reason: "stale",
    });
    expect(await promiseMedia(presenter, { ...later, answerId: shown?.id }, NOW)).toMatchObject({ ok: true });
  });
});

describe("declining media", () => {
  it("keeps the reason, tells each open asker once, and ends a promise", async () => {
    const { ids, day, presenter } = await aStage();
    const asker = await aPerson();
    await promiseMedia(presenter, day, NOW);
    await aRequest(ids.presentationId, ids.kindId, { personId: asker.id });
    expect(await declineMedia(presenter, { ...ids, ...REASON }, NOW)).toMatchObject({
      ok: true,
      value: { told: 1 },
    });
    expect(await current(ids)).toMatchObject([{ promisedOn: null, declinedReason: REASON.reason }]);
    const mails = await mailsTo(asker);
    expect(mails).toMatchObject([{ subject: "Slides declined: Harbours" }]);
    expect(mails[0]?.text).toContain(`“${REASON.reason}”`);
    expect(await declineMedia(presenter, { ...ids, ...REASON }, NOW)).toMatchObject({
      reason: "already_declined",
    });
  });

  it("refuses who asks anew, with the reason, until it is reopened, which tells nobody", async () => {
    const { ids, presenter } = await aStage();
    const [asker, late] = [await aPerson(), await anAttendee()];
    await aRequest(ids.presentationId, ids.kindId, { personId: asker.id });
    await declineMedia(presenter, { ...ids, ...REASON }, NOW);
    const ask = { ...ids, sentence: "" };
    expect(await requestMedia(late, ask, NOW)).toMatchObject({
      reason: "declined",
      facts: { kind: "Slides", reason: REASON.reason },
    });
    expect(await db.follow.count({ where: { personId: personIdOf(late) ?? "" } })).toBe(0);
    expect(await reopenMedia(presenter, ids, NOW)).toMatchObject({ ok: true, value: { told: 0 } });
    expect(await current(ids)).toEqual([]);
    expect(await mailsTo(asker)).toHaveLength(1);
    expect(await requestMedia(late, ask, NOW)).toMatchObject({ ok: true, value: { state: "open" } });
    expect(await reopenMedia(presenter, ids, NOW)).toMatchObject({ reason: "nothing_to_reopen" });
  });

  it("takes a reason of 1 to 300 characters without links", () => {
    const ids = { presentationId: crypto.randomUUID(), kindId: crypto.randomUUID() };
    const reasons = ["", " ", "x".repeat(300), "x".repeat(301), "see www.example.org"];
    expect(reasons.map((reason) => DeclineMediaInput.safeParse({ ...ids, reason }).success)).toEqual([
      ...[false, false, true, false, false],
    ]);
  });
});

describe("asking beside an answer", () => {
  it("is told the promised day, and that it is over", async () => {
    const { ids, day, presenter } = await aStage();
    await promiseMedia(presenter, day, NOW);
    const ask = { ...ids, sentence: "" };
    expect(await requestMedia(await anAttendee(), ask, NOW)).toMatchObject({
      value: { state: "promised", promisedOn: "2027-05-20" },
    });
    const later = new Date("2027-05-21T00:00:00Z");
    expect(await requestMedia(await anAttendee(), ask, later)).toMatchObject({
      value: { state: "late", promisedOn: "2027-05-20" },
    });
  });

  it("opens what is there for those who ask, at once and once", async () => {
    const { ids } = await aStage();
    const file = await aLink(ids.presentationId, ids.kindId, { audience: "askers" });
    const asker = await aPerson();
    const actor = await actorFor(asker);
    const ask = { ...ids, sentence: "" };
    const results = await Promise.all([1, 2, 3].map(() => requestMedia(actor, ask, NOW)));
    expect(results.filter((result) => result.ok)).toMatchObject([{ value: { state: "fulfilled" } }]);
    expect(results.filter((result) => !result.ok && result.reason === "already_there")).toHaveLength(2);
    expect(await db.mediaRequest.findMany({ where: ids })).toMatchObject([
      { fulfilledAt: NOW, fulfilledByMediaId: file.id },
    ]);
    expect(await mailsTo(asker)).toEqual([]);
  });

  it("keeps whether the presenters may see who asks", async () => {
    const { ids } = await aStage();
    const [named, unnamed] = [await anAttendee(), await anAttendee()];
    await requestMedia(named, { ...ids, sentence: "", isNamed: "yes" }, NOW);
    await requestMedia(unnamed, { ...ids, sentence: "" }, NOW);
    const rows = await db.mediaRequest.findMany({ where: ids });
    expect(rows.find(({ personId }) => personId === personIdOf(named))?.namedAt).toEqual(NOW);
    expect(rows.find(({ personId }) => personId === personIdOf(unnamed))?.namedAt).toBe(null);
  });

  it("can be taken back while it is promised, late or declined", async () => {
    const { ids, day, presenter } = await aStage();
    const [first, second] = [await anAttendee(), await anAttendee()];
    for (const actor of [first, second]) await requestMedia(actor, { ...ids, sentence: "" }, NOW);
    await promiseMedia(presenter, day, NOW);
    expect(await withdrawRequest(first, ids, new Date("2027-05-25"))).toMatchObject({ ok: true });
    await declineMedia(presenter, { ...ids, ...REASON }, NOW);
    expect(await withdrawRequest(second, ids, NOW)).toMatchObject({ ok: true });
  });
});
