import { beforeEach, describe, expect, it } from "vitest";
import { personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { placeSession } from "@/lib/schedule/commands/place-session";
import { setPlenary } from "@/lib/schedule/commands/set-plenary";
import { PlaceSessionInput } from "@/lib/schedule/schema";
import { undo as undoCommand } from "@/lib/sessions/commands/undo";
import { aRoom } from "@/tests/factories/conferences";
import { aDesk, assign } from "@/tests/factories/desk";
import { actorFor, aPerson } from "@/tests/factories/people";
import { statementsOf } from "@/tests/support/statements";

type Desk = Awaited<ReturnType<typeof aDesk>>;

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});

const place = (sessionId: string, version: number, more: Record<string, unknown> = {}, of = desk) =>
  placeSession(
    of.organiser,
    PlaceSessionInput.parse({
      ...{ sessionId, version, roomId: of.room.id, minutes: "100" },
      ...{ startsOn: "2027-06-12", startsAt: "10:40" },
      ...more,
    }),
    new Date(),
  );

const standing = (id: string) =>
  db.themedSession.findUniqueOrThrow({
    where: { id },
    select: { startsAt: true, roomId: true, minutes: true, version: true },
  });

const filled = async (session: { id: string }, papers: number) => {
  const made = [];
  for (let n = 0; n < papers; n++) made.push(await desk.paper());
  await assign(
    desk.organiser,
    session.id,
    made.map(({ id }) => id),
  );
  return made;
};

describe("placing a session", () => {
  it("gives it room, time and length, audited with before and after, and counts the change", async () => {
    const session = await desk.session({ title: "Pacific Realignments" });
    const placed = await place(session.id, 1);
    expect(placed).toMatchObject({
      value: {
        ...{ title: "Pacific Realignments", version: 2, room: "Room 204", revision: 1, minutes: 100 },
        startsAt: new Date("2027-06-12T01:40:00Z"),
      },
    });
    expect(await standing(session.id)).toEqual({
      ...{ roomId: desk.room.id, minutes: 100, version: 2 },
      startsAt: new Date("2027-06-12T01:40:00Z"),
    });
    const event = await db.auditEvent.findFirstOrThrow({ where: { action: "placeSession" } });
    expect(event).toMatchObject({
      id: placed.ok && placed.value.eventId,
      actorId: personIdOf(desk.organiser),
      subjects: [`session:${session.id}`],
      before: { [session.id]: { startsAt: null, roomId: null } },
      after: { [session.id]: { startsAt: "2027-06-12T01:40:00.000Z", roomId: desk.room.id } },
    });
  });

  it("takes it out again, and keeps the room it is meant for when that is still named", async () => {
    const session = await desk.session();
    await place(session.id, 1);
    expect(await place(session.id, 2, { startsOn: "", startsAt: "" })).toMatchObject({
      value: { startsAt: null, version: 3 },
    });
    expect(await standing(session.id)).toMatchObject({ startsAt: null, roomId: desk.room.id });
    await place(session.id, 3, { startsOn: "", startsAt: "", roomId: "" });
    expect(await standing(session.id)).toMatchObject({ startsAt: null, roomId: null });
  });

  it("says who changed it and when to whom it is not what they see any more", async () => {
    const session = await desk.session({ title: "Pacific Realignments" });
    const ana = await aPerson({ name: "Ana Ruiz" });
    await db.role.create({ data: { conferenceId: desk.conference.id, personId: ana.id, role: "organiser" } });
    await placeSession(
      await actorFor(ana),
      PlaceSessionInput.parse({ sessionId: session.id, version: 1, minutes: 75 }),
    );
    const answer = await place(session.id, 1);
    expect(answer).toMatchObject({
      reason: "stale",
      facts: { title: "Pacific Realignments", who: "Ana Ruiz", at: expect.stringMatching(/^\d\d:\d\d/) },
    });
    expect(await standing(session.id)).toMatchObject({ startsAt: null, minutes: 75, version: 2 });
  });

  it("refuses what is there already, so that nothing is done that could be undone", async () => {
    const session = await desk.session();
    await place(session.id, 1);
    expect(await place(session.id, 2)).toMatchObject({ reason: "already_there" });
    expect(await db.auditEvent.count({ where: { conferenceId: desk.conference.id } })).toBe(1);
  });

  it("refuses to make it shorter than what it holds; what is too short already may move as it is", async () => {
    const session = await desk.session();
    await filled(session, 4);
    expect(await place(session.id, 1, { minutes: 75 })).toMatchObject({
      reason: "too_short",
      facts: { papers: 4, needs: 100, minutes: 75 },
    });
    await db.themedSession.update({ where: { id: session.id }, data: { minutes: 75 } });
    expect(await place(session.id, 1, { minutes: 75 })).toMatchObject({ ok: true });
    expect(await place(session.id, 2, { minutes: 70 })).toMatchObject({ reason: "too_short" });
    expect(await place(session.id, 2, { minutes: 80 })).toMatchObject({ ok: true });
  });

  it("counts withdrawn papers as nothing", async () => {
    const session = await desk.session();
    const [first] = await filled(session, 4);
    await db.presentation.update({ where: { id: first?.id }, data: { withdrawnAt: new Date() } });
    expect(await place(session.id, 1, { minutes: 75 })).toMatchObject({ ok: true });
  });

  it("refuses a room of another conference, of another mode, and days outside", async () => {
    const [session, other] = [await desk.session(), await aDesk()];
    const online = await aRoom(desk.conference.id, { mode: "online", name: "Zoom 1" });
    expect(await place(session.id, 1, { roomId: other.room.id })).toMatchObject({ reason: "not_found" });
    expect(await place(session.id, 1, { roomId: online.id })).toMatchObject({
      reason: "conflict",
      facts: { sentence: expect.stringMatching(/^Zoom 1 is online, /) },
    });
    expect(await place(session.id, 1, { startsOn: "2027-06-14" })).toMatchObject({
      reason: "outside_conference",
      facts: { first: "Fri 11 June", last: "Sun 13 June" },
    });
  });

  it("says who has the room, also past midnight, and lets one follow upon the other", async () => {
    const [late, next] = [await desk.session({ title: "Night Shift" }), await desk.session()];
    await place(late.id, 1, { startsAt: "23:30" });
    expect(await place(next.id, 1, { startsOn: "2027-06-13", startsAt: "01:05" })).toMatchObject({
      reason: "conflict",
      facts: {
        sentence: expect.stringMatching(
          /^Room 204 is given to Night Shift \(Sat 12 June, 23:30–01:10 \(Sun 13 June\)\) and to .* at once\.$/,
        ),
      },
    });
    expect(await place(next.id, 1, { startsOn: "2027-06-13", startsAt: "01:10" })).toMatchObject({
      ok: true,
    });
  });

  it("says who is elsewhere", async () => {
    const [one, two] = [await desk.session({ title: "Island Futures" }), await desk.session()];
    const person = await aPerson({ name: "Leilani Kahananui" });
    const room = await aRoom(desk.conference.id);
    for (const session of [one, two]) {
      const paper = await desk.paper({ personId: person.id });
      await assign(desk.organiser, session.id, [paper.id]);
    }
    await place(one.id, 1);
    expect(await place(two.id, 1, { roomId: room.id, startsAt: "12:15" })).toMatchObject({
      reason: "conflict",
      facts: {
        sentence: expect.stringMatching(
          /^Leilani Kahananui is in Island Futures \(Sat 12 June, 10:40–12:20\) and in /,
        ),
      },
    });
    expect(await standing(two.id)).toMatchObject({ startsAt: null, version: 1 });
  });

  it("takes a skipped time for none, and one that comes twice only when told which", async () => {
    desk = await aDesk({
      ...{ timeZone: "Europe/Berlin" },
      ...{ startsOn: new Date("2027-03-27"), endsOn: new Date("2027-10-31") },
    });
    const session = await desk.session();
    expect(await place(session.id, 1, { startsOn: "2027-03-28", startsAt: "02:30" })).toMatchObject({
      reason: "time_skipped",
    });
    const twice = { startsOn: "2027-10-31", startsAt: "02:30" };
    expect(await place(session.id, 1, twice)).toMatchObject({ reason: "time_twice" });
    expect(await place(session.id, 1, { ...twice, occurrence: "second" })).toMatchObject({
      value: { startsAt: new Date("2027-10-31T01:30:00Z") },
    });
  });

  it("wants a day with a time, and the published programme it does not touch", async () => {
    const shown = await desk.shownSession();
    expect(await place(shown.id, 1)).toMatchObject({ reason: "not_found" });
    const { success } = PlaceSessionInput.safeParse({
      ...{ sessionId: shown.id, version: 1, minutes: 100, startsOn: "2027-06-12" },
    });
    expect(success).toBe(false);
  });

  it("takes as many statements with a session of three papers as with one", async () => {
    const [one, three] = [await desk.session(), await desk.session()];
    await filled(one, 1);
    await filled(three, 3);
    const counts = [
      await statementsOf(() => place(one.id, 1)),
      await statementsOf(() => place(three.id, 1, { startsAt: "14:00" })),
    ];
    expect(counts[1]).toBe(counts[0]);
  });
});

describe("two organisers at the same moment", () => {
  it("one gets the room, the other is told who has it", async () => {
    const [one, two] = [await desk.session({ title: "One" }), await desk.session({ title: "Two" })];
    const answers = await Promise.all([place(one.id, 1), place(two.id, 1, { startsAt: "11:00" })]);
    const won = answers.find((answer) => answer.ok);
    const lost = answers.find((answer) => !answer.ok);
    expect(won).toBeDefined();
    expect(lost).toMatchObject({
      reason: "conflict",
      facts: { sentence: expect.stringMatching(`^Room 204 .* ${won?.ok && won.value.title} \\(`) },
    });
    expect(await db.themedSession.count({ where: { roomId: desk.room.id } })).toBe(1);
  });

  it("move one session to two places: it stands at one, and the other is told", async () => {
    const session = await desk.session();
    const answers = await Promise.all([place(session.id, 1), place(session.id, 1, { startsAt: "14:00" })]);
    expect(answers.map((answer) => (answer.ok ? "placed" : answer.reason)).sort()).toEqual([
      "placed",
      "stale",
    ]);
    expect(await standing(session.id)).toMatchObject({ version: 2 });
  });
});

describe("undo", () => {
  const undo = (eventId: string) =>
    undoCommand(desk.organiser, { conferenceId: desk.conference.id, eventId });

  it("puts a session back to where, when and how long it was", async () => {
    const session = await desk.session();
    await place(session.id, 1);
    const moved = await place(session.id, 2, { startsAt: "14:00", minutes: 120 });
    expect(await undo(moved.ok ? moved.value.eventId : "")).toMatchObject({ ok: true });
    expect(await standing(session.id)).toMatchObject({
      ...{ startsAt: new Date("2027-06-12T01:40:00Z"), minutes: 100 },
    });
  });

  it("is refused when somebody has the room by now", async () => {
    const [one, two] = [await desk.session(), await desk.session({ title: "Quick" })];
    await place(one.id, 1);
    const moved = await place(one.id, 2, { startsAt: "14:00" });
    await place(two.id, 1);
    expect(await undo(moved.ok ? moved.value.eventId : "")).toMatchObject({
      reason: "conflict",
      facts: { sentence: expect.stringContaining("Quick") },
    });
  });

  it("takes back that a session is for everybody", async () => {
    const session = await desk.session();
    const set = await setPlenary(desk.organiser, { sessionId: session.id, version: 1, isPlenary: true });
    const isPlenary = async () =>
      (await db.themedSession.findUniqueOrThrow({ where: { id: session.id } })).isPlenary;
    expect(set).toMatchObject({ value: { isPlenary: true, version: 2, revision: 1 } });
    expect(await isPlenary()).toBe(true);
    expect(
      await setPlenary(desk.organiser, { sessionId: session.id, version: 2, isPlenary: true }),
    ).toMatchObject({ reason: "already_so" });
    expect(
      await setPlenary(desk.organiser, { sessionId: session.id, version: 1, isPlenary: false }),
    ).toMatchObject({ reason: "stale" });
    await undo(set.ok ? set.value.eventId : "");
    expect(await isPlenary()).toBe(false);
  });
});
