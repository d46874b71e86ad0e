import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { orderSession } from "@/lib/sessions/commands/order-session";
import { aType } from "@/tests/factories/conferences";
import { aDesk, assign, orderOf, unassign } from "@/tests/factories/desk";
import { aChair, actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";

const AT = new Date("2027-06-12T01:40:00Z");

async function threePapers(desk: Awaited<ReturnType<typeof aDesk>>) {
  return Promise.all([desk.paper(), desk.paper(), desk.paper()]).then((papers) => papers.map(({ id }) => id));
}

describe("assigning", () => {
  it("puts several at the end in the order they are named, and at a position", async () => {
    const desk = await aDesk();
    const [session, [a = "", b = "", c = ""]] = [await desk.session(), await threePapers(desk)];
    const done = await assign(desk.organiser, session.id, [b, a]);
    expect(done).toMatchObject({ value: { session: session.title, count: 2, fromOtherSessions: 0 } });
    await assign(desk.organiser, session.id, [c], a);
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
    await assign(desk.organiser, from.id, [a, b, c]);
    const done = await assign(desk.organiser, to.id, [b]);
    expect(done).toMatchObject({ ok: true, value: { count: 1, fromOtherSessions: 1 } });
    expect([await orderOf(from.id), await orderOf(to.id)]).toEqual([[a, c], [b]]);
  });

  it("moves within its session, in front of another or to the end, and says when nothing would change", async () => {
    const desk = await aDesk();
    const [session, [a = "", b = "", c = ""]] = [await desk.session(), await threePapers(desk)];
    await assign(desk.organiser, session.id, [a, b, c]);
    await assign(desk.organiser, session.id, [a], c);
    expect(await orderOf(session.id)).toEqual([b, a, c]);
    await assign(desk.organiser, session.id, [b]);
    expect(await orderOf(session.id)).toEqual([a, c, b]);
    // In front of one that moves itself: of what comes next and stays.
    await assign(desk.organiser, session.id, [c, a], a);
    expect(await orderOf(session.id)).toEqual([c, a, b]);
    for (const [ids, before] of [
      [[b], null],
      [[a, b], null],
      [[c], a],
      [[c, a], c],
    ] as const)
      expect(await assign(desk.organiser, session.id, ids, before)).toMatchObject({
        reason: "already_there",
        facts: { session: session.title, count: ids.length },
      });
  });

  it("refuses one more than the session holds, and says how full it is", async () => {
    const desk = await aDesk();
    const [session, ids] = [await desk.session({ minutes: 75 }), await threePapers(desk)];
    await assign(desk.organiser, session.id, ids);
    const fourth = await desk.paper();
    expect(await assign(desk.organiser, session.id, [fourth.id])).toEqual({
      ok: false,
      reason: "full",
      facts: { session: session.title, fill: "3 of 3 papers, 75 of 75 minutes", added: 1, left: 0 },
    });
    expect(await orderOf(session.id)).toEqual(ids);
  });

  it("refuses all when one of many makes a conflict that blocks, and leaves the others to publishing", async () => {
    const desk = await aDesk();
    const session = await desk.session({ title: "Engines" });
    const fine = await desk.paper();
    const poster = await aType(desk.conference.id, { name: "Poster" });
    const cases = {
      wrong_type: await desk.paper({ typeId: poster.id }),
      wrong_mode: await desk.paper({ mode: "online" }),
    };
    for (const [kind, paper] of Object.entries(cases))
      expect(await assign(desk.organiser, session.id, [fine.id, paper.id])).toMatchObject({
        ...{ ok: false, reason: "conflict" },
        facts: {
          key: `${kind}:${paper.id}:${session.publicId}`,
          sentence: expect.stringContaining(paper.title),
        },
      });
    expect(await orderOf(session.id)).toEqual([]);
    const waiting = await desk.paper({ acceptedAt: null });
    expect(await assign(desk.organiser, session.id, [fine.id, waiting.id])).toMatchObject({ ok: true });
  });

  it("is as strict about each kind of conflict as the committee is", async () => {
    const desk = await aDesk();
    const session = await desk.session();
    const [waiting, online] = [await desk.paper({ acceptedAt: null }), await desk.paper({ mode: "online" })];
    await db.conflictLevel.createMany({
      data: [
        { conferenceId: desk.conference.id, kind: "not_accepted", level: "block" },
        { conferenceId: desk.conference.id, kind: "wrong_mode", level: "warn" },
      ],
    });
    expect(await assign(desk.organiser, session.id, [waiting.id])).toMatchObject({ reason: "conflict" });
    expect(await assign(desk.organiser, session.id, [online.id])).toMatchObject({ ok: true });
  });

  it("counts withdrawn ones neither as papers nor as minutes", async () => {
    const desk = await aDesk();
    const [session, ids] = [await desk.session({ minutes: 75 }), await threePapers(desk)];
    await assign(desk.organiser, session.id, ids);
    await db.presentation.update({ where: { id: ids[0] }, data: { withdrawnAt: AT } });
    const next = await desk.paper();
    expect(await assign(desk.organiser, session.id, [next.id])).toMatchObject({ ok: true });
    expect(await orderOf(session.id)).toEqual([...ids, next.id]);
  });

  it("knows nothing of another conference's sessions and presentations", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const [mine, theirs] = [await desk.session(), await other.session()];
    const [own, foreign] = [await desk.paper(), await other.paper()];
    const refused = { ok: false, reason: "not_found", facts: {} };
    expect(await assign(desk.organiser, theirs.id, [own.id])).toEqual(refused);
    expect(await assign(desk.organiser, mine.id, [own.id, foreign.id])).toEqual(refused);
    expect(await unassign(desk.organiser, desk.conference.id, [foreign.id])).toEqual(refused);
    expect(await orderOf(mine.id)).toEqual([]);
  });

  it("is for organisers: its chair is told so, others find nothing", async () => {
    const desk = await aDesk();
    const chair = await aPerson();
    const session = await desk.session({ chairId: chair.id });
    const { id } = await desk.paper();
    expect(await assign(await actorFor(chair), session.id, [id])).toMatchObject({ reason: "not_allowed" });
    for (const actor of [
      await anAttendee(),
      await aChair(desk.conference.id),
      await anOrganiser((await aDesk()).conference.id),
    ])
      expect(await assign(actor, session.id, [id])).toMatchObject({ reason: "not_found" });
  });
});

describe("ordering and unassigning", () => {
  it("orders all of a session at once, and is stale when it holds others by then", async () => {
    const desk = await aDesk();
    const [session, [a = "", b = "", c = ""]] = [await desk.session(), await threePapers(desk)];
    await assign(desk.organiser, session.id, [a, b, c]);
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
    await assign(desk.organiser, one.id, [a, b]);
    await assign(desk.organiser, two.id, [c]);
    const out = () => unassign(desk.organiser, desk.conference.id, [a, c]);
    expect(await out()).toMatchObject({ value: { count: 2 } });
    expect([await orderOf(one.id), await orderOf(two.id)]).toEqual([[b], []]);
    expect(await out()).toMatchObject({ reason: "none_assigned" });
  });

  it("writes who did it, what stood before and after, in the same transaction", async () => {
    const desk = await aDesk();
    const [session, paper] = [await desk.session(), await desk.paper()];
    await assign(desk.organiser, session.id, [paper.id]);
    const event = await db.auditEvent.findFirstOrThrow({ where: { conferenceId: desk.conference.id } });
    expect(event.subjects).toEqual([`session:${session.id}`, `presentation:${paper.id}`]);
    expect(event.before).toMatchObject({ [session.id]: { papers: [] } });
    expect(event.after).toMatchObject({
      [session.id]: { papers: [{ presentationId: paper.id, minutes: 20 }] },
    });
  });
});
