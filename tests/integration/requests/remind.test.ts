import { describe, expect, it } from "vitest";
import { anonymous, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { remindPresenters } from "@/lib/requests/commands/remind";
import { getReminder } from "@/lib/requests/queries/reminder";
import { RemindPresentersInput } from "@/lib/requests/schema";
import { aKind, aType } from "@/tests/factories/conferences";
import { aDesk } from "@/tests/factories/desk";
import { aLink, aRequest } from "@/tests/factories/media";
import { aChair, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart } from "@/tests/factories/presentations";
import { statementsOf } from "@/tests/support/statements";

const now = new Date("2027-05-20T12:00:00Z");

/** Two papers of one presenter, one of another's, slides asked for of each. */
async function aStage() {
  const desk = await aDesk({ name: "Tides" });
  const slides = await aKind(desk.conference.id, { name: "Slides" });
  const [ada, bob] = [await aPerson({ name: "Ada" }), await aPerson({ name: "Bob" })];
  const asked = async (title: string, personId: string) => {
    const paper = await desk.paper({ title, personId });
    await aRequest(paper.id, slides.id, { askedAt: new Date("2027-05-03T12:00:00Z") });
    return paper;
  };
  const papers = [await asked("One", ada.id), await asked("Two", ada.id), await asked("Three", bob.id)];
  const ids = papers.map(({ id }) => id);
  const input = (more: object = {}) =>
    RemindPresentersInput.parse({ conferenceId: desk.conference.id, presentationIds: ids, ...more });
  const mails = (person: { emails: { address: string }[] }) =>
    db.mail.findMany({ where: { recipient: person.emails[0]?.address }, orderBy: { createdAt: "asc" } });
  return { ...desk, slides, ada, bob, papers, ids, input, mails };
}

describe("reminding presenters", () => {
  it("writes one mail a person about all that is theirs, and says how many", async () => {
    const { organiser, input, ada, bob, mails, papers, conference } = await aStage();
    expect(await remindPresenters(organiser, input({ note: "We print\non Friday." }), now)).toEqual({
      ...{ ok: true, value: { told: 2, presentations: 3, already: 0, unreachable: 0 } },
    });
    const [toAda, ...more] = await mails(ada);
    expect(more).toEqual([]);
    expect(toAda?.subject).toBe("Media of your 2 presentations at Tides");
    const [one, two] = papers.map(
      ({ slug }) => `http://localhost:3000/${conference.slug}/presentations/${slug}/media`,
    );
    expect(toAda?.text).toBe(`The organisers of Tides remind you of what people wait for.

They write:

We print
on Friday.

“One”
  Slides: 1 person asks, since Mon 3 May 2027.
  Add them, promise a day, or say why not:
  ${one}

“Two”
  Slides: 1 person asks, since Mon 3 May 2027.
  Add them, promise a day, or say why not:
  ${two}

The organisers send at most one such mail a day.

`);
    expect(await mails(bob)).toMatchObject([{ subject: "Media of “Three”" }]);
  });

  it("is written down with who was told, and stands in the app as well", async () => {
    const { organiser, input, bob, ids, conference, papers } = await aStage();
    await remindPresenters(organiser, input({ presentationIds: [ids[2]], note: "Please." }), now);
    expect(
      await db.auditEvent.findMany({ where: { conferenceId: conference.id, action: "remindPresenters" } }),
    ).toMatchObject([
      {
        ...{ actorId: personIdOf(organiser), subjects: [`presentation:${ids[2]}`] },
        after: { people: [bob.id], note: "Please." },
      },
    ]);
    expect(await db.notification.findMany({ where: { personId: bob.id } })).toMatchObject([
      {
        kind: "media_reminder",
        details: {
          title: "Three",
          path: `/${conference.slug}/presentations/${papers[2]?.slug}/media`,
          what: "",
        },
      },
    ]);
  });

  it("gives one mail when two organisers send at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { organiser, conference, input, ada, bob, mails } = await aStage();
      const other = await anOrganiser(conference.id);
      const both = await Promise.all(
        [organiser, other].map((actor) => remindPresenters(actor, input(), now)),
      );
      expect(both.map((result) => (result.ok ? result.value.told : result.reason)).sort()).toEqual([
        ...[2, "reminded_today"],
      ]);
      expect([(await mails(ada)).length, (await mails(bob)).length]).toEqual([1, 1]);
    }
  });

  it("reaches nobody twice a day of the conference's zone, counts whom it left out, and reaches them the next day", async () => {
    const { organiser, input, ids, ada, mails } = await aStage();
    await remindPresenters(organiser, input({ presentationIds: [ids[0]] }), now);
    expect(await remindPresenters(organiser, input(), now)).toMatchObject({
      value: { told: 1, presentations: 1, already: 1 },
    });
    expect(await remindPresenters(organiser, input(), now)).toMatchObject({
      ...{ reason: "reminded_today", facts: { people: 2 } },
    });
    // Tokyo's 20 May ends at 15:00 UTC.
    expect(await remindPresenters(organiser, input(), new Date("2027-05-20T14:59:00Z"))).toMatchObject({
      reason: "reminded_today",
    });
    expect(await remindPresenters(organiser, input(), new Date("2027-05-20T15:00:00Z"))).toMatchObject({
      value: { told: 2 },
    });
    expect(await mails(ada)).toHaveLength(2);
  });

  it("leaves out who cannot be reached, and says so", async () => {
    const { organiser, input, ids, bob } = await aStage();
    await db.presenterPart.updateMany({ where: { personId: bob.id }, data: { claimedAt: null } });
    await aPart(ids[0] ?? "", { personId: (await aPerson({ emails: { create: [] } })).id });
    await aPart(ids[0] ?? "", { personId: (await aPerson({ leftAt: now })).id });
    expect(await remindPresenters(organiser, input({ presentationIds: [ids[2]] }), now)).toMatchObject({
      ...{ reason: "nobody_reachable", facts: { parts: 1 } },
    });
    expect(await remindPresenters(organiser, input(), now)).toMatchObject({
      value: { told: 1, presentations: 2, unreachable: 3 },
    });
  });

  it("speaks of promises, due days and what is late, and not of what was declined or is there", async () => {
    const { organiser, conference, paper, input, slides, ids, bob, mails } = await aStage();
    const video = await aKind(conference.id, { name: "Video" });
    const data = await aKind(conference.id, { name: "Data" });
    const three = ids[2] ?? "";
    for (const kind of [video, video, data]) await aRequest(three, kind.id, { askedAt: now });
    await db.mediaAnswer.createMany({
      data: [
        { presentationId: three, kindId: video.id, promisedOn: new Date("2027-05-07") },
        { presentationId: three, kindId: data.id, declinedReason: "Not ours." },
      ],
    });
    await aLink(three, slides.id, { opensAt: new Date("2028-01-01") });
    const typeId = (await aType(conference.id, { mediaDueOn: new Date("2027-05-19") })).id;
    const due = await paper({ title: "Due", typeId, personId: bob.id });
    await remindPresenters(organiser, input({ presentationIds: [three, due.id] }), now);
    const [mail] = await mails(bob);
    expect(mail?.text.match(/^ {2}.*\.$/gm)).toEqual([
      "  Media were due by the end of Wed 19 May 2027; nothing is there yet.",
      "  Video: 2 people ask, the first since Thu 20 May 2027. You promised it by Fri 7 May 2027.",
    ]);
  });

  it("has nothing to say of what owes nothing any more", async () => {
    const { organiser, input, ids } = await aStage();
    await db.mediaRequest.updateMany({ where: { presentationId: ids[2] }, data: { fulfilledAt: now } });
    expect(await remindPresenters(organiser, input({ presentationIds: [ids[2]] }), now)).toMatchObject({
      reason: "nothing_owed",
    });
  });

  it("never writes about presentations of another conference", async () => {
    const { organiser, input } = await aStage();
    const elsewhere = await aStage();
    expect(await remindPresenters(organiser, input({ presentationIds: elsewhere.ids }), now)).toMatchObject({
      reason: "nothing_owed",
    });
    expect(await elsewhere.mails(elsewhere.ada)).toEqual([]);
  });

  it("takes as many statements for six presenters as for two", async () => {
    const { organiser, input } = await aStage();
    const few = await statementsOf(() => remindPresenters(organiser, input(), now));
    const more = await aStage();
    for (const id of more.ids.slice(0, 2)) for (let n = 0; n < 2; n++) await aPart(id);
    expect(await statementsOf(() => remindPresenters(more.organiser, more.input(), now))).toBe(few);
  });
});

describe("the mail before it is sent", () => {
  it("is word for word what is sent, and its counts are those of the sending", async () => {
    const { organiser, conference, input, ids, bob, mails } = await aStage();
    await remindPresenters(organiser, input({ presentationIds: [ids[0]] }), now);
    const shown = await getReminder(organiser, conference.slug, { presentationIds: ids, note: "Soon?" }, now);
    expect(shown).toMatchObject({ people: 1, presentations: 1, settled: 0, unreachable: [] });
    expect(shown?.alreadyToday).toHaveLength(1);
    expect(await db.mail.count({ where: { recipient: bob.emails[0]?.address } })).toBe(0);
    await remindPresenters(organiser, input({ note: "Soon?" }), now);
    const [mail] = await mails(bob);
    expect([shown?.mail?.subject, shown?.mail?.pieces.map(({ text }) => text).join("")]).toEqual([
      ...[mail?.subject, mail?.text],
    ]);
  });

  it("says who cannot be reached and why, and how much owes nothing any more", async () => {
    const { organiser, conference, ids, bob } = await aStage();
    await db.presenterPart.updateMany({ where: { personId: bob.id }, data: { claimedAt: null } });
    await db.mediaRequest.updateMany({ where: { presentationId: ids[1] }, data: { withdrawnAt: now } });
    const shown = await getReminder(organiser, conference.slug, { presentationIds: ids, note: "" }, now);
    expect(shown).toMatchObject({
      ...{ people: 1, presentations: 1, settled: 1, presentationIds: [ids[0], ids[2]] },
      unreachable: [{ title: "Three", because: "unclaimed" }],
    });
  });

  it("is shown to the conference's own organisers only", async () => {
    const { conference, ids } = await aStage();
    const others = [anonymous, await aChair(conference.id), await anOrganiser((await aDesk()).conference.id)];
    for (const actor of others)
      expect(await getReminder(actor, conference.slug, { presentationIds: ids, note: "" }, now)).toBe(null);
  });
});
