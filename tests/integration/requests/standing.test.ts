import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { listMyTimetable } from "@/lib/follows/queries/timetable";
import { listMyRequests } from "@/lib/requests/queries/mine";
import { listOwnPresentations } from "@/lib/requests/queries/own-presentations";
import { getStanding } from "@/lib/requests/queries/standing";
import { aConference, aKind, aType } from "@/tests/factories/conferences";
import { aFollow } from "@/tests/factories/follows";
import { aLink, anAnswer, aRequest } from "@/tests/factories/media";
import { actorFor, anOrganiser, aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";
import { statementsOf } from "@/tests/support/statements";

describe("how a person stands to a presentation", () => {
  it("says what they follow, what they asked for and what became of it", async () => {
    const conference = await aConference();
    const [asked, answered, there, none] = [
      await aKind(conference.id),
      await aKind(conference.id),
      await aKind(conference.id),
      await aKind(conference.id),
    ];
    const { id, slug } = await aPresentation(conference.id);
    const person = await aPerson();
    await aFollow(id, { personId: person.id });
    await aRequest(id, asked.id, { personId: person.id });
    const media = await aLink(id, answered.id);
    await aLink(id, there.id);
    await aRequest(id, answered.id, {
      personId: person.id,
      fulfilledAt: new Date(),
      fulfilledByMediaId: media.id,
    });
    await aRequest(id, none.id, { personId: person.id, withdrawnAt: new Date() });
    await aRequest(id, none.id);

    const standing = await getStanding(await actorFor(person), id);
    expect(standing).toMatchObject({
      path: `/${conference.slug}/presentations/${slug}`,
      editPath: null,
    });
    expect(standing?.kinds.map(({ request, isThere }) => [request, isThere])).toEqual([
      ["open", false],
      ["fulfilled", true],
      [null, true],
      [null, false],
    ]);
  });

  it("says what was promised by when, what is late and what was declined, to who asked and who did not", async () => {
    const conference = await aConference({ timeZone: "Asia/Tokyo" });
    const kinds = [await aKind(conference.id), await aKind(conference.id), await aKind(conference.id)];
    const [promised, late, declined] = kinds.map(({ id }) => id);
    const { id } = await aPresentation(conference.id);
    await anAnswer(id, promised ?? "", { promisedOn: new Date("2027-06-12") });
    await anAnswer(id, late ?? "", { promisedOn: new Date("2027-06-11") });
    await anAnswer(id, declined ?? "", { declinedReason: "It is not written down." });
    await anAnswer(id, declined ?? "", { declinedReason: "Ended.", endedAt: new Date() });
    const asker = await aPerson();
    for (const kind of kinds) await aRequest(id, kind.id, { personId: asker.id, namedAt: new Date() });
    const now = new Date("2027-06-11T15:00:00Z");

    const answers = [
      { state: "promised", day: "2027-06-12" },
      { state: "late", day: "2027-06-11" },
      { state: "declined", reason: "It is not written down." },
    ];
    const mine = await getStanding(await actorFor(asker), id, now);
    expect(mine?.kinds.map(({ request }) => request)).toEqual(["promised", "late", "declined"]);
    expect(mine?.kinds.map(({ answer }) => answer)).toEqual(answers);
    expect(mine?.kinds.every(({ isNamed }) => isNamed)).toBe(true);
    const theirs = await getStanding(await actorFor(await aPerson()), id, now);
    expect(theirs?.kinds.map(({ request }) => request)).toEqual([null, null, null]);
    expect(theirs?.kinds.map(({ answer }) => answer)).toEqual(answers);

    const list = await listMyRequests(await actorFor(asker), now);
    expect(list?.map(({ state }) => state).sort()).toEqual(["declined", "late", "promised"]);
    expect(list?.find(({ state }) => state === "declined")?.answer).toEqual(answers[2]);
  });

  it("counts what is for those who ask as there for them alone, and what is closed for nobody", async () => {
    const conference = await aConference();
    const kind = await aKind(conference.id);
    const hidden = await aKind(conference.id);
    const { id, slug } = await aPresentation(conference.id);
    const file = await aLink(id, kind.id, { audience: "askers" });
    await aLink(id, hidden.id, { audience: "organisers" });
    await aLink(id, hidden.id, { opensAt: new Date("2099-01-01") });
    await aLink(id, hidden.id, { checkedAt: null });
    const asker = await aPerson();
    await aRequest(id, kind.id, {
      ...{ personId: asker.id, fulfilledAt: new Date(), fulfilledByMediaId: file.id },
    });
    const there = async (person: { id: string }) =>
      (await getStanding(await actorFor(person), id))?.kinds.map(({ isThere }) => isThere);
    expect(await there(asker)).toEqual([true, false]);
    expect(await there(await aPerson())).toEqual([false, false]);

    const openPath = async () => (await listMyRequests(await actorFor(asker)))?.map((each) => each.openPath);
    expect(await openPath()).toEqual([`/my/presentations/${id}#media`]);
    await db.media.update({ where: { id: file.id }, data: { audience: "everyone" } });
    expect(await openPath()).toEqual([`/${conference.slug}/presentations/${slug}#media`]);
  });

  it("is nothing for the signed out and of drafts, and has the edit page for who may open it", async () => {
    const conference = await aConference();
    const shown = await aPresentation(conference.id);
    const draft = await aDraft(conference.id);
    const presenter = await actorFor({ id: (await aPart(draft.id)).personId });
    expect(await getStanding(anonymous, shown.id)).toBe(null);
    expect(await getStanding(await actorFor(await aPerson()), draft.id)).toBe(null);
    const editPath = `/${conference.slug}/presentations/${draft.slug}/edit`;
    expect(await getStanding(presenter, draft.id)).toMatchObject({ editPath });
    expect(await getStanding(await anOrganiser(conference.id), draft.id)).toMatchObject({ editPath });
  });
});

describe("my page", () => {
  it("lists a timetable with times counted through the session, withdrawn ones said, drafts absent", async () => {
    const conference = await aConference();
    const type = await aType(conference.id, { isGrouped: true });
    const session = await aSession(conference.id, {
      typeId: type.id,
      startsAt: new Date("2027-06-11T01:00:00Z"),
    });
    const [first, second, gone, draft] = [
      await aPresentation(conference.id, { typeId: type.id }),
      await aPresentation(conference.id, { typeId: type.id }),
      await aPresentation(conference.id, { withdrawnAt: new Date(), title: "Gone" }),
      await aDraft(conference.id),
    ];
    await aPlace(session, first.id, 20);
    await aPlace(session, second.id, 25);
    const person = await aPerson();
    for (const { id } of [second, gone, draft]) await aFollow(id, { personId: person.id });
    await aPart(first.id, { personId: person.id });

    const timetable = await listMyTimetable(await actorFor(person));
    expect(
      timetable?.map((entry) => [entry.id, entry.startsAt?.toISOString(), entry.minutes, entry.isOwn]),
    ).toEqual([
      [first.id, "2027-06-11T01:00:00.000Z", 20, true],
      [second.id, "2027-06-11T01:20:00.000Z", 25, false],
      [gone.id, undefined, 0, false],
    ]);
    expect(timetable?.at(-1)?.isWithdrawn).toBe(true);
    expect(await listMyTimetable(anonymous)).toBe(null);
  });

  it("lists what I asked for, not what I took back, and nothing of others", async () => {
    const conference = await aConference();
    const [kind, other] = [await aKind(conference.id), await aKind(conference.id)];
    const { id } = await aPresentation(conference.id);
    const person = await aPerson();
    const request = await aRequest(id, kind.id, { personId: person.id });
    await aRequest(id, other.id, { personId: person.id, withdrawnAt: new Date() });
    await aRequest(id, kind.id);
    const requests = await listMyRequests(await actorFor(person));
    expect(requests?.map((each) => each.id)).toEqual([request.id]);
    expect(await listMyRequests(anonymous)).toBe(null);
  });

  it("tells a presenter how many asked and what they said, once the part is theirs", async () => {
    const conference = await aConference();
    const kind = await aKind(conference.id, { name: "Slides" });
    const { id } = await aPresentation(conference.id);
    const part = await aPart(id, { claimedAt: null });
    await aRequest(id, kind.id, { sentence: "I was ill." });
    await aRequest(id, kind.id);
    await aRequest(id, kind.id, { withdrawnAt: new Date(), sentence: "Taken back." });
    const actor = await actorFor({ id: part.personId });
    expect(await listOwnPresentations(actor)).toMatchObject([{ editPath: null, asked: [] }]);
    await db.presenterPart.update({ where: { id: part.id }, data: { claimedAt: new Date() } });
    const own = await listOwnPresentations(actor);
    expect(own?.[0]?.asked).toMatchObject([{ kindName: "Slides", count: 2, sentences: ["I was ill."] }]);
    expect(own?.[0]?.editPath).toMatch(/\/edit$/);
    expect(own?.[0]?.mediaPath).toMatch(/\/media$/);
    await anAnswer(id, kind.id, { promisedOn: new Date("2027-06-12") });
    const paper = await aKind(conference.id, { name: "Paper" });
    await anAnswer(id, paper.id, { promisedOn: new Date("2027-06-11") });
    await anAnswer(id, (await aKind(conference.id)).id);
    const later = await listOwnPresentations(actor, new Date("2027-06-12T12:00:00Z"));
    expect(later?.[0]?.asked.map(({ kindName, count, answer }) => [kindName, count, answer])).toEqual([
      ["Slides", 2, { state: "promised", day: "2027-06-12" }],
      ["Paper", 0, { state: "late", day: "2027-06-11" }],
    ]);
    expect(await listOwnPresentations(anonymous)).toBe(null);
  });

  it("costs the same number of statements with one row as with three", async () => {
    const conference = await aConference();
    const kind = await aKind(conference.id);
    const person = await aPerson();
    const actor = await actorFor(person);
    const addRow = async () => {
      const { id } = await aPresentation(conference.id);
      await aPlace(await aSession(conference.id, { startsAt: new Date("2027-06-11T01:00:00Z") }), id);
      await aFollow(id, { personId: person.id });
      await aRequest(id, kind.id, { personId: person.id });
      const own = await aPresentation(conference.id);
      await aPart(own.id, { personId: person.id });
      await aRequest(own.id, kind.id);
      await anAnswer(own.id, kind.id);
    };
    const costs = () =>
      statementsOf(async () => {
        const lists = [listMyTimetable, listMyRequests, listOwnPresentations];
        for (const list of lists) await list(actor);
      });
    await addRow();
    const one = await costs();
    await addRow();
    await addRow();
    expect(await costs()).toBe(one);
  });
});
