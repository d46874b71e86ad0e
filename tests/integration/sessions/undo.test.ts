import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { assignPresentations } from "@/lib/sessions/commands/assign-presentations";
import { createSession } from "@/lib/sessions/commands/create-session";
import { deleteSession } from "@/lib/sessions/commands/delete-session";
import { editSession } from "@/lib/sessions/commands/edit-session";
import { orderSession } from "@/lib/sessions/commands/order-session";
import { unassignPresentations } from "@/lib/sessions/commands/unassign-presentations";
import { undoLast } from "@/lib/sessions/commands/undo-last";
import { EditSessionInput } from "@/lib/sessions/schema";
import { sameSnapshot, takeSnapshot } from "@/lib/sessions/snapshot";
import { aDesk, orderOf } from "@/tests/factories/desk";
import { actorFor, aPerson } from "@/tests/factories/people";

type Desk = Awaited<ReturnType<typeof aDesk>>;

async function lastEvent(desk: Desk): Promise<string> {
  const event = await db.auditEvent.findFirstOrThrow({
    where: { conferenceId: desk.conference.id, action: { not: "undoLast" }, undoneBy: null },
    orderBy: { at: "desc" },
  });
  return event.id;
}

const undo = async (desk: Desk, eventId?: string) =>
  undoLast(desk.organiser, {
    conferenceId: desk.conference.id,
    eventId: eventId ?? (await lastEvent(desk)),
  });

const form = (desk: Desk, more: object = {}) => ({
  ...{
    title: "Edited",
    typeId: desk.type.id,
    themeId: null,
    chairId: null,
    roomId: desk.room.id,
    minutes: 100,
  },
  ...{ startsOn: "2027-06-12", startsAt: "10:40", occurrence: "" as const, mode: "in_person" as const },
  ...more,
});

async function twoSessions() {
  const desk = await aDesk();
  const [one, two] = [await desk.session(), await desk.session()];
  const papers = (await Promise.all([desk.paper(), desk.paper(), desk.paper()])).map(({ id }) => id);
  await assignPresentations(desk.organiser, { sessionId: one.id, ids: papers });
  return { desk, one, two, papers: papers as [string, string, string] };
}

describe("undo", () => {
  it("takes back each action in turn until everything stands as in the beginning", async () => {
    const { desk, one, two, papers } = await twoSessions();
    const start = await db.$transaction((tx) => takeSnapshot(tx, [one.id, two.id]));
    const [a, b, c] = papers;
    await assignPresentations(desk.organiser, { sessionId: two.id, ids: [b], position: 0 });
    await orderSession(desk.organiser, { sessionId: one.id, ids: [c, a] });
    await unassignPresentations(desk.organiser, {
      conferenceId: desk.conference.id,
      ids: [c, b],
    });
    await editSession(desk.organiser, {
      ...EditSessionInput.parse({
        ...form(desk),
        sessionId: one.id,
        version: 1,
        roomId: "",
        themeId: "",
        chairId: "",
      }),
    });
    await deleteSession(desk.organiser, { sessionId: one.id, version: 2 });
    const made = await createSession(desk.organiser, {
      conferenceId: desk.conference.id,
      ...form(desk),
    });
    expect(made.ok).toBe(true);

    for (let n = 0; n < 6; n++) expect(await undo(desk)).toMatchObject({ ok: true });
    const end = await db.$transaction((tx) => takeSnapshot(tx, [one.id, two.id]));
    expect(sameSnapshot(end, start)).toBe(true);
    expect(await db.themedSession.count({ where: { conferenceId: desk.conference.id } })).toBe(2);
  });

  it("happens once, also when pressed twice at the same moment", async () => {
    const { desk, one } = await twoSessions();
    const eventId = await lastEvent(desk);
    const answers = await Promise.all([undo(desk, eventId), undo(desk, eventId)]);
    expect(answers.map((answer) => (answer.ok ? "undone" : answer.reason)).sort()).toEqual([
      "already_undone",
      "undone",
    ]);
    expect(await orderOf(one.id)).toEqual([]);
  });

  it("is refused when another changed the same since, and says who and what", async () => {
    const { desk, one, two, papers } = await twoSessions();
    const eventId = await lastEvent(desk);
    const ana = await aPerson({ name: "Ana Ruiz" });
    await db.role.create({ data: { conferenceId: desk.conference.id, personId: ana.id, role: "organiser" } });
    await assignPresentations(await actorFor(ana), { sessionId: two.id, ids: [papers[0]] });
    expect(await undo(desk, eventId)).toMatchObject({
      reason: "changed_since",
      facts: { who: "Ana Ruiz", what: one.title },
    });
    expect(await orderOf(two.id)).toEqual([papers[0]]);
  });

  it("is refused when what was unassigned stands elsewhere by now", async () => {
    const { desk, two, papers } = await twoSessions();
    await unassignPresentations(desk.organiser, {
      conferenceId: desk.conference.id,
      ids: [papers[0]],
    });
    const eventId = await lastEvent(desk);
    await assignPresentations(desk.organiser, { sessionId: two.id, ids: [papers[0]] });
    expect(await undo(desk, eventId)).toMatchObject({ reason: "changed_since" });
    expect(await orderOf(two.id)).toEqual([papers[0]]);
  });

  it("is refused when the room was given away meanwhile", async () => {
    const desk = await aDesk();
    const session = await desk.session({ roomId: desk.room.id, startsAt: new Date("2027-06-12T01:40:00Z") });
    await deleteSession(desk.organiser, { sessionId: session.id, version: 1 });
    const eventId = await lastEvent(desk);
    await createSession(desk.organiser, { conferenceId: desk.conference.id, ...form(desk) });
    expect(await undo(desk, eventId)).toMatchObject({ reason: "room_taken", facts: { session: "Edited" } });
    expect(await db.themedSession.count({ where: { id: session.id } })).toBe(0);
  });

  it("finds another free address when the old one was taken meanwhile", async () => {
    const desk = await aDesk();
    const session = await desk.session({ title: "Edited", slug: "edited" });
    await deleteSession(desk.organiser, { sessionId: session.id, version: 1 });
    const eventId = await lastEvent(desk);
    await createSession(desk.organiser, { conferenceId: desk.conference.id, ...form(desk) });
    expect(await undo(desk, eventId)).toMatchObject({ ok: true });
    expect(await db.themedSession.findUnique({ where: { id: session.id } })).toMatchObject({
      slug: "edited-2",
    });
  });

  it("undoes one's own actions of this conference only", async () => {
    const { desk } = await twoSessions();
    const eventId = await lastEvent(desk);
    const other = await twoSessions();
    const ana = await aPerson();
    await db.role.create({ data: { conferenceId: desk.conference.id, personId: ana.id, role: "organiser" } });
    const input = { conferenceId: desk.conference.id, eventId };
    expect(await undoLast(await actorFor(ana), input)).toMatchObject({ reason: "not_found" });
    expect(await undoLast(other.desk.organiser, input)).toMatchObject({ reason: "not_found" });
    expect(
      await undoLast(other.desk.organiser, { ...input, conferenceId: other.desk.conference.id }),
    ).toMatchObject({ reason: "not_found" });
    expect(await undo(desk, eventId)).toMatchObject({ ok: true });
  });
});
