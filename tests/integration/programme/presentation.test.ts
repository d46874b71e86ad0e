import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getPresentation } from "@/lib/programme/queries/presentation";
import { aConference, aRoom, aTheme, aType } from "@/tests/factories/conferences";
import { aKeywordUse } from "@/tests/factories/keywords";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession, theDraft } from "@/tests/factories/sessions";

const START = new Date("2027-06-12T01:40:00Z");

async function aSessionOf(count: number, type: Parameters<typeof aType>[1] = {}) {
  const conference = await aConference();
  const { id: typeId } = await aType(conference.id, type);
  const { id: roomId } = await aRoom(conference.id, { name: "Room 204", building: "Hall" });
  const session = await aSession(conference.id, { typeId, roomId, startsAt: START, minutes: 100 });
  const papers = [];
  for (let number = 1; number <= count; number++) {
    const paper = await aPresentation(conference.id, { typeId, title: `Paper ${number}` });
    await aPlace(session, paper.id, 20);
    papers.push(paper);
  }
  const read = (slug: string) =>
    getPresentation(anonymous, { conference: conference.slug, presentation: slug });
  return { conference, session, papers, read };
}

const time = (instant: string | null | undefined) => (instant ? new Date(instant).toISOString() : null);

describe("a presentation's place", () => {
  it("is when the papers before it are over, between its neighbours, in the session's room", async () => {
    const { papers, read } = await aSessionOf(3);
    const [, second] = papers;
    const place = (await read(second?.slug ?? ""))?.place;
    expect(time(place?.startsAt)).toBe("2027-06-12T02:00:00.000Z");
    expect(place).toMatchObject({
      minutes: 20,
      room: { name: "Room 204", building: "Hall" },
      before: { title: "Paper 1", isWithdrawn: false },
      after: { title: "Paper 3" },
    });
  });

  it("does not move because a paper before it was withdrawn, and says so of the neighbour", async () => {
    const { papers, read } = await aSessionOf(2);
    await db.presentation.update({ where: { id: papers[0]?.id }, data: { withdrawnAt: new Date() } });
    const place = (await read(papers[1]?.slug ?? ""))?.place;
    expect(time(place?.startsAt)).toBe("2027-06-12T02:00:00.000Z");
    expect(place?.before).toMatchObject({ title: "Paper 1", isWithdrawn: true });
  });

  it("is the whole session where things stand side by side", async () => {
    const { papers, read } = await aSessionOf(2, { isGrouped: false, sessionCapacity: 10 });
    const place = (await read(papers[1]?.slug ?? ""))?.place;
    expect(time(place?.startsAt)).toBe(START.toISOString());
    expect(place).toMatchObject({ minutes: 100, inSequence: false });
  });

  it("is none while it stands only in the draft", async () => {
    const { session, papers, read } = await aSessionOf(1);
    const { id: programmeId } = await theDraft(session.conferenceId);
    await db.programme.delete({ where: { id: programmeId } });
    await db.programme.update({ where: { id: session.programmeId }, data: { publishedAt: null } });
    expect((await read(papers[0]?.slug ?? ""))?.place).toBeNull();
  });
});

it("shows presenters, affiliations and keywords in their order, as printed and as written", async () => {
  const conference = await aConference();
  const presentation = await aPresentation(conference.id);
  await aPart(presentation.id, { displayName: "Zoë Last", affiliation: "Then University", position: 1 });
  await aPart(presentation.id, { displayName: "Adam First", affiliation: "", position: 0 });
  for (const term of ["Russia-Japan Relations", "Putin", "Abe"]) await aKeywordUse(presentation, term);
  const page = await getPresentation(anonymous, {
    conference: conference.slug,
    presentation: presentation.slug,
  });
  expect(page?.presenters.map(({ displayName, affiliation }) => [displayName, affiliation])).toEqual([
    ["Adam First", ""],
    ["Zoë Last", "Then University"],
  ]);
  expect(page?.keywords.map(({ written }) => written)).toEqual(["Russia-Japan Relations", "Putin", "Abe"]);
});

it("relates what shares keywords before what shares the session, with the reason, and nothing by theme alone", async () => {
  const { conference, papers, read } = await aSessionOf(2);
  const { id: themeId } = await aTheme(conference.id);
  const [first, second] = papers;
  if (!first) throw new Error("no paper");
  const keen = await aPresentation(conference.id, { title: "Keen", themeId });
  await aPresentation(conference.id, { title: "Same theme only", themeId: first.themeId });
  const withdrawn = await aPresentation(conference.id, { withdrawnAt: new Date() });
  for (const presentation of [first, keen, withdrawn]) await aKeywordUse(presentation, "Putin");
  expect(
    (await read(first.slug))?.related.map(({ title, keywords, sameSession }) => ({
      title,
      keywords,
      sameSession,
    })),
  ).toEqual([
    { title: "Keen", keywords: ["Putin"], sameSession: false },
    { title: second?.title, keywords: [], sameSession: true },
  ]);
});

it("answers an address that holds NUL or half a letter with nothing", async () => {
  const conference = await aConference();
  for (const slug of ["\0", "a\0b", "\ud800", "", "x".repeat(10_000)])
    expect(await getPresentation(anonymous, { conference: conference.slug, presentation: slug })).toBeNull();
});
