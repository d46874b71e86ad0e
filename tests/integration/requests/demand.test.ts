import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { DemandFilters } from "@/lib/requests/demand";
import { getDemand, listSilent } from "@/lib/requests/queries/demand";
import { aKind, aType } from "@/tests/factories/conferences";
import { aDesk } from "@/tests/factories/desk";
import { aLink, aRequest } from "@/tests/factories/media";
import { aChair, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, theProgramme } from "@/tests/factories/sessions";
import { statementsOf } from "@/tests/support/statements";

const now = new Date("2027-05-20T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

async function aStage() {
  const desk = await aDesk();
  const slides = await aKind(desk.conference.id, { name: "Slides", position: 0 });
  const video = await aKind(desk.conference.id, { name: "Video", position: 1 });
  const demand = async (filters: object = {}) =>
    (await getDemand(desk.organiser, desk.conference.slug, DemandFilters.parse(filters), now)) ??
    expect.fail("no demand for the organiser");
  const answer = (presentationId: string, kindId: string, said: object) =>
    db.mediaAnswer.create({ data: { presentationId, kindId, ...said } });
  const titles = async (filters: object) =>
    (await demand(filters)).groups.flatMap((group) => group.rows.map(({ title }) => title));
  return { ...desk, slides, video, demand, answer, titles };
}

describe("what people wait for", () => {
  it("is counted by kind with the oldest ask and the standing answer; what was answered or taken back is not", async () => {
    const { paper, slides, video, demand, answer } = await aStage();
    const { id } = await paper({ title: "Tides" });
    await aRequest(id, slides.id, { askedAt: daysAgo(3) });
    await aRequest(id, slides.id, { askedAt: daysAgo(9) });
    await aRequest(id, slides.id, { askedAt: daysAgo(20), withdrawnAt: daysAgo(19) });
    await aRequest(id, video.id, { askedAt: daysAgo(30), fulfilledAt: daysAgo(1) });
    await aRequest(id, video.id, { askedAt: daysAgo(2) });
    await answer(id, video.id, { declinedReason: "Not recorded.", endedAt: daysAgo(1) });
    await answer(id, video.id, { promisedOn: new Date("2027-05-20") });
    const { groups, total } = await demand();
    expect(total).toBe(1);
    expect(groups[0]?.rows[0]?.kinds).toEqual([
      { name: "Slides", asked: 2, since: daysAgo(9), answer: null, isOnItsWay: false },
      {
        ...{ name: "Video", asked: 1, since: daysAgo(2), isOnItsWay: false },
        answer: { state: "promised", day: "2027-05-20" },
      },
    ]);
  });

  it("is late once the promised day is over in the conference's zone, and not an hour before", async () => {
    const { paper, slides, answer, organiser, conference } = await aStage();
    const { id } = await paper();
    await aRequest(id, slides.id);
    await answer(id, slides.id, { promisedOn: new Date("2027-05-20") });
    // Tokyo's 20 May ends at 15:00 UTC.
    const at = async (instant: string) =>
      (await getDemand(organiser, conference.slug, DemandFilters.parse({}), new Date(instant)))?.groups[0]
        ?.rows[0]?.kinds[0]?.answer?.state;
    expect([await at("2027-05-20T14:59:00Z"), await at("2027-05-20T15:00:00Z")]).toEqual([
      ...["promised", "late"],
    ]);
  });

  it("is of accepted presentations only, and never of another conference", async () => {
    const { conference, slides, demand } = await aStage();
    for (const state of [{ acceptedAt: null }, { withdrawnAt: daysAgo(1) }])
      await aRequest((await aPresentation(conference.id, state)).id, slides.id);
    const other = await aStage();
    await aRequest((await other.paper()).id, other.slides.id);
    expect((await demand()).total).toBe(0);
    expect((await other.demand()).total).toBe(1);
  });

  it("is late, declined, due or silent, and each choice counts and shows just those", async () => {
    const { conference, paper, slides, video, answer, demand, titles } = await aStage();
    const asked = async (title: string, days: number) => {
      const { id } = await paper({ title });
      await aRequest(id, slides.id, { askedAt: daysAgo(days) });
      return id;
    };
    await asked("Silent", 8);
    await asked("Asked lately", 6);
    await answer(await asked("Late", 20), slides.id, { promisedOn: new Date("2027-05-19") });
    await answer(await asked("Declined", 20), slides.id, { declinedReason: "Under review." });
    await aLink(await asked("Under embargo", 20), slides.id, { opensAt: new Date("2028-01-01") });
    await aLink(await asked("Other media", 20), video.id);
    const type = async (mediaDueOn: string) =>
      (await aType(conference.id, { mediaDueOn: new Date(mediaDueOn) })).id;
    await paper({ title: "Overdue", typeId: await type("2027-05-19") });
    await paper({ title: "Due", typeId: await type("2027-06-03") });
    await paper({ title: "Due much later", typeId: await type("2027-06-04") });
    await aLink((await paper({ title: "There", typeId: await type("2027-05-19") })).id, slides.id);

    expect((await demand()).counts).toEqual({ any: 8, silent: 2, late: 1, declined: 1, due: 2 });
    expect(await titles({ show: "silent" })).toEqual(["Other media", "Silent"]);
    expect(await titles({ show: "silent", days: "3" })).toEqual(["Asked lately", "Other media", "Silent"]);
    expect(await titles({ show: "late" })).toEqual(["Late"]);
    expect(await titles({ show: "declined" })).toEqual(["Declined"]);
    expect(await titles({ show: "due" })).toEqual(["Due", "Overdue"]);
    const rows = (await demand()).groups.flatMap((group) => group.rows);
    expect(rows.filter(({ isOverdue }) => isOverdue).map(({ title }) => title)).toEqual(["Overdue"]);
    expect(rows.filter(({ isOwed }) => !isOwed).map(({ title }) => title)).toEqual([
      ...["Declined", "Under embargo"],
    ]);
  });

  it("is grouped by session, theme or day, in their order, and says what is in none", async () => {
    const stage = await aStage();
    const { conference, paper, slides, shownSession: session, demand } = stage;
    const asked = async (title: string) => {
      const made = await paper({ title });
      await aRequest(made.id, slides.id);
      return made.id;
    };
    // 23:30 on 11 June in Tokyo, and 00:30 on 12 June.
    const night = await session({ title: "Night", startsAt: new Date("2027-06-11T15:30:00Z") });
    const evening = await session({ title: "Evening", startsAt: new Date("2027-06-11T14:30:00Z") });
    const untimed = await session({ title: "Some time" });
    for (const [title, at] of [
      ["Second", night],
      ["First", night],
      ["Third", evening],
    ] as const)
      await aPlace(at, await asked(title));
    await aPlace(untimed, await asked("Fourth"));
    await asked("Fifth");
    const shape = async (by: string) =>
      (await demand({ by })).groups.map(({ of, rows, presentations, asks }) => [
        of && ("session" in of ? of.session.title : "day" in of ? of.day : of.theme.name),
        ...rows.map(({ title }) => title),
        `${presentations}/${asks}`,
      ]);
    expect(await shape("session")).toEqual([
      ["Evening", "Third", "1/1"],
      ["Night", "Second", "First", "2/2"],
      ["Some time", "Fourth", "1/1"],
      [null, "Fifth", "1/1"],
    ]);
    expect(await shape("day")).toEqual([
      ["2027-06-11", "Third", "1/1"],
      ["2027-06-12", "Second", "First", "2/2"],
      [null, "Fourth", "Fifth", "2/2"],
    ]);
    expect(await shape("theme")).toEqual([
      [stage.theme.name, "Third", "Second", "First", "Fourth", "Fifth", "5/5"],
    ]);
    expect((await theProgramme(conference.id)).id).toBe(night.programmeId);
  });

  it("names who asks, passes on what was said, and says which presenter cannot be reached", async () => {
    const { paper, slides, demand } = await aStage();
    const { id } = await paper();
    const named = await aPerson({ name: "Ada Byron" });
    const unnamed = await aPerson({ name: "Mary Somerville" });
    await aRequest(id, slides.id, { personId: named.id, namedAt: now, askedAt: daysAgo(2) });
    const sentence = "I sat in the wrong room.";
    await aRequest(id, slides.id, { personId: unnamed.id, sentence, askedAt: daysAgo(3) });
    await aPart(id, { claimedAt: null, displayName: "Not yet" });
    await aPart(id, {
      personId: (await aPerson({ emails: { create: [] } })).id,
      displayName: "Nowhere",
    });
    const row = (await demand()).groups[0]?.rows[0];
    expect(row?.askers).toEqual([
      { name: "Mary Somerville", kind: "Slides", sentence },
      { name: "Ada Byron", kind: "Slides", sentence: "" },
    ]);
    expect(row?.presenters).toEqual([
      { name: "Presenter 1", unreachable: null },
      { name: "Not yet", unreachable: "unclaimed" },
      { name: "Nowhere", unreachable: "no_address" },
    ]);
  });

  it("is read in as many statements for three presentations as for one", async () => {
    const counts = [];
    for (const rows of [1, 3]) {
      const { paper, slides, demand } = await aStage();
      for (let row = 0; row < rows; row++) {
        const { id } = await paper();
        for (let ask = 0; ask < rows; ask++) await aRequest(id, slides.id, { sentence: "Please." });
      }
      counts.push(await statementsOf(demand));
    }
    expect(counts[0]).toBe(counts[1]);
  });

  it("is shown to the conference's own organisers only, chairs left out", async () => {
    const { conference } = await aStage();
    const others = [await aChair(conference.id), await anOrganiser((await aDesk()).conference.id)];
    for (const actor of others) {
      expect(await getDemand(actor, conference.slug, DemandFilters.parse({}), now)).toBe(null);
      expect(await listSilent(actor, conference.slug, 7, now)).toBe(null);
    }
  });
});

it("filters that are odd in an address are as if they were not there", () => {
  const odd = { by: "x", show: ["late"], days: "8", page: "-1" };
  expect(DemandFilters.parse(odd)).toEqual({ by: "session", show: "any", days: 7, page: 1 });
});
