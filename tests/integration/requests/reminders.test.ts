import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getPresentation } from "@/lib/programme/queries/presentation";
import { mediaClock } from "@/lib/requests/jobs/clock";
import { aConference, aKind, aType } from "@/tests/factories/conferences";
import { aLink, anAnswer } from "@/tests/factories/media";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { statementsOf } from "@/tests/support/statements";

async function aStage({ zone = "UTC", dueOn = null as string | null } = {}) {
  const conference = await aConference({ name: "Tides of Trade", timeZone: zone });
  const slides = await aKind(conference.id, { name: "Slides" });
  const type = await aType(conference.id, { mediaDueOn: dueOn && new Date(dueOn) });
  const presenter = await aPerson();
  const another = async (overrides: Parameters<typeof aPresentation>[1] = {}) => {
    const row = await aPresentation(conference.id, { typeId: type.id, ...overrides });
    await aPart(row.id, { personId: presenter.id });
    return row;
  };
  return {
    ...{ conference, slides, type, presenter, another },
    presentation: await another({ title: "Harbours" }),
  };
}

const strike = (instant: string) => mediaClock(new Date(instant));
const subjectsTo = async (person: { emails: { address: string }[] }) =>
  (
    await db.mail.findMany({
      where: { recipient: person.emails[0]?.address },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    })
  ).map(({ subject }) => subject);

describe("a promised day that is over", () => {
  it.each([
    ["Asia/Tokyo", "2027-06-12T14:59:00Z", "2027-06-12T15:00:00Z"],
    ["America/Los_Angeles", "2027-06-13T06:59:00Z", "2027-06-13T07:00:00Z"],
  ])("in %s reminds its presenters once, and the page says late", async (zone, before, over) => {
    const { conference, presentation, slides, presenter } = await aStage({ zone });
    await anAnswer(presentation.id, slides.id, { promisedOn: new Date("2027-06-12") });
    const shown = async (now: string) =>
      (
        await getPresentation(
          anonymous,
          { conference: conference.slug, presentation: presentation.slug },
          new Date(now),
        )
      )?.mediaKinds[0]?.answer;
    await strike(before);
    expect([await subjectsTo(presenter), await shown(before)]).toEqual([
      [],
      { state: "promised", day: "2027-06-12" },
    ]);
    await Promise.all([strike(over), strike(over)]);
    await strike("2027-06-20T12:00:00Z");
    expect([await subjectsTo(presenter), await shown(over)]).toEqual([
      ["The day you promised is over: Harbours"],
      { state: "late", day: "2027-06-12" },
    ]);
  });

  it("is one mail for all that is over, and none for what was ended, declined or withdrawn", async () => {
    const { conference, presentation, slides, presenter, another } = await aStage();
    const promisedOn = new Date("2027-06-12");
    await anAnswer(presentation.id, slides.id, { promisedOn });
    await anAnswer((await another({ title: "Ropes" })).id, slides.id, { promisedOn });
    const [ended, declined] = [await aKind(conference.id), await aKind(conference.id)];
    await anAnswer(presentation.id, ended.id, { promisedOn, endedAt: promisedOn });
    await anAnswer(presentation.id, declined.id);
    await anAnswer((await another({ withdrawnAt: promisedOn })).id, slides.id, { promisedOn });
    await strike("2027-06-13T00:00:00Z");
    expect(await subjectsTo(presenter)).toEqual(["The day you promised is over: 2 presentations"]);
    expect(await db.notification.count({ where: { personId: presenter.id, kind: "media_late" } })).toBe(2);
  });

  it("reminds again of another day promised since", async () => {
    const { presentation, slides, presenter } = await aStage();
    const first = await anAnswer(presentation.id, slides.id, { promisedOn: new Date("2027-06-12") });
    await strike("2027-06-13T00:00:00Z");
    await db.mediaAnswer.update({ where: { id: first.id }, data: { endedAt: new Date("2027-06-13") } });
    await anAnswer(presentation.id, slides.id, { promisedOn: new Date("2027-06-20") });
    await strike("2027-06-21T00:00:00Z");
    expect(await subjectsTo(presenter)).toHaveLength(2);
  });
});

describe("media that are due", () => {
  it("are reminded of 14, 3 and 0 days before, each once however often the clock strikes", async () => {
    const { presenter, presentation, conference } = await aStage({ dueOn: "2027-06-15", zone: "Asia/Tokyo" });
    const strikes = ["2027-05-31T21:59:00Z", "2027-05-31T22:00:00Z", "2027-06-05T00:00:00Z"];
    for (const instant of strikes) await strike(instant);
    await Promise.all([1, 2, 3].map(() => strike("2027-06-11T22:00:00Z")));
    await strike("2027-06-14T22:00:00Z");
    await strike("2027-06-15T12:00:00Z");
    expect(await subjectsTo(presenter)).toEqual(Array(3).fill("Media are due: Harbours"));
    const [mail] = await db.mail.findMany({ where: { recipient: presenter.emails[0]?.address } });
    expect(mail?.text).toContain(
      `are due by Tue 15 June 2027, and nothing is there yet. Add them here:\nhttp://localhost:3000/${conference.slug}/presentations/${presentation.slug}/media`,
    );
  });

  it("are reminded of once by a worker that was away, and no more two days after", async () => {
    const away = await aStage({ dueOn: "2027-07-15" });
    await strike("2027-07-15T09:00:00Z");
    expect(await subjectsTo(away.presenter)).toEqual(["Media are due: Harbours"]);
    const longer = await aStage({ dueOn: "2027-07-15" });
    await strike("2027-07-18T00:00:00Z");
    expect(await subjectsTo(longer.presenter)).toEqual([]);
  });

  it("are not when anything is there, and not of what is withdrawn, declined or not accepted", async () => {
    const { presentation, slides, presenter, another } = await aStage({ dueOn: "2027-08-15" });
    await aLink(presentation.id, slides.id, { checkedAt: null });
    await another({ withdrawnAt: new Date() });
    await another({ acceptedAt: null });
    await another({ acceptedAt: null, declinedAt: new Date() });
    await strike("2027-08-12T12:00:00Z");
    expect(await subjectsTo(presenter)).toEqual([]);
    await db.media.updateMany({
      where: { presentationId: presentation.id },
      data: { removedAt: new Date() },
    });
    await strike("2027-08-12T13:00:00Z");
    expect(await subjectsTo(presenter)).toHaveLength(1);
  });

  it("start anew with another due date, and several presentations are one mail", async () => {
    const { presenter, type, another } = await aStage({ dueOn: "2027-09-15" });
    await another({ title: "Ropes" });
    await strike("2027-09-12T12:00:00Z");
    expect(await subjectsTo(presenter)).toEqual(["Media are due: 2 presentations"]);
    await db.presentationType.update({
      where: { id: type.id },
      data: { mediaDueOn: new Date("2027-09-26") },
    });
    await strike("2027-09-12T13:00:00Z");
    await strike("2027-09-12T14:00:00Z");
    expect(await subjectsTo(presenter)).toHaveLength(2);
  });

  it("cost the same number of statements for three presentations as for one", async () => {
    await aStage({ dueOn: "2027-10-15" });
    const one = await statementsOf(() => strike("2027-10-12T12:00:00Z"));
    for (let count = 0; count < 3; count += 1) await aStage({ dueOn: "2027-10-15" });
    expect(await statementsOf(() => strike("2027-10-12T12:00:00Z"))).toBe(one);
  });
});
