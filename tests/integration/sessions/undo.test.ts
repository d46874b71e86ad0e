import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { basisOf } from "@/lib/schedule/basis";
import { setBreaks } from "@/lib/schedule/commands/set-breaks";
import { createSession } from "@/lib/sessions/commands/create-session";
import { deleteSession } from "@/lib/sessions/commands/delete-session";
import { editSession } from "@/lib/sessions/commands/edit-session";
import { orderSession } from "@/lib/sessions/commands/order-session";
import { renameSession } from "@/lib/sessions/commands/rename-session";
import { undo as undoCommand } from "@/lib/sessions/commands/undo";
import { getLastAction } from "@/lib/sessions/queries/last-action";
import { EditSessionInput } from "@/lib/sessions/schema";
import { sameSnapshot, takeSnapshot } from "@/lib/sessions/snapshot";
import { aDesk, assign, orderOf, unassign } from "@/tests/factories/desk";
import { actorFor, aPerson } from "@/tests/factories/people";
import { theDraft } from "@/tests/factories/sessions";

type Desk = Awaited<ReturnType<typeof aDesk>>;

async function lastEvent(desk: Desk): Promise<string> {
  const event = await db.auditEvent.findFirstOrThrow({
    where: { conferenceId: desk.conference.id, action: { not: "undo" }, undoneBy: null },
    orderBy: { at: "desc" },
  });
  return event.id;
}

const undo = async (desk: Desk, eventId?: string) =>
  undoCommand(desk.organiser, {
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
  await assign(desk.organiser, one.id, papers);
  return { desk, one, two, papers: papers as [string, string, string] };
}

describe("undo", () => {
  it("takes back each action in turn until everything stands as in the beginning", async () => {
    const { desk, one, two, papers } = await twoSessions();
    const start = await db.$transaction((tx) => takeSnapshot(tx, [one.id, two.id]));
    const [a, b, c] = papers;
    await assign(desk.organiser, two.id, [b], null);
    await orderSession(desk.organiser, { sessionId: one.id, ids: [c, a] });
    await unassign(desk.organiser, desk.conference.id, [c, b]);
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
      ...{ conferenceId: desk.conference.id, papers: [] },
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
    await assign(await actorFor(ana), two.id, [papers[0]]);
    expect(await undo(desk, eventId)).toMatchObject({
      reason: "changed_since",
      facts: { who: "Ana Ruiz", what: one.title },
    });
    expect(await orderOf(two.id)).toEqual([papers[0]]);
  });

  it("is refused with who changed what it names, whoever has set breaks since", async () => {
    const { desk, one, two, papers } = await twoSessions();
    const eventId = await lastEvent(desk);
    const organiser = async (name: string) => {
      const person = await aPerson({ name });
      const conferenceId = desk.conference.id;
      await db.role.create({ data: { conferenceId, personId: person.id, role: "organiser" } });
      return actorFor(person);
    };
    await assign(await organiser("Ana Ruiz"), two.id, [papers[0]]);
    const breaks = [
      {
        ...{ title: "Coffee", minutes: 20 },
        ...{ startsOn: "2027-06-12", startsAt: "10:20", occurrence: "" as const },
      },
    ];
    const input = { conferenceId: desk.conference.id, basis: basisOf([]), breaks };
    expect(await setBreaks(await organiser("Bo Lind"), input)).toMatchObject({ ok: true });
    expect(await undo(desk, eventId)).toMatchObject({
      reason: "changed_since",
      facts: { who: "Ana Ruiz", what: one.title },
    });
  });

  it("is refused when what was unassigned stands elsewhere by now", async () => {
    const { desk, two, papers } = await twoSessions();
    await unassign(desk.organiser, desk.conference.id, [papers[0]]);
    const eventId = await lastEvent(desk);
    await assign(desk.organiser, two.id, [papers[0]]);
    expect(await undo(desk, eventId)).toMatchObject({ reason: "changed_since" });
    expect(await orderOf(two.id)).toEqual([papers[0]]);
  });

  it("is refused when the room was given away meanwhile", async () => {
    const desk = await aDesk();
    const session = await desk.session({ roomId: desk.room.id, startsAt: new Date("2027-06-12T01:40:00Z") });
    await deleteSession(desk.organiser, { sessionId: session.id, version: 1 });
    const eventId = await lastEvent(desk);
    await createSession(desk.organiser, { conferenceId: desk.conference.id, papers: [], ...form(desk) });
    expect(await undo(desk, eventId)).toMatchObject({
      reason: "conflict",
      facts: { sentence: expect.stringMatching(/^Room 204 is given to Edited \(/) },
    });
    expect(await db.themedSession.count({ where: { id: session.id } })).toBe(0);
  });

  it("is refused when a room it needs is no more", async () => {
    const desk = await aDesk();
    const session = await desk.session({ roomId: desk.room.id });
    await editSession(
      desk.organiser,
      EditSessionInput.parse({
        ...form(desk),
        ...{ sessionId: session.id, version: 1 },
        ...{ roomId: "", themeId: "", chairId: "" },
      }),
    );
    await db.room.delete({ where: { id: desk.room.id } });
    expect(await undo(desk)).toEqual({ ok: false, reason: "gone", facts: {} });
    expect(await db.themedSession.findUnique({ where: { id: session.id } })).toMatchObject({
      ...{ title: "Edited", roomId: null },
    });
  });

  it("names nobody when no action is known that changed it since", async () => {
    const { desk, one, two } = await twoSessions();
    const before = await lastEvent(desk);
    await renameSession(desk.organiser, { sessionId: one.id, version: 1, title: "Tides" });
    const eventId = await lastEvent(desk);
    expect(eventId).not.toBe(before);
    await db.themedSession.update({ where: { id: one.id }, data: { title: "Bonds" } });
    await renameSession(desk.organiser, { sessionId: two.id, version: 1, title: "Reefs" });
    expect(await undo(desk, eventId)).toMatchObject({
      ...{ reason: "changed_since", facts: { who: "", what: "Bonds", at: "" } },
    });
  });

  it("finds another free address when the old one was taken meanwhile", async () => {
    const desk = await aDesk();
    const session = await desk.session({ title: "Edited", slug: "edited" });
    await deleteSession(desk.organiser, { sessionId: session.id, version: 1 });
    const eventId = await lastEvent(desk);
    await createSession(desk.organiser, { conferenceId: desk.conference.id, papers: [], ...form(desk) });
    expect(await undo(desk, eventId)).toMatchObject({ ok: true });
    expect(await db.themedSession.findUnique({ where: { id: session.id } })).toMatchObject({
      slug: "edited-2",
    });
  });

  it("is undone itself, and that again: redo and undo to and fro", async () => {
    const { desk, one, papers } = await twoSessions();
    let eventId = await lastEvent(desk);
    const said: string[] = [];
    for (const order of [[], papers, [], papers]) {
      const done = await undo(desk, eventId);
      if (!done.ok) throw new Error(done.reason);
      expect(await orderOf(one.id)).toEqual(order);
      said.push(done.value.action);
      eventId = done.value.eventId;
    }
    expect(said).toEqual(["assignPresentations", "undo", "redo", "undo"]);
    const { revision } = await theDraft(desk.conference.id);
    expect(revision).toBe(5);
  });

  it("is not redone when another has changed the same since, and says so", async () => {
    const { desk, one, papers } = await twoSessions();
    const undone = await undo(desk);
    const ana = await aPerson({ name: "Ana Ruiz" });
    await db.role.create({ data: { conferenceId: desk.conference.id, personId: ana.id, role: "organiser" } });
    await assign(await actorFor(ana), one.id, [papers[2]]);
    expect(undone.ok && (await undo(desk, undone.value.eventId))).toMatchObject({
      reason: "changed_since",
      facts: { who: "Ana Ruiz", what: one.title },
    });
  });

  it("offers the page without script the last action that stands, never an undo", async () => {
    const { desk, one } = await twoSessions();
    const first = await lastEvent(desk);
    await renameSession(desk.organiser, { sessionId: one.id, version: 1, title: "Tides" });
    const offered = async () => (await getLastAction(desk.organiser, desk.conference.id))?.action;
    expect(await offered()).toBe("renameSession");
    const undone = await undo(desk);
    expect(await getLastAction(desk.organiser, desk.conference.id)).toMatchObject({ eventId: first });
    if (undone.ok) await undo(desk, undone.value.eventId);
    expect(await offered()).toBe("redo");
  });

  it("undoes one's own actions of this conference only", async () => {
    const { desk } = await twoSessions();
    const eventId = await lastEvent(desk);
    const other = await twoSessions();
    const ana = await aPerson();
    await db.role.create({ data: { conferenceId: desk.conference.id, personId: ana.id, role: "organiser" } });
    const input = { conferenceId: desk.conference.id, eventId };
    expect(await undoCommand(await actorFor(ana), input)).toMatchObject({ reason: "not_found" });
    expect(await undoCommand(other.desk.organiser, input)).toMatchObject({ reason: "not_found" });
    expect(
      await undoCommand(other.desk.organiser, { ...input, conferenceId: other.desk.conference.id }),
    ).toMatchObject({ reason: "not_found" });
    expect(await undo(desk, eventId)).toMatchObject({ ok: true });
  });
});
