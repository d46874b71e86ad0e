import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { createSession } from "@/lib/sessions/commands/create-session";
import { dissolveSession } from "@/lib/sessions/commands/dissolve-session";
import { mergeSessions } from "@/lib/sessions/commands/merge-sessions";
import { renameSession } from "@/lib/sessions/commands/rename-session";
import { splitSession } from "@/lib/sessions/commands/split-session";
import { undo } from "@/lib/sessions/commands/undo";
import { CreateSessionInput, DissolveSessionInput, MergeSessionsInput } from "@/lib/sessions/schema";
import { takeProgramme } from "@/lib/sessions/snapshot";
import { aType } from "@/tests/factories/conferences";
import { aDesk, assign, orderOf, seen } from "@/tests/factories/desk";
import { aPerson } from "@/tests/factories/people";
import { theDraft } from "@/tests/factories/sessions";

const AT = new Date("2027-06-12T01:40:00Z");

async function aSessionOf(count: number, more: object = {}) {
  const desk = await aDesk();
  const session = await desk.session({ title: "Coasts", themeId: desk.theme.id, ...more });
  const papers = await Promise.all(Array.from({ length: count }, () => desk.paper()));
  const ids = papers.map(({ id }) => id);
  if (count > 0) await assign(desk.organiser, session.id, ids);
  const [a = "", b = "", c = "", d = ""] = ids;
  return { desk, session, ids, a, b, c, d };
}
type Desk = Awaited<ReturnType<typeof aDesk>>;

/** Sessions of the draft with titles, orders and all, versions apart, to compare before and after. */
async function draftOf({ conference }: Desk) {
  const sessions = await takeProgramme(db, (await theDraft(conference.id)).id);
  return Object.fromEntries(
    Object.entries(sessions).map(([id, session]) => [id, { ...session, version: 0 }]),
  );
}

/** Undoes what was done, and expects the draft as it was. */
async function undone(desk: Desk, done: { ok: boolean; value?: { eventId: string } }, before: object) {
  const eventId = done.value?.eventId ?? "";
  expect(await undo(desk.organiser, { conferenceId: desk.conference.id, eventId })).toMatchObject({
    ok: true,
  });
  expect(await draftOf(desk)).toEqual(before);
}

describe("splitting", () => {
  it("makes a session of its own of some, of the same kind, without room, time and chair, in their order", async () => {
    const chair = await aPerson();
    const { desk, session, a, b, c, d } = await aSessionOf(4, { startsAt: AT, chairId: chair.id });
    await db.themedSession.update({ where: { id: session.id }, data: { roomId: desk.room.id } });
    const before = await draftOf(desk);
    const done = await splitSession(desk.organiser, { sessionId: session.id, ids: [d, b], title: "Islands" });
    expect(done).toMatchObject({
      value: { title: "Islands", slug: "islands", from: "Coasts", count: 2, revision: 2 },
    });
    const id = done.ok ? done.value.id : "";
    expect([await orderOf(session.id), await orderOf(id)]).toEqual([
      [a, c],
      [b, d],
    ]);
    expect(await db.themedSession.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ typeId: desk.type.id, themeId: desk.theme.id, mode: "in_person", minutes: 100 },
      ...{ chairId: null, roomId: null, startsAt: null, programmeId: session.programmeId },
    });
    await undone(desk, done, before);
  });

  it("is refused when one is elsewhere by now, and when nothing would stay", async () => {
    const { desk, session, a, b, c } = await aSessionOf(3);
    const split = (ids: string[]) =>
      splitSession(desk.organiser, { sessionId: session.id, ids, title: "Islands" });
    expect(await split([a, b, c])).toMatchObject({ reason: "leaves_none", facts: { session: "Coasts" } });
    const other = await desk.session({ title: "Rivers" });
    await assign(desk.organiser, other.id, [b]);
    expect(await split([a, b])).toMatchObject({ reason: "moved_meanwhile", facts: { where: "Rivers" } });
    expect(await db.themedSession.count({ where: { conferenceId: desk.conference.id } })).toBe(2);
  });
});

describe("merging", () => {
  it("puts one's papers behind the other's; it is no more, and comes back by undo with its time and room", async () => {
    const { desk, session, ids } = await aSessionOf(2);
    const other = await desk.session({ title: "Islands", startsAt: AT, roomId: desk.room.id });
    const more = await Promise.all([desk.paper(), desk.paper()]);
    await assign(
      desk.organiser,
      other.id,
      more.map(({ id }) => id),
    );
    const before = await draftOf(desk);
    const done = await mergeSessions(desk.organiser, { fromId: other.id, intoId: session.id });
    expect(done).toMatchObject({ value: { session: "Coasts", from: "Islands", count: 2 } });
    expect(await orderOf(session.id)).toEqual([...ids, ...more.map(({ id }) => id)]);
    expect(await db.themedSession.count({ where: { id: other.id } })).toBe(0);
    await undone(desk, done, before);
  });

  it("takes withdrawn papers along, which need no room, and is refused beyond the limit", async () => {
    const { desk, session, a } = await aSessionOf(3);
    const other = await desk.session({ title: "Islands" });
    const [given, withdrawn] = [await desk.paper(), await desk.paper()];
    await assign(desk.organiser, other.id, [given.id, withdrawn.id]);
    const merge = () => mergeSessions(desk.organiser, { fromId: other.id, intoId: session.id });
    expect(await merge()).toMatchObject({
      ...{ reason: "full", facts: { fill: "3 of 4 papers, 75 of 100 minutes", added: 2, left: 1 } },
    });
    await db.presentation.update({ where: { id: withdrawn.id }, data: { withdrawnAt: AT } });
    expect(await merge()).toMatchObject({ ok: true });
    expect((await orderOf(session.id)).slice(3)).toEqual([given.id, withdrawn.id]);
    expect((await orderOf(session.id))[0]).toBe(a);
  });

  it("is refused between types, modes and conferences, and with itself", async () => {
    const [{ desk, session }, elsewhere] = [await aSessionOf(1), await aSessionOf(1)];
    const poster = await aType(desk.conference.id, { name: "Poster" });
    const refusalOf = async (fromId: string) => {
      const answer = await mergeSessions(desk.organiser, { fromId, intoId: session.id });
      return answer.ok ? "merged" : answer.reason;
    };
    expect(await refusalOf((await desk.session({ typeId: poster.id })).id)).toBe("sessions_of_other_type");
    expect(await refusalOf((await desk.session({ mode: "online" })).id)).toBe("sessions_of_other_mode");
    expect(await refusalOf(elsewhere.session.id)).toBe("not_found");
    expect(await refusalOf((await desk.shownSession()).id)).toBe("not_found");
    const itself = { fromId: session.id, intoId: session.id };
    expect(MergeSessionsInput.safeParse(itself).success).toBe(false);
  });

  it("is refused when a presenter would be in two places at once", async () => {
    const { desk, session } = await aSessionOf(1, { startsAt: AT });
    const person = await aPerson({ name: "Ana Ruiz" });
    const elsewhere = await desk.session({ title: "Rivers", startsAt: AT });
    await assign(desk.organiser, elsewhere.id, [(await desk.paper({ personId: person.id })).id]);
    const from = await desk.session();
    await assign(desk.organiser, from.id, [(await desk.paper({ personId: person.id })).id]);
    expect(await mergeSessions(desk.organiser, { fromId: from.id, intoId: session.id })).toMatchObject({
      ...{ reason: "conflict", facts: { sentence: expect.stringMatching(/^Ana Ruiz is in .*Rivers/) } },
    });
  });
});

describe("renaming", () => {
  it("changes title and address, nothing else, and is refused to the second of two at once", async () => {
    const { desk, session } = await aSessionOf(2, { startsAt: AT });
    const before = await draftOf(desk);
    const rename = (title: string) =>
      renameSession(desk.organiser, { sessionId: session.id, version: 1, title });
    const both = await Promise.all([rename("Islands"), rename("Rivers")]);
    const [done, stale] = both.toSorted((a, b) => Number(b.ok) - Number(a.ok));
    expect(done).toMatchObject({ value: { version: 2, revision: 2 } });
    const title = done?.ok ? done.value.title : "";
    expect(stale).toMatchObject({ reason: "stale", facts: { title } });
    expect((await draftOf(desk))[session.id]).toEqual({
      ...{ ...before[session.id], title, slug: title.toLowerCase() },
    });
    await undone(desk, done ?? { ok: false }, before);
  });
});

describe("dissolving", () => {
  it("sends each paper to the end of another session, those not named nowhere, and comes back by undo", async () => {
    const { desk, session, a, b, c } = await aSessionOf(3);
    const [one, two] = [await desk.session(), await desk.session()];
    const there = await desk.paper();
    await assign(desk.organiser, one.id, [there.id]);
    const before = await draftOf(desk);
    const moves = [
      { id: b, to: one.id },
      { id: a, to: two.id },
    ];
    const done = await dissolveSession(desk.organiser, { sessionId: session.id, version: 1, moves });
    expect(done).toMatchObject({ value: { title: "Coasts", moved: 2 } });
    expect([await orderOf(one.id), await orderOf(two.id)]).toEqual([[there.id, b], [a]]);
    expect(await db.place.count({ where: { presentationId: c } })).toBe(0);
    await undone(desk, done, before);
  });

  it("is refused whole when one does not fit, is elsewhere, or the session was changed", async () => {
    const { desk, session, a, b } = await aSessionOf(2);
    const [full, other] = [await desk.session({ minutes: 25 }), await desk.session()];
    await assign(desk.organiser, full.id, [(await desk.paper()).id]);
    const before = await draftOf(desk);
    const dissolve = (to: string, version = 1) =>
      dissolveSession(desk.organiser, {
        ...{ sessionId: session.id, version },
        moves: [
          { id: a, to: other.id },
          { id: b, to },
        ],
      });
    expect(await dissolve(full.id)).toMatchObject({ reason: "full" });
    expect(await dissolve(other.id, 2)).toMatchObject({ reason: "stale" });
    expect(await dissolve(session.id)).toMatchObject({ reason: "not_found" });
    expect(await dissolve((await aSessionOf(0)).session.id)).toMatchObject({ reason: "not_found" });
    expect(await draftOf(desk)).toEqual(before);
    await assign(desk.organiser, other.id, [b]);
    expect(await dissolve(other.id)).toMatchObject({ reason: "moved_meanwhile" });
    const twice = {
      sessionId: session.id,
      version: 1,
      moves: [
        { id: a, to: other.id },
        { id: a, to: full.id },
      ],
    };
    expect(DissolveSessionInput.safeParse(twice).success).toBe(false);
  });
});

describe("making a session of chosen papers", () => {
  const made = (desk: Desk, papers: unknown[], more: object = {}) =>
    createSession(
      desk.organiser,
      CreateSessionInput.parse({
        ...{ conferenceId: desk.conference.id, title: "Tides", typeId: desk.type.id, minutes: 100, papers },
        ...more,
      }),
    );

  it("holds them from the start, wherever they stood, and is one action to undo", async () => {
    const { desk, session, a, b } = await aSessionOf(2);
    const fresh = await desk.paper();
    const before = await draftOf(desk);
    const done = await made(desk, await seen([fresh.id, a]));
    expect(await orderOf(done.ok ? done.value.id : "")).toEqual([fresh.id, a]);
    expect(await orderOf(session.id)).toEqual([b]);
    await undone(desk, done, before);
  });

  it("is not made when one does not fit, or is elsewhere by now", async () => {
    const { desk, session, a, ids } = await aSessionOf(4);
    const sessions = () => db.themedSession.count({ where: { conferenceId: desk.conference.id } });
    expect(await made(desk, [{ id: a, from: null }])).toMatchObject({
      ...{ reason: "moved_meanwhile", facts: { where: "Coasts" } },
    });
    expect(await made(desk, await seen(ids), { minutes: 75 })).toMatchObject({ reason: "full" });
    expect(await made(desk, await seen([a]), { mode: "online" })).toMatchObject({
      ...{ reason: "conflict", facts: { key: expect.stringMatching(/^wrong_mode:/) } },
    });
    const foreign = (await aSessionOf(1)).a;
    expect(await made(desk, [{ id: foreign, from: null }])).toMatchObject({ reason: "not_found" });
    expect([await sessions(), await orderOf(session.id)]).toEqual([1, ids]);
  });
});
