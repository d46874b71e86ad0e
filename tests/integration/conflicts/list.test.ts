import { expect, it } from "vitest";
import { anonymous, personIdOf } from "@/lib/auth/actor";
import { acknowledgeConflict } from "@/lib/conflicts/commands/acknowledge-conflict";
import { setWalk } from "@/lib/conflicts/commands/set-walk";
import { listConflicts } from "@/lib/conflicts/queries/list";
import { ConflictFilters } from "@/lib/conflicts/schema";
import { db } from "@/lib/db";
import { getSessionOnDesk } from "@/lib/sessions/queries/session";
import { getWholeBoard } from "@/lib/sessions/queries/whole-board";
import { aRoom } from "@/tests/factories/conferences";
import { aChair, anOrganiser } from "@/tests/factories/people";
import { aPlace } from "@/tests/factories/sessions";
import { AT, aDraftDesk, followers } from "@/tests/integration/conflicts/draft";
import { statementsOf } from "@/tests/support/statements";

type Desk = Awaited<ReturnType<typeof aDraftDesk>>;

const list = (desk: Desk, filters: object = {}, actor = desk.organiser) =>
  listConflicts(actor, desk.conference.slug, ConflictFilters.parse(filters));

/** A session that holds one withdrawn paper and one online. */
async function aFaultySession() {
  const desk = await aDraftDesk();
  const session = await desk.session({ title: "Engines" });
  const withdrawn = await desk.paper({ withdrawnAt: AT, title: "Gone" });
  await aPlace(session, withdrawn.id);
  await aPlace(session, (await desk.paper({ mode: "online", title: "Far" })).id);
  const keyOf = `withdrawn:${withdrawn.id}:${session.publicId}`;
  const acknowledge = (key = keyOf) =>
    acknowledgeConflict(desk.organiser, { conferenceId: desk.conference.id, key, reason: "Kept." }, AT);
  return { desk, session, withdrawn, acknowledge, key: keyOf };
}

it("the page of conflicts has a row for each, gravest first, with both sides to link", async () => {
  const { desk, session, withdrawn } = await aFaultySession();
  const found = await list(desk);
  expect(found?.rows.map(({ kind, level }) => [kind, level])).toEqual([
    ["wrong_mode", "block"],
    ["withdrawn", "block_publishing"],
  ]);
  expect(found?.rows[1]?.parts).toEqual([
    { text: "Gone", presentationId: withdrawn.id },
    " was withdrawn and stands in ",
    { text: "Engines", sessionId: session.id },
    ".",
  ]);
  expect(found?.paths.get(withdrawn.id)).toBe(`/${desk.conference.slug}/presentations/${withdrawn.slug}`);
  expect(found?.counts).toEqual({ block: 1, block_publishing: 1, warn: 0, ignore: 0 });
});

it("the page of conflicts is filtered by kind, level and what is acknowledged", async () => {
  const { desk, acknowledge } = await aFaultySession();
  await acknowledge();
  const kinds = async (filters: object) => (await list(desk, filters))?.rows.map(({ kind }) => kind);
  expect(await kinds({})).toEqual(["wrong_mode"]);
  expect(await kinds({ state: "acknowledged" })).toEqual(["withdrawn"]);
  expect(await kinds({ state: "all" })).toEqual(["wrong_mode", "withdrawn"]);
  expect(await kinds({ state: "all", kind: "withdrawn" })).toEqual(["withdrawn"]);
  expect(await kinds({ state: "all", level: "block" })).toEqual(["wrong_mode"]);
  expect(await kinds({ level: "warn" })).toEqual([]);
  expect(ConflictFilters.parse({ kind: "'", level: 1, state: [], page: "x", allow: "<b>" })).toEqual(
    ConflictFilters.parse({}),
  );
});

it("the page of conflicts says who acknowledged one, when and why, also of what does not stand any more", async () => {
  const { desk, acknowledge, session } = await aFaultySession();
  await acknowledge();
  const [row] = (await list(desk, { state: "acknowledged" }))?.rows ?? [];
  expect(row?.acknowledgement).toMatchObject({ reason: "Kept.", at: AT });
  expect(row?.acknowledgement?.by).toMatch(/^Person/);
  expect((await list(desk))?.idle).toEqual([]);
  await db.place.deleteMany({ where: { sessionId: session.id } });
  expect(await list(desk)).toMatchObject({
    rows: [],
    idle: [{ kind: "withdrawn", reason: "Kept.", sessions: ["Engines"] }],
  });
});

it("the page of conflicts offers to acknowledge what a change was refused for, until it is", async () => {
  const { desk, session, acknowledge } = await aFaultySession();
  const key = `wrong_mode:${desk.room.id}:${session.publicId}`;
  expect(await list(desk, { allow: key })).toMatchObject({
    beforehand: { key, kind: "wrong_mode", sessions: ["Engines"] },
  });
  await acknowledge(key);
  expect(await list(desk, { allow: key })).toMatchObject({ beforehand: null });
});

it("nobody but organisers of the conference has a page of conflicts", async () => {
  const { desk } = await aFaultySession();
  const elsewhere = await anOrganiser((await aDraftDesk()).conference.id);
  for (const actor of [anonymous, elsewhere, await aChair(desk.conference.id)])
    expect(await list(desk, {}, actor)).toBe(null);
  expect(await list(desk)).not.toBe(null);
});

it("a chair sees of their session what is wrong with it, not what presenters said or how many follow", async () => {
  const desk = await aDraftDesk();
  const conferenceId = desk.conference.id;
  const chair = await aChair(conferenceId);
  const chairId = chair.kind === "person" ? chair.personId : "";
  const session = await desk.session({ startsAt: AT, chairId });
  await aPlace(session, (await desk.paper({ mode: "online" })).id);
  await db.unavailability.create({
    data: {
      ...{ conferenceId, personId: chairId, timeZone: "Asia/Tokyo", startsAt: AT },
      endsAt: new Date(AT.getTime() + 60_000),
    },
  });
  const kinds = async (actor: typeof chair) =>
    (await getSessionOnDesk(actor, desk.conference.slug, session.id))?.session.conflicts.map(
      ({ kind }) => kind,
    );
  expect(await kinds(desk.organiser)).toEqual(["wrong_mode", "unavailable"]);
  expect(await kinds(chair)).toEqual(["wrong_mode"]);
  await db.conference.update({ where: { id: conferenceId }, data: { chairsOrderSessions: true } });
  const onBoard = async (actor: typeof chair) =>
    (await getWholeBoard(actor, desk.conference.slug))?.clashes.map(({ sentence }) => sentence);
  expect(await onBoard(desk.organiser)).toHaveLength(2);
  expect(await onBoard(chair)).toEqual([expect.stringContaining("is online")]);
});

it("a chair learns neither that few seats are left nor that many follow two at once", async () => {
  const desk = await aDraftDesk();
  const chair = await aChair(desk.conference.id);
  const small = await aRoom(desk.conference.id, { seats: 4 });
  const chairId = personIdOf(chair);
  const session = await desk.session({ startsAt: AT, roomId: small.id, chairId });
  await followers(5, { sessions: [session, await desk.session({ startsAt: AT })] });
  const kinds = async (actor: typeof chair) =>
    (await getSessionOnDesk(actor, desk.conference.slug, session.id))?.session.conflicts.map(
      ({ kind }) => kind,
    );
  expect((await kinds(desk.organiser))?.sort()).toEqual(["followed_together", "too_few_seats"]);
  expect(await kinds(chair)).toEqual([]);
});

it("the page of conflicts takes the same statements for one as for three", async () => {
  const { desk, session, acknowledge } = await aFaultySession();
  await acknowledge();
  const cost = () => statementsOf(() => list(desk, { state: "all" }));
  const one = await cost();
  for (const title of ["One", "Two", "Three"])
    await aPlace(session, (await desk.paper({ withdrawnAt: AT, title })).id);
  expect((await list(desk, { state: "all" }))?.total).toBe(5);
  expect(await cost()).toBe(one);
});

it("a walk is one way and back, written anew and taken away, between buildings that rooms name", async () => {
  const desk = await aDraftDesk();
  const conferenceId = desk.conference.id;
  const walk = (fromBuilding: string, toBuilding: string, minutes: number | null) =>
    setWalk(desk.organiser, { conferenceId, fromBuilding, toBuilding, minutes });
  expect(await walk("Süd", "Nord", 10)).toMatchObject({ reason: "no_building", facts: { building: "Süd" } });
  for (const building of ["Süd", "Nord", "nord"]) await aRoom(conferenceId, { building });
  expect(await walk("Süd", "Süd", 10)).toMatchObject({ reason: "same_building" });
  expect(await walk("Süd", "Nord", 10)).toEqual({ ok: true, value: { from: "Süd", to: "Nord" } });
  expect(await walk("Nord", "Süd", 15)).toMatchObject({ ok: true });
  expect(await walk("nord", "Nord", 5)).toMatchObject({ ok: true });
  expect((await list(desk))?.walks).toEqual([
    { fromBuilding: "Nord", toBuilding: "nord", minutes: 5 },
    { fromBuilding: "Nord", toBuilding: "Süd", minutes: 15 },
  ]);
  expect((await list(desk))?.buildings.sort()).toEqual(["Nord", "Süd", "nord"]);
  await walk("Süd", "Nord", null);
  expect(await db.walk.count({ where: { conferenceId } })).toBe(1);
});
