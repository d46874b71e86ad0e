import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { orderSession } from "@/lib/sessions/commands/order-session";
import { renameSession } from "@/lib/sessions/commands/rename-session";
import { undo } from "@/lib/sessions/commands/undo";
import { aDesk, assign, orderOf } from "@/tests/factories/desk";
import { actorFor, aPerson } from "@/tests/factories/people";

async function aChairedSession(chairsOrderSessions: boolean) {
  const desk = await aDesk({ chairsOrderSessions });
  const [person, otherChair] = [await aPerson(), await aPerson()];
  const session = await desk.session({ chairId: person.id });
  const other = await desk.session({ chairId: otherChair.id });
  const [a, b] = [(await desk.paper()).id, (await desk.paper()).id];
  await assign(desk.organiser, session.id, [a, b]);
  const chair = await actorFor(person);
  const order = (ids: string[], sessionId = session.id) => orderSession(chair, { sessionId, ids });
  const back = (eventId: string) => undo(chair, { conferenceId: desk.conference.id, eventId });
  return { desk, person, chair, session, other, a, b, order, back };
}

it("a chair orders their own session where the conference lets chairs, and undoes and redoes it", async () => {
  const { session, other, a, b, order, back } = await aChairedSession(true);
  const done = await order([b, a]);
  expect(await orderOf(session.id)).toEqual([b, a]);
  const undone = await back(done.ok ? done.value.eventId : "");
  expect(await orderOf(session.id)).toEqual([a, b]);
  expect(await back(undone.ok ? undone.value.eventId : "")).toMatchObject({ ok: true });
  expect(await orderOf(session.id)).toEqual([b, a]);
  expect(await order([], other.id)).toMatchObject({ reason: "not_found" });
});

it("a chair orders nothing where only organisers do", async () => {
  const { session, a, b, order } = await aChairedSession(false);
  expect(await order([b, a])).toMatchObject({ reason: "not_allowed" });
  expect(await orderOf(session.id)).toEqual([a, b]);
});

it("a chair undoes no more than an order, of a session that is still theirs, while chairs may", async () => {
  const { desk, person, session, a, b, order, back } = await aChairedSession(true);
  const { id: conferenceId } = desk.conference;
  // Once an organiser, who renamed it then.
  const role = { conferenceId, personId: person.id, role: "organiser" as const };
  const { id: roleId } = await db.role.create({ data: role });
  const renamed = await renameSession(await actorFor(person), {
    ...{ sessionId: session.id, version: 1, title: "Tides" },
  });
  await db.role.update({ where: { id: roleId }, data: { revokedAt: new Date() } });
  expect(await back(renamed.ok ? renamed.value.eventId : "")).toMatchObject({ reason: "not_found" });

  const done = await order([b, a]);
  const eventId = done.ok ? done.value.eventId : "";
  const setting = (chairsOrderSessions: boolean) =>
    db.conference.update({ where: { id: conferenceId }, data: { chairsOrderSessions } });
  await setting(false);
  expect(await back(eventId)).toMatchObject({ reason: "not_found" });
  await setting(true);
  await db.themedSession.update({ where: { id: session.id }, data: { chairId: null } });
  expect(await back(eventId)).toMatchObject({ reason: "not_found" });
  expect(await orderOf(session.id)).toEqual([b, a]);
});
