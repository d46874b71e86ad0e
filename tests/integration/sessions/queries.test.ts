import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getBoard } from "@/lib/sessions/queries/board";
import { getLastAction } from "@/lib/sessions/queries/last-action";
import { getProgress } from "@/lib/sessions/queries/progress";
import { getSessionForm, getSessionOnDesk, listSessionChoices } from "@/lib/sessions/queries/session";
import { listSubmissions } from "@/lib/sessions/queries/submissions";
import { BoardFilters, SubmissionFilters } from "@/lib/sessions/schema";
import { aKind, aType } from "@/tests/factories/conferences";
import { aDesk, assign } from "@/tests/factories/desk";
import { aChair, actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { statementsOf } from "@/tests/support/statements";

const AT = new Date("2027-06-12T01:40:00Z");

type Desk = Awaited<ReturnType<typeof aDesk>>;

async function titles(desk: Desk, filters: object, actor: Actor = desk.organiser) {
  const found = await listSubmissions(
    actor,
    desk.conference.slug,
    SubmissionFilters.parse({ sort: "title", ...filters }),
  );
  return found?.rows.map((row) => row.title) ?? null;
}

describe("submissions", () => {
  async function everyState() {
    const desk = await aDesk();
    const session = await desk.session({ startsAt: AT });
    const placed = await desk.paper({ title: "Placed" });
    await assign(desk.organiser, session.id, [placed.id]);
    await desk.paper({ title: "Unassigned" });
    await desk.paper({ title: "Submitted", acceptedAt: null });
    await desk.paper({ title: "Declined", acceptedAt: null, declinedAt: AT });
    await desk.paper({ title: "Withdrawn", withdrawnAt: AT });
    await desk.paper({ title: "Draft", acceptedAt: null, submittedAt: null });
    return { desk, placed, session };
  }

  it("are filtered by state, place, type, theme and words", async () => {
    const { desk } = await everyState();
    const poster = await aType(desk.conference.id, { slug: "poster" });
    await desk.paper({ title: "100% of a Poster", typeId: poster.id });
    expect(await titles(desk, { state: "accepted" })).toEqual(["100% of a Poster", "Placed", "Unassigned"]);
    for (const state of ["submitted", "declined", "withdrawn", "draft"])
      expect((await titles(desk, { state }))?.map((title) => title.toLowerCase())).toEqual([state]);
    expect(await titles(desk, { place: "unassigned" })).toEqual(["100% of a Poster", "Unassigned"]);
    expect(await titles(desk, { place: "assigned" })).toEqual(["Placed"]);
    expect(await titles(desk, { type: "poster" })).toEqual(["100% of a Poster"]);
    expect(await titles(desk, { theme: desk.theme.slug, state: "declined" })).toEqual(["Declined"]);
    expect(await titles(desk, { words: "PLACED presenter" })).toEqual(["Placed"]);
    expect(await titles(desk, { words: "100%" })).toEqual(["100% of a Poster"]);
    expect(await titles(desk, { words: "%" })).toEqual(["100% of a Poster"]);
    expect(await titles(desk, { words: "_" })).toEqual([]);
  });

  it("are filtered by missing media, removed ones not counted, and by unclaimed parts", async () => {
    const { desk, placed } = await everyState();
    const kind = await aKind(desk.conference.id);
    const media = {
      presentationId: placed.id,
      kindId: kind.id,
      label: "Slides",
      url: "https://example.org/",
      position: 0,
    };
    const { id } = await db.media.create({ data: media });
    expect(await titles(desk, { media: "without" })).toEqual(["Unassigned"]);
    await db.media.update({ where: { id }, data: { removedAt: AT } });
    expect(await titles(desk, { media: "without" })).toEqual(["Placed", "Unassigned"]);
    await db.presenterPart.updateMany({ where: { presentationId: placed.id }, data: { claimedAt: null } });
    expect(await titles(desk, { claim: "unclaimed" })).toEqual(["Placed"]);
  });

  it("say where each stands", async () => {
    const { desk, session } = await everyState();
    const found = await listSubmissions(
      desk.organiser,
      desk.conference.slug,
      SubmissionFilters.parse({ words: "Placed" }),
    );
    expect(found?.rows[0]).toMatchObject({
      ...{ title: "Placed", state: "accepted", media: 0, presenters: ["Presenter 1"] },
      session: { id: session.id, title: session.title, startsAt: AT },
    });
  });

  it("come in pages, and a page beyond the last is the last", async () => {
    const desk = await aDesk();
    await Promise.all(
      Array.from({ length: 51 }, (_, n) => desk.paper({ title: `Paper ${String(n).padStart(2, "0")}` })),
    );
    const found = await listSubmissions(
      desk.organiser,
      desk.conference.slug,
      SubmissionFilters.parse({ sort: "title", page: "99" }),
    );
    expect(found).toMatchObject({ total: 51, page: 2, pages: 2, rows: [{ title: "Paper 50" }] });
  });

  it("take odd addresses as if nothing was asked", () => {
    const odd = {
      theme: "'",
      type: ["a"],
      state: "?",
      place: 1,
      media: {},
      sort: "x",
      page: "-1",
      words: ["a"],
    };
    expect(SubmissionFilters.parse(odd)).toEqual(SubmissionFilters.parse({}));
    expect(BoardFilters.parse({ day: "today", missing: "-", page: "x" })).toEqual(BoardFilters.parse({}));
  });
});

describe("the board", () => {
  it("shows sessions by time beside what is unassigned, with a sentence for each conflict", async () => {
    const desk = await aDesk();
    const person = await aPerson({ name: "Ana Ruiz" });
    const [late, early] = [
      await desk.session({ title: "Late", startsAt: new Date("2027-06-12T02:00:00Z") }),
      await desk.session({ title: "Early", startsAt: AT }),
    ];
    const [one, two] = [await desk.paper({ personId: person.id }), await desk.paper({ personId: person.id })];
    const left = await desk.paper({ title: "Left" });
    const conferenceId = desk.conference.id;
    await db.conflictLevel.create({ data: { conferenceId, kind: "person_twice", level: "warn" } });
    await assign(desk.organiser, early.id, [one.id]);
    await assign(desk.organiser, late.id, [two.id]);

    const board = await getBoard(desk.organiser, desk.conference.slug, BoardFilters.parse({}));
    expect(board?.sessions.map((session) => session.title)).toEqual(["Early", "Late"]);
    expect(board?.sessions[0]?.conflicts).toMatchObject([
      {
        ...{ kind: "person_twice", level: "warn", isAcknowledged: false, presentationIds: [one.id] },
        sentence: "Ana Ruiz is also in Late (Sat 12 June, 11:00–12:40).",
      },
    ]);
    expect(board?.sessions[0]?.fill).toMatchObject({
      papers: 1,
      paperLimit: 4,
      minutes: 25,
      minuteLimit: 100,
    });
    expect(board?.unassigned).toMatchObject({ total: 1, papers: [{ id: left.id, title: "Left" }] });
  });

  it("shows the sessions of a day of the conference's zone, and those that lack something", async () => {
    const desk = await aDesk();
    await desk.session({ title: "Midnight", startsAt: new Date("2027-06-11T15:00:00Z") });
    await desk.session({ title: "Eve", startsAt: new Date("2027-06-11T14:59:00Z"), roomId: desk.room.id });
    await desk.session({ title: "Some time" });
    const shown = async (filters: object) => {
      const board = await getBoard(desk.organiser, desk.conference.slug, BoardFilters.parse(filters));
      return board?.sessions.map((session) => session.title);
    };
    expect(await shown({ day: "2027-06-12" })).toEqual(["Midnight"]);
    expect(await shown({ day: "2027-06-11" })).toEqual(["Eve"]);
    expect(await shown({ missing: "time" })).toEqual(["Some time"]);
    expect(await shown({ missing: "room" })).toEqual(["Midnight", "Some time"]);
  });
});

it("counts what is left", async () => {
  const desk = await aDesk();
  const session = await desk.session({ roomId: desk.room.id });
  const [placed] = [
    await desk.paper(),
    await desk.paper(),
    await desk.paper({ acceptedAt: null }),
    await desk.paper({ withdrawnAt: AT }),
  ];
  await assign(desk.organiser, session.id, [placed.id]);
  await db.presenterPart.updateMany({ where: { presentationId: placed.id }, data: { claimedAt: null } });
  expect((await getProgress(desk.organiser, desk.conference.slug))?.progress).toEqual({
    ...{ undecided: 1, accepted: 2, unassigned: 1, withoutMedia: 2, presenters: 2, unclaimed: 1 },
    ...{ sessions: 1, withoutTime: 1, withoutRoom: 0, withoutChair: 1 },
  });
});

it("offers to undo one's own last action only", async () => {
  const desk = await aDesk();
  const [session, paper] = [await desk.session(), await desk.paper()];
  expect(await getLastAction(desk.organiser, desk.conference.id)).toBe(null);
  await assign(desk.organiser, session.id, [paper.id]);
  expect(await getLastAction(desk.organiser, desk.conference.id)).toMatchObject({
    ...{ action: "assignPresentations", papers: 1, moved: false, session: session.title },
  });
  expect(await getLastAction(await anOrganiser(desk.conference.id), desk.conference.id)).toBe(null);
  const tomorrow = new Date(Date.now() + 86_400_000);
  expect(await getLastAction(desk.organiser, desk.conference.id, tomorrow)).toBe(null);
});

it("shows nothing of the desk to anybody but organisers, and a chair the own session", async () => {
  const desk = await aDesk();
  const person = await aPerson();
  const [own, other] = [await desk.session({ chairId: person.id }), await desk.session()];
  const { slug, id } = desk.conference;
  const chair = await actorFor(person);
  const strangers = [
    anonymous,
    await anAttendee(),
    await aChair(id),
    await anOrganiser((await aDesk()).conference.id),
  ];
  for (const actor of [...strangers, chair]) {
    expect(await titles(desk, {}, actor)).toBe(null);
    expect(await getBoard(actor, slug, BoardFilters.parse({}))).toBe(null);
    expect(await getProgress(actor, slug)).toBe(null);
    expect(await getSessionForm(actor, slug)).toBe(null);
    expect(await listSessionChoices(actor, id)).toBe(null);
    expect(await getLastAction(actor, id)).toBe(null);
    expect(await getSessionOnDesk(actor, slug, other.id)).toBe(null);
  }
  for (const actor of strangers) expect(await getSessionOnDesk(actor, slug, own.id)).toBe(null);
  expect(await getSessionOnDesk(chair, slug, own.id)).toMatchObject({
    mayArrange: false,
    session: { id: own.id },
  });
  expect(await getSessionOnDesk(desk.organiser, slug, own.id)).toMatchObject({ mayArrange: true });
  expect(await getSessionOnDesk(desk.organiser, (await aDesk()).conference.slug, own.id)).toBe(null);
  expect(await titles(desk, {})).toEqual([]);
});

it("lists cost the same number of statements with one row as with three", async () => {
  const desk = await aDesk();
  const { slug, id } = desk.conference;
  const add = async () => {
    const [session, paper, extra] = [
      await desk.session({ startsAt: AT }),
      await desk.paper(),
      await desk.paper(),
    ];
    await assign(desk.organiser, session.id, [paper.id]);
    return extra;
  };
  const costs = async () => [
    await statementsOf(() => listSubmissions(desk.organiser, slug, SubmissionFilters.parse({}))),
    await statementsOf(() => getBoard(desk.organiser, slug, BoardFilters.parse({}))),
    await statementsOf(() => listSessionChoices(desk.organiser, id)),
    await statementsOf(() => getProgress(desk.organiser, slug)),
    await statementsOf(() => getSessionForm(desk.organiser, slug)),
  ];
  await add();
  const one = await costs();
  await add();
  await add();
  expect(await costs()).toEqual(one);
  expect(Math.min(...one)).toBeGreaterThan(0);
});
