import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { assignPresentations } from "@/lib/sessions/commands/assign-presentations";
import { unassignPresentations } from "@/lib/sessions/commands/unassign-presentations";
import { AssignPresentationsInput } from "@/lib/sessions/schema";
import { timeInWords } from "@/lib/time/words";
import { aDesk, assign, orderOf, seen, unassign } from "@/tests/factories/desk";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aDraftSession } from "@/tests/factories/sessions";
import { statementsOf } from "@/tests/support/statements";

async function twoSessions() {
  const desk = await aDesk();
  const [one, two] = [await desk.session({ title: "Coasts" }), await desk.session({ title: "Islands" })];
  const papers = await Promise.all([1, 2, 3].map((n) => desk.paper({ title: `Paper ${n}` })));
  const [a = "", b = "", c = ""] = papers.map(({ id }) => id);
  return { desk, one, two, a, b, c };
}

/** Somebody else at the desk, by name. */
async function ana(conferenceId: string) {
  const person = await aPerson({ name: "Ana Ruiz" });
  await db.role.create({ data: { conferenceId, personId: person.id, role: "organiser" } });
  return actorFor(person);
}

const lastTime = async (conferenceId: string) => {
  const { at } = await db.auditEvent.findFirstOrThrow({ where: { conferenceId }, orderBy: { at: "desc" } });
  return timeInWords("Asia/Tokyo", at);
};

describe("a move that rests on what was seen", () => {
  it("is refused when one of many was moved meanwhile: says which, where, by whom and when", async () => {
    const { desk, one, two, a, b } = await twoSessions();
    await assign(desk.organiser, one.id, [a, b]);
    const papers = await seen([a, b]);
    await assign(await ana(desk.conference.id), two.id, [b]);
    const refused = await assignPresentations(desk.organiser, { sessionId: two.id, papers, before: null });
    expect(refused).toEqual({
      ok: false,
      reason: "moved_meanwhile",
      facts: {
        ...{ title: "Paper 2", who: "Ana Ruiz", where: "Islands" },
        at: await lastTime(desk.conference.id),
      },
    });
    expect([await orderOf(one.id), await orderOf(two.id)]).toEqual([[a], [b]]);
  });

  it("is refused when it was taken out meanwhile, or put in, and when nobody knows by whom", async () => {
    const { desk, one, two, a, b } = await twoSessions();
    const out = await seen([a]);
    await assign(desk.organiser, one.id, [a]);
    const inside = await seen([a]);
    expect(
      await assignPresentations(desk.organiser, { sessionId: two.id, papers: out, before: null }),
    ).toMatchObject({ reason: "moved_meanwhile", facts: { where: "Coasts" } });
    await unassign(desk.organiser, desk.conference.id, [a]);
    const conferenceId = desk.conference.id;
    expect(await unassignPresentations(desk.organiser, { conferenceId, papers: inside })).toMatchObject({
      reason: "moved_meanwhile",
      facts: { title: "Paper 1", where: "" },
    });
    const session = { sessionId: one.id, programmeId: one.programmeId };
    await db.place.create({ data: { ...session, presentationId: b, position: 0, minutes: 20 } });
    expect(
      await assignPresentations(desk.organiser, {
        ...{ sessionId: two.id, papers: [{ id: b, from: null }], before: null },
      }),
    ).toMatchObject({ reason: "moved_meanwhile", facts: { who: "", at: "", where: "Coasts" } });
  });

  it("is refused when the one to stand in front of is elsewhere by now", async () => {
    const { desk, one, two, a, b, c } = await twoSessions();
    await assign(desk.organiser, one.id, [a, b]);
    await assign(desk.organiser, two.id, [a]);
    expect(await assign(desk.organiser, one.id, [c], a)).toMatchObject({
      reason: "moved_meanwhile",
      facts: { title: "Paper 1", where: "Islands" },
    });
    expect(await orderOf(one.id)).toEqual([b]);
  });

  it("says nothing of a paper of another conference", async () => {
    const [{ desk, one, a }, other] = [await twoSessions(), await twoSessions()];
    await assign(other.desk.organiser, other.one.id, [other.a]);
    expect(await assign(desk.organiser, one.id, [a], other.a)).toMatchObject({ reason: "not_found" });
    expect(await assign(desk.organiser, one.id, [other.a])).toMatchObject({ reason: "not_found" });
    const papers = [{ id: other.a, from: null }];
    const { id: conferenceId } = desk.conference;
    expect(await unassignPresentations(desk.organiser, { conferenceId, papers })).toMatchObject({
      reason: "not_found",
    });
  });

  it("moves nothing into a published session: the desk works on the draft", async () => {
    const { desk, a } = await twoSessions();
    const shown = await desk.shownSession();
    expect(await assign(desk.organiser, shown.id, [a])).toMatchObject({ reason: "not_found" });
  });
});

it("reads papers as a form says them, each once", () => {
  const [id, from, sessionId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const read = (papers: unknown, before: unknown = "") =>
    AssignPresentationsInput.safeParse({ sessionId, papers, before });
  expect(read([`${id}:${from}`, `${from}:`]).data).toEqual({
    ...{ sessionId, before: null },
    papers: [
      { id, from },
      { id: from, from: null },
    ],
  });
  for (const odd of [[], [`${id}:x`], [""], [id, id], [`${id}:`, `${id}:${from}`], [{ id }], "x", [null]])
    expect(read(odd).success).toBe(Array.isArray(odd) && odd[0] === id && odd.length === 1);
  expect(read([`${id}:`], "x").success).toBe(false);
});

it("takes the same number of statements for one paper and for many", async () => {
  const desk = await aDesk();
  const roomy = { sessionCapacity: 50 };
  await db.presentationType.update({ where: { id: desk.type.id }, data: roomy });
  const large = (title: string) =>
    aDraftSession(desk.conference.id, { typeId: desk.type.id, title, minutes: 1440 });
  const [one, two] = [await large("One"), await large("Two")];
  const many = await Promise.all(Array.from({ length: 20 }, () => desk.paper()));
  const ids = many.map(({ id }) => id);
  await assign(desk.organiser, one.id, ids);
  const moving = async (count: number, sessionId: string, from: string) => {
    const papers = ids.slice(0, count).map((id) => ({ id, from }));
    return statementsOf(async () => {
      expect(await assignPresentations(desk.organiser, { sessionId, papers, before: null })).toMatchObject({
        ok: true,
      });
    });
  };
  const single = await moving(1, two.id, one.id);
  await assign(desk.organiser, one.id, ids.slice(0, 1));
  expect(await moving(20, two.id, one.id)).toBe(single);
  const out = (count: number) =>
    statementsOf(async () => {
      const papers = ids.slice(count, count * 2).map((id) => ({ id, from: two.id }));
      const { id: conferenceId } = desk.conference;
      expect(await unassignPresentations(desk.organiser, { conferenceId, papers })).toMatchObject({
        ok: true,
      });
    });
  expect(await out(1)).toBe(await out(9));
  expect(single).toBeLessThan(32);
});
