import { describe, expect, it } from "vitest";
import { findConflicts } from "@/lib/conflicts/find-conflicts";
import type { Level } from "@/lib/conflicts/kinds";
import { readProgramme } from "@/lib/conflicts/read-programme";
import { db } from "@/lib/db";
import { aRoom } from "@/tests/factories/conferences";
import { aPerson } from "@/tests/factories/people";
import { aPlace } from "@/tests/factories/sessions";
import { AT, aDraftDesk, followers, LATER, NEXT_DAY } from "@/tests/integration/conflicts/draft";
import { statementsOf } from "@/tests/support/statements";

type Desk = Awaited<ReturnType<typeof aDraftDesk>>;

/** Of these sessions, or of all. */
async function found(desk: Desk, sessionIds?: string[]) {
  const { facts, levels } = await readProgramme(db, desk.draftId, sessionIds);
  return findConflicts(facts, levels).filter(({ sessions }) =>
    sessions.some(({ id }) => sessionIds?.includes(id) ?? true),
  );
}
const kinds = async (desk: Desk, sessionIds?: string[]) =>
  (await found(desk, sessionIds)).map(({ kind }) => kind);

it("reads of a programme what its rules need", async () => {
  const desk = await aDraftDesk();
  const [chair, presenter] = [await aPerson(), await aPerson()];
  const room = await aRoom(desk.conference.id, { building: "North", seats: 40 });
  const session = await desk.session({ startsAt: AT, chairId: chair.id, roomId: room.id });
  const paper = await desk.paper({ personId: presenter.id });
  await aPlace(session, paper.id);
  const { facts } = await readProgramme(db, desk.draftId);
  expect(facts).toMatchObject({
    sessions: [
      {
        ...{ id: session.id, publicId: session.publicId, title: session.title, minutes: 100 },
        ...{ startsAt: AT.getTime(), chairId: chair.id, roomId: room.id, isPlenary: false, followers: 0 },
        papers: [{ id: paper.id, isAccepted: true, isWithdrawn: false, presenterIds: [presenter.id] }],
      },
    ],
    ...{ walks: [], unavailable: [], followedTogether: [] },
  });
  expect(facts.rooms).toContainEqual({
    ...{ id: room.id, name: room.name, building: "North", seats: 40, holdsSeveral: false, mode: "in_person" },
  });
  expect(facts.people.map(({ id }) => id).sort()).toEqual([chair.id, presenter.id].sort());
});

it("finds each kind in what the database holds", async () => {
  const desk = await aDraftDesk();
  const { id: conferenceId } = desk.conference;
  const person = await aPerson();
  const [north, south] = [
    await aRoom(conferenceId, { building: "North", seats: 0, mode: "online" }),
    await aRoom(conferenceId, { building: "South" }),
  ];
  await db.walk.create({ data: { conferenceId, fromBuilding: "North", toBuilding: "South", minutes: 15 } });
  const one = await desk.session({ startsAt: AT, chairId: person.id, roomId: north.id });
  for (const more of [{ acceptedAt: null }, { withdrawnAt: AT }, { mode: "online" as const }])
    await aPlace(one, (await desk.paper(more)).id);
  const after = new Date(AT.getTime() + 110 * 60_000);
  await desk.session({ startsAt: after, chairId: person.id, roomId: south.id });
  await desk.session({ startsAt: AT, isPlenary: true });
  await db.unavailability.create({
    data: { conferenceId, personId: person.id, startsAt: AT, endsAt: LATER, timeZone: "Europe/Berlin" },
  });
  await followers(5, { sessions: [one] });
  expect((await kinds(desk)).sort()).toEqual([
    ...["beside_plenary", "not_accepted", "too_few_seats", "unavailable", "walk_too_short", "withdrawn"],
    ...["wrong_mode", "wrong_mode"],
  ]);
});

describe("reading only what touches some sessions", () => {
  it("finds the conflicts of these with the others, and none of the others alone", async () => {
    const desk = await aDraftDesk();
    await db.conflictLevel.create({
      data: { conferenceId: desk.conference.id, kind: "room_taken", level: "warn" },
    });
    const roomId = desk.room.id;
    const one = await desk.session({ roomId, startsAt: AT });
    await desk.session({ roomId, startsAt: LATER });
    await desk.session({ roomId, startsAt: NEXT_DAY });
    const other = await desk.session({ roomId, startsAt: NEXT_DAY });
    await desk.session({ roomId });
    expect(await kinds(desk)).toEqual(["room_taken", "room_taken"]);
    expect((await found(desk, [one.id])).map(({ sessions }) => sessions[0]?.id)).toEqual([one.id]);
    expect(await found(desk, [other.id])).toHaveLength(1);
    const { facts } = await readProgramme(db, desk.draftId, [one.id]);
    expect(facts.sessions).toHaveLength(2);
  });

  it("looks as far as the longest walk", async () => {
    const desk = await aDraftDesk();
    const { id: conferenceId } = desk.conference;
    const chairId = (await aPerson()).id;
    const [north, south] = [
      await aRoom(conferenceId, { building: "North" }),
      await aRoom(conferenceId, { building: "South" }),
    ];
    const one = await desk.session({ chairId, roomId: north.id, startsAt: AT });
    const after = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
    await desk.session({ chairId, roomId: south.id, startsAt: after(129) });
    expect(await kinds(desk, [one.id])).toEqual([]);
    await db.walk.create({ data: { conferenceId, fromBuilding: "North", toBuilding: "South", minutes: 30 } });
    expect(await kinds(desk, [one.id])).toEqual(["walk_too_short"]);
  });

  it("finds what is wrong within one that has no time", async () => {
    const desk = await aDraftDesk();
    const session = await desk.session();
    await aPlace(session, (await desk.paper({ withdrawnAt: AT })).id);
    await desk.session({ startsAt: AT });
    expect(await kinds(desk, [session.id])).toEqual(["withdrawn"]);
    expect((await readProgramme(db, desk.draftId, [session.id])).facts.sessions).toHaveLength(1);
  });
});

describe("followers", () => {
  it("of two sessions at the same time are said from five on, whichever of their papers they follow", async () => {
    const desk = await aDraftDesk();
    const one = await desk.session({ startsAt: AT });
    const other = await desk.session({ startsAt: LATER });
    const paper = await desk.paper();
    await aPlace(other, paper.id);
    await followers(4, { sessions: [one], presentations: [paper] });
    expect((await readProgramme(db, desk.draftId)).facts.followedTogether).toEqual([]);
    expect(await kinds(desk)).toEqual([]);
    await followers(1, { sessions: [one, other] });
    expect(await found(desk)).toMatchObject([{ kind: "followed_together", facts: { people: 5 } }]);
    await db.themedSession.update({ where: { id: other.id }, data: { startsAt: NEXT_DAY } });
    expect(await kinds(desk)).toEqual([]);
  });

  it("of a session are as many as of its most followed paper, or more in fives", async () => {
    const desk = await aDraftDesk();
    const session = await desk.session();
    const [first, second] = [await desk.paper(), await desk.paper()];
    for (const paper of [first, second]) await aPlace(session, paper.id);
    const counted = async () => (await readProgramme(db, desk.draftId)).facts.sessions[0]?.followers;
    expect(await counted()).toBe(0);
    await followers(3, { presentations: [first] });
    expect(await counted()).toBe(3);
    await followers(1, { presentations: [second] });
    expect(await counted()).toBe(3);
    await followers(1, { sessions: [session] });
    expect(await counted()).toBe(5);
    await followers(4, { presentations: [first, second] });
    expect(await counted()).toBe(7);
    await followers(1, { presentations: [second] });
    expect(await counted()).toBe(10);
  });
});

it("counts no followers where no kind that asks for them has a level looked for", async () => {
  const desk = await aDraftDesk();
  const session = await desk.session();
  await followers(5, { sessions: [session] });
  const counted = async (levels?: Level[]) =>
    (await readProgramme(db, desk.draftId, undefined, levels)).facts.sessions[0]?.followers;
  expect([await counted(), await counted(["warn"]), await counted(["block"])]).toEqual([5, 5, 0]);
  const { id: conferenceId } = desk.conference;
  await db.conflictLevel.create({ data: { conferenceId, kind: "too_few_seats", level: "block" } });
  expect(await counted(["block"])).toBe(5);
});

it("reads a programme in one statement, whatever is in it", async () => {
  const desk = await aDraftDesk();
  const add = async () => {
    const chairId = (await aPerson()).id;
    const session = await desk.session({ startsAt: AT, chairId });
    await aPlace(session, (await desk.paper()).id);
    return session;
  };
  const { id } = await add();
  const costs = async () => [
    await statementsOf(() => readProgramme(db, desk.draftId)),
    await statementsOf(() => readProgramme(db, desk.draftId, [id])),
  ];
  expect(await costs()).toEqual([1, 1]);
  await add();
  await add();
  expect(await costs()).toEqual([1, 1]);
});
