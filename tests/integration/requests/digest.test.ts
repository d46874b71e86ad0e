import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { mediaClock } from "@/lib/requests/jobs/clock";
import { aConference, aKind } from "@/tests/factories/conferences";
import { anAnswer, aRequest } from "@/tests/factories/media";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { statementsOf } from "@/tests/support/statements";

const HOUR = 3_600_000;
const NOON = new Date("2027-05-01T12:00:00Z");
const hoursOn = (hours: number) => new Date(NOON.getTime() + hours * HOUR);

async function aStage() {
  const conference = await aConference({ name: "Tides of Trade" });
  const slides = await aKind(conference.id, { name: "Slides" });
  const presentation = await aPresentation(conference.id, { title: "Harbours" });
  const presenter = await aPerson();
  await aPart(presentation.id, { personId: presenter.id });
  const ask = (overrides: Parameters<typeof aRequest>[2] = {}) =>
    aRequest(presentation.id, slides.id, { askedAt: new Date(NOON.getTime() - HOUR / 2), ...overrides });
  return { conference, slides, presentation, presenter, ask };
}

const mailsTo = (person: { emails: { address: string }[] }) =>
  db.mail.findMany({ where: { recipient: person.emails[0]?.address }, orderBy: { createdAt: "asc" } });

describe("the digest of what is asked", () => {
  it("is one mail with all the presenter's presentations, kinds, counts and sentences, and no name", async () => {
    const { conference, slides, presentation, presenter, ask } = await aStage();
    const paper = await aKind(conference.id, { name: "Paper" });
    const second = await aPresentation(conference.id, { title: "Ropes" });
    await aPart(second.id, { personId: presenter.id });
    await ask({ sentence: "I was ill." });
    await ask({ personId: (await aPerson({ name: "Ada Named" })).id, namedAt: NOON });
    await aRequest(presentation.id, paper.id, { askedAt: NOON, sentence: "For my class." });
    await aRequest(second.id, slides.id, { askedAt: NOON });

    await mediaClock(NOON);
    const mails = await mailsTo(presenter);
    expect(mails.map(({ subject }) => subject)).toEqual(["You are asked for media: 2 presentations"]);
    const link = (slug: string) => `http://localhost:3000/${conference.slug}/presentations/${slug}/media`;
    expect(mails[0]?.text.split("\n\n")).toEqual([
      "“Harbours” (Tides of Trade)",
      "Slides: 2 people ask\n  “I was ill.”\nPaper: one person asks\n  “For my class.”",
      `Add them, promise a day, or decline with a reason:\n${link(presentation.slug)}`,
      "“Ropes” (Tides of Trade)",
      "Slides: one person asks",
      `Add them, promise a day, or decline with a reason:\n${link(second.slug)}`,
      "You get one such mail a day at most. An upload or a link answers everybody who asked for its kind.",
    ]);
    expect(await db.notification.findMany({ where: { personId: presenter.id } })).toMatchObject([
      {
        kind: "media_asked",
        details: { path: "/my#presenting", what: "Slides by 2, Paper by 1, Slides by 1" },
      },
    ]);
    const rows = await db.mediaRequest.findMany({ where: { presentationId: presentation.id } });
    expect(rows.map(({ digestedAt }) => digestedAt)).toEqual([NOON, NOON, NOON]);
  });

  it("comes once a day at most, with what is new since, and not again without news", async () => {
    const { presenter, ask } = await aStage();
    await ask({ sentence: "The first." });
    await mediaClock(NOON);
    await ask({ askedAt: hoursOn(0.5), sentence: "The second." });
    await mediaClock(hoursOn(1));
    await mediaClock(hoursOn(23));
    expect(await mailsTo(presenter)).toHaveLength(1);
    await mediaClock(hoursOn(24));
    const mails = await mailsTo(presenter);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.text).toContain("Slides: 2 people ask\n  “The second.”\n");
    await mediaClock(hoursOn(48));
    expect(await mailsTo(presenter)).toHaveLength(2);
    await ask({ askedAt: hoursOn(49) });
    await mediaClock(hoursOn(50));
    expect(await mailsTo(presenter)).toHaveLength(3);
  });

  it("tells each of two presenters all that is new to them, though their days differ", async () => {
    const { conference, slides, presentation, presenter, ask } = await aStage();
    const other = await aPresentation(conference.id, { title: "Ropes" });
    const [coPresenter] = [await aPerson()];
    await aPart(other.id, { personId: coPresenter.id });
    await aPart(presentation.id, { personId: coPresenter.id });
    await aRequest(other.id, slides.id, { askedAt: NOON });
    await mediaClock(NOON);
    await ask({ askedAt: hoursOn(1), sentence: "To both." });
    await mediaClock(hoursOn(2));
    expect((await mailsTo(presenter)).map(({ text }) => text.includes("To both."))).toEqual([true]);
    expect((await mailsTo(coPresenter)).map(({ text }) => text.includes("To both."))).toEqual([false]);
    await mediaClock(hoursOn(24));
    expect((await mailsTo(coPresenter)).map(({ text }) => text.includes("To both."))).toEqual([false, true]);
    expect(await mailsTo(presenter)).toHaveLength(1);
  });

  it("has nothing of what was taken back, answered, promised, declined or withdrawn meanwhile", async () => {
    const { conference, presentation, presenter, slides, ask } = await aStage();
    await ask({ withdrawnAt: NOON });
    await ask({ fulfilledAt: NOON });
    const [promised, declined] = [await aKind(conference.id), await aKind(conference.id)];
    await aRequest(presentation.id, promised.id);
    await anAnswer(presentation.id, promised.id, { promisedOn: new Date("2027-06-01") });
    await aRequest(presentation.id, declined.id);
    await anAnswer(presentation.id, declined.id);
    const gone = await aPresentation(conference.id, { withdrawnAt: NOON });
    await aPart(gone.id, { personId: presenter.id });
    await aRequest(gone.id, slides.id);
    await mediaClock(NOON);
    expect(await mailsTo(presenter)).toEqual([]);
    // Reopened, it is asked again.
    await db.mediaAnswer.updateMany({ where: { kindId: declined.id }, data: { endedAt: NOON } });
    await mediaClock(hoursOn(1));
    expect(await mailsTo(presenter)).toHaveLength(1);
  });

  it("is for claimed presenters with a proved address", async () => {
    const { presentation, ask } = await aStage();
    const [unclaimed, unproved] = [await aPerson(), await aPerson()];
    await aPart(presentation.id, { personId: unclaimed.id, claimedAt: null });
    await aPart(presentation.id, { personId: unproved.id });
    await db.emailAddress.updateMany({ where: { personId: unproved.id }, data: { verifiedAt: null } });
    await ask();
    await mediaClock(NOON);
    expect([await mailsTo(unclaimed), await mailsTo(unproved)]).toEqual([[], []]);
  });

  it("is one when the clock strikes three times at once", async () => {
    const { presenter, ask } = await aStage();
    await ask();
    await Promise.all([1, 2, 3].map(() => mediaClock(NOON)));
    expect(await mailsTo(presenter)).toHaveLength(1);
    expect(await db.notification.count({ where: { personId: presenter.id } })).toBe(1);
  });

  it("costs the same number of statements for three presentations as for one", async () => {
    const add = async () => {
      const { ask, presentation, slides } = await aStage();
      await ask();
      await anAnswer(presentation.id, slides.id, { promisedOn: new Date("2027-01-01"), endedAt: NOON });
      await anAnswer(presentation.id, (await aKind(presentation.conferenceId)).id, {
        promisedOn: new Date("2027-01-01"),
      });
    };
    await mediaClock(NOON);
    await add();
    const one = await statementsOf(() => mediaClock(NOON));
    await add();
    await add();
    await add();
    expect(await statementsOf(() => mediaClock(NOON))).toBe(one);
  });
});
