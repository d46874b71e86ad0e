import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { createSession } from "@/lib/sessions/commands/create-session";
import { editSession } from "@/lib/sessions/commands/edit-session";
import type { SessionFields } from "@/lib/sessions/schema";
import { aRoom } from "@/tests/factories/conferences";
import { aDesk, assign, orderOf } from "@/tests/factories/desk";
import { aPerson } from "@/tests/factories/people";
import { untilSomebodyWaits } from "@/tests/support/waiting";

/** 10:40 in Tokyo on the second day. */
const AT = new Date("2027-06-12T01:40:00Z");

type Desk = Awaited<ReturnType<typeof aDesk>>;

const form = (desk: Desk, more: Partial<SessionFields> = {}): SessionFields => ({
  title: "Pacific Realignments",
  typeId: desk.type.id,
  themeId: null,
  chairId: null,
  roomId: desk.room.id,
  startsOn: "2027-06-12",
  startsAt: "10:40",
  occurrence: "",
  minutes: 100,
  mode: "in_person",
  ...more,
});

const make = (desk: Desk, more: Partial<SessionFields> = {}) =>
  createSession(desk.organiser, { conferenceId: desk.conference.id, papers: [], ...form(desk, more) });

describe("a room", () => {
  it("is taken until the other session ends", async () => {
    const desk = await aDesk();
    await make(desk);
    expect(await make(desk, { title: "Later", startsAt: "12:00" })).toMatchObject({
      ...{ ok: false, reason: "conflict" },
      facts: {
        sentence:
          "Room 204 is given to Pacific Realignments (Sat 12 June, 10:40–12:20) and to Later (Sat 12 June, 12:00–13:40) at once.",
      },
    });
    expect(await make(desk, { title: "Right after", startsAt: "12:20" })).toMatchObject({ ok: true });
    expect(await db.themedSession.count({ where: { conferenceId: desk.conference.id } })).toBe(2);
  });

  it("that holds several at once is never taken", async () => {
    const desk = await aDesk();
    const hall = await aRoom(desk.conference.id, { holdsSeveral: true });
    for (const title of ["One", "Two"])
      expect(await make(desk, { title, roomId: hall.id })).toMatchObject({ ok: true });
  });

  it("goes to one of two who want it at the same moment", async () => {
    const desk = await aDesk();
    const answers = await Promise.all(["One", "Two", "Three"].map((title) => make(desk, { title })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "conflict")).toHaveLength(2);
  });

  it("goes to one when a hand in psql wants it at the same moment, and the refusal names the other", async () => {
    const desk = await aDesk();
    const waiting = await desk.session({ title: "By hand", roomId: desk.room.id });
    const later = await desk.session({ title: "By form" });
    let byForm: ReturnType<typeof editSession> | undefined;
    await db.$transaction(async (tx) => {
      await tx.themedSession.update({ where: { id: waiting.id }, data: { startsAt: AT } });
      byForm = editSession(desk.organiser, {
        ...form(desk, { title: "By form" }),
        ...{ sessionId: later.id, version: 1 },
      });
      await untilSomebodyWaits(tx);
    });
    expect(await byForm).toMatchObject({
      ...{ reason: "conflict", facts: { sentence: expect.stringContaining("By hand") } },
    });
  });
});

describe("a presenter", () => {
  it("is refused a second session at that time, by name, with the other session and its time", async () => {
    const desk = await aDesk();
    const person = await aPerson({ name: "Svetlana Vassiliouk" });
    const [one, two] = [
      await desk.session({ title: "Pacific Realignments", startsAt: AT }),
      await desk.session({ startsAt: new Date("2027-06-12T03:00:00Z") }),
    ];
    const [first, second] = [
      await desk.paper({ personId: person.id }),
      await desk.paper({ personId: person.id }),
    ];
    await assign(desk.organiser, one.id, [first.id]);
    expect(await assign(desk.organiser, two.id, [second.id])).toMatchObject({
      ...{ ok: false, reason: "conflict" },
      facts: {
        sentence: expect.stringMatching(
          /^Svetlana Vassiliouk is in Pacific Realignments \(Sat 12 June, 10:40–12:20\) and in /,
        ),
      },
    });
    expect(await orderOf(two.id)).toEqual([]);
  });

  it("may move with the paper into a session at the same time, and two sessions may swap", async () => {
    const desk = await aDesk();
    const [one, two] = [await desk.session({ startsAt: AT }), await desk.session({ startsAt: AT })];
    const paper = await desk.paper();
    await assign(desk.organiser, one.id, [paper.id]);
    expect(await assign(desk.organiser, two.id, [paper.id])).toMatchObject({
      ok: true,
    });
  });

  it("is free when the presentation is withdrawn, and taken again when it is not", async () => {
    const desk = await aDesk();
    const person = await aPerson();
    const [one, two] = [await desk.session({ startsAt: AT }), await desk.session({ startsAt: AT })];
    const [first, second] = [
      await desk.paper({ personId: person.id }),
      await desk.paper({ personId: person.id }),
    ];
    await assign(desk.organiser, one.id, [first.id]);
    const join = () => assign(desk.organiser, two.id, [second.id]);
    expect(await join()).toMatchObject({ reason: "conflict" });
    await db.presentation.update({ where: { id: first.id }, data: { withdrawnAt: AT } });
    expect(await join()).toMatchObject({ ok: true });
  });

  it("may chair the session they present in, and no other at that time", async () => {
    const desk = await aDesk();
    const person = await aPerson();
    const paper = await desk.paper({ personId: person.id });
    const session = await desk.session({ title: "Own", startsAt: AT });
    await assign(desk.organiser, session.id, [paper.id]);
    const edited = await editSession(desk.organiser, {
      ...form(desk, { title: "Own", chairId: person.id, roomId: null }),
      ...{ sessionId: session.id, version: 1 },
    });
    expect(edited).toMatchObject({ ok: true });
    expect(await make(desk, { chairId: person.id, startsAt: "11:00" })).toMatchObject({
      reason: "conflict",
      facts: { sentence: expect.stringContaining(`${person.name} is in Own (`) },
    });
  });

  it("gets one place when two organisers place both papers at the same moment", async () => {
    const desk = await aDesk();
    const person = await aPerson();
    const [one, two] = [await desk.session({ startsAt: AT }), await desk.session({ startsAt: AT })];
    const [first, second] = [
      await desk.paper({ personId: person.id }),
      await desk.paper({ personId: person.id }),
    ];
    const answers = await Promise.all([
      assign(desk.organiser, one.id, [first.id]),
      assign(desk.organiser, two.id, [second.id]),
    ]);
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
  });
});
