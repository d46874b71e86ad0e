import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { assignPresentations } from "@/lib/sessions/commands/assign-presentations";
import { orderSession } from "@/lib/sessions/commands/order-session";
import { unassignPresentations } from "@/lib/sessions/commands/unassign-presentations";
import { aType } from "@/tests/factories/conferences";
import { aDesk, orderOf } from "@/tests/factories/desk";
import { aChair, actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";

const AT = new Date("2027-06-12T01:40:00Z");

async function threePapers(desk: Awaited<ReturnType<typeof aDesk>>) {
  return Promise.all([desk.paper(), desk.paper(), desk.paper()]).then((papers) => papers.map(({ id }) => id));
}

describe("assigning", () => {
  it("puts several at the end in the order they are named, and at a position", async () => {
    const desk = await aDesk();
    const [session, [a = "", b = "", c = ""]] = [await desk.session(), await threePapers(desk)];
    const done = await assignPresentations(desk.organiser, {
      sessionId: session.id,
      ids: [b, a],
    });
    expect(done).toMatchObject({ value: { session: session.title, count: 2, fromOtherSessions: 0 } });
    await assignPresentations(desk.organiser, { sessionId: session.id, ids: [c], position: 1 });
    expect(await orderOf(session.id)).toEqual([b, c, a]);
    expect((await db.place.findFirstOrThrow()).minutes).toBe(20);
  });

  it("moves from another session and closes the gap there", async () => {
    const desk = await aDesk();
    const [from, to, [a = "", b = "", c = ""]] = [
      await desk.session(),
      await desk.session(),
      await threePapers(desk),
    ];
    await assignPresentations(desk.organiser, { sessionId: from.id, ids: [a, b, c] });
    const done = await assignPresentations(desk.organiser, { sessionId: to.id, ids: [b] });
    expect(done).toMatchObject({ ok: true, value: { count: 1, fromOtherSessions: 1 } });
    expect([await orderOf(from.id), await orderOf(to.id)]).toEqual([[a, c], [b]]);
  });

  it("moves within its session when a position is given, and says so when none is", async () => {
    const desk = await aDesk();
    const [session, [a = "", b = "", c = ""]] = [await desk.session(), await threePapers(desk)];
    await assignPresentations(desk.organiser, { sessionId: session.id, ids: [a, b, c] });
    await assignPresentations(desk.organiser, { sessionId: session.id, ids: [a], position: 1 });
    expect(await orderOf(session.id)).toEqual([b, a, c]);
    expect(await assignPresentations(desk.organiser, { sessionId: session.id, ids: [a] })).toMatchObject({
      reason: "already_there",
    });
  });

  it("refuses one more than the session holds, and says how full it is", async () => {
    const desk = await aDesk();
    const [session, ids] = [await desk.session({ minutes: 75 }), await threePapers(desk)];
    await assignPresentations(desk.organiser, { sessionId: session.id, ids });
    const fourth = await desk.paper();
    expect(await assignPresentations(desk.organiser, { sessionId: session.id, ids: [fourth.id] })).toEqual({
      ok: false,
      reason: "full",
      facts: { session: session.title, fill: "3 of 3 papers, 75 of 75 minutes", added: 1, left: 0 },
    });
    expect(await orderOf(session.id)).toEqual(ids);
  });

  it("refuses all when one of many may not stand there", async () => {
    const desk = await aDesk();
    const session = await desk.session();
    const fine = await desk.paper();
    const otherType = await aType(desk.conference.id, { name: "Poster" });
    const cases = {
      not_accepted: await desk.paper({ acceptedAt: null }),
      withdrawn: await desk.paper({ withdrawnAt: AT }),
      wrong_type: await desk.paper({ typeId: otherType.id }),
      wrong_mode: await desk.paper({ mode: "online" }),
    };
    for (const [reason, paper] of Object.entries(cases)) {
      const answer = await assignPresentations(desk.organiser, {
        sessionId: session.id,
        ids: [fine.id, paper.id],
      });
      expect(answer).toMatchObject({ ok: false, reason, facts: { title: paper.title } });
    }
    expect(await orderOf(session.id)).toEqual([]);
  });

  it("counts withdrawn ones neither as papers nor as minutes", async () => {
    const desk = await aDesk();
    const [session, ids] = [await desk.session({ minutes: 75 }), await threePapers(desk)];
    await assignPresentations(desk.organiser, { sessionId: session.id, ids });
    await db.presentation.update({ where: { id: ids[0] }, data: { withdrawnAt: AT } });
    const next = await desk.paper();
    expect(
      await assignPresentations(desk.organiser, { sessionId: session.id, ids: [next.id] }),
    ).toMatchObject({ ok: true });
    expect(await orderOf(session.id)).toEqual([...ids, next.id]);
  });

  it("knows nothing of another conference's sessions and presentations", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const [mine, theirs] = [await desk.session(), await other.session()];
    const [own, foreign] = [await desk.paper(), await other.paper()];
    const refused = { ok: false, reason: "not_found", facts: {} };
    expect(await assignPresentations(desk.organiser, { sessionId: theirs.id, ids: [own.id] })).toEqual(
      refused,
    );
    expect(
      await assignPresentations(desk.organiser, {
        sessionId: mine.id,
        ids: [own.id, foreign.id],
      }),
    ).toEqual(refused);
    expect(
      await unassignPresentations(desk.organiser, {
        conferenceId: desk.conference.id,
        ids: [foreign.id],
      }),
    ).toEqual(refused);
    expect(await orderOf(mine.id)).toEqual([]);
  });

  it("is for organisers: its chair is told so, others find nothing", async () => {
    const desk = await aDesk();
    const chair = await aPerson();
    const session = await desk.session({ chairId: chair.id });
    const { id } = await desk.paper();
    const input = { tell: "no" as const, sessionId: session.id, ids: [id] };
    expect(await assignPresentations(await actorFor(chair), input)).toMatchObject({ reason: "not_allowed" });
    for (const actor of [
      await anAttendee(),
      await aChair(desk.conference.id),
      await anOrganiser((await aDesk()).conference.id),
    ])
      expect(await assignPresentations(actor, input)).toMatchObject({ reason: "not_found" });
  });
});

describe("ordering and unassigning", () => {
  it("orders all of a session at once, and is stale when it holds others by then", async () => {
    const desk = await aDesk();
    const [session, [a = "", b = "", c = ""]] = [await desk.session(), await threePapers(desk)];
    await assignPresentations(desk.organiser, { sessionId: session.id, ids: [a, b, c] });
    expect(await orderSession(desk.organiser, { sessionId: session.id, ids: [c, a, b] })).toMatchObject({
      ok: true,
    });
    expect(await orderOf(session.id)).toEqual([c, a, b]);
    for (const ids of [
      [a, b],
      [a, b, c, a],
      [a, a, b],
    ])
      expect(await orderSession(desk.organiser, { sessionId: session.id, ids })).toMatchObject({
        reason: "stale",
      });
  });

  it("unassigns from several sessions at once and says when there was nothing to do", async () => {
    const desk = await aDesk();
    const [one, two, [a = "", b = "", c = ""]] = [
      await desk.session(),
      await desk.session(),
      await threePapers(desk),
    ];
    await assignPresentations(desk.organiser, { sessionId: one.id, ids: [a, b] });
    await assignPresentations(desk.organiser, { sessionId: two.id, ids: [c] });
    const input = { conferenceId: desk.conference.id, ids: [a, c] };
    expect(await unassignPresentations(desk.organiser, input)).toMatchObject({ value: { count: 2 } });
    expect([await orderOf(one.id), await orderOf(two.id)]).toEqual([[b], []]);
    expect(await unassignPresentations(desk.organiser, input)).toMatchObject({ reason: "none_assigned" });
  });

  it("writes who did it, what stood before and after, in the same transaction", async () => {
    const desk = await aDesk();
    const [session, paper] = [await desk.session(), await desk.paper()];
    await assignPresentations(desk.organiser, { sessionId: session.id, ids: [paper.id] });
    const event = await db.auditEvent.findFirstOrThrow({ where: { conferenceId: desk.conference.id } });
    expect(event.subjects).toEqual([`session:${session.id}`, `presentation:${paper.id}`]);
    expect(event.before).toMatchObject({ [session.id]: { papers: [] } });
    expect(event.after).toMatchObject({
      [session.id]: { papers: [{ presentationId: paper.id, minutes: 20 }] },
    });
  });
});
