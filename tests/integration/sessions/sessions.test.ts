import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { createSession } from "@/lib/sessions/commands/create-session";
import { deleteSession } from "@/lib/sessions/commands/delete-session";
import { editSession } from "@/lib/sessions/commands/edit-session";
import { CreateSessionInput } from "@/lib/sessions/schema";
import { aRoom, aTheme, aType } from "@/tests/factories/conferences";
import { aDesk, assign, orderOf } from "@/tests/factories/desk";
import { actorFor, aPerson } from "@/tests/factories/people";
import { publish } from "@/tests/support/publishing";

type Desk = Awaited<ReturnType<typeof aDesk>>;

const form = (desk: Desk, more: Record<string, unknown> = {}) =>
  CreateSessionInput.parse({
    conferenceId: desk.conference.id,
    title: "Pacific Realignments",
    typeId: desk.type.id,
    minutes: "100",
    ...more,
  });

describe("making a session", () => {
  it("puts it into the draft, where nobody sees it, and counts the change", async () => {
    const desk = await aDesk();
    const [one, two] = [
      await createSession(desk.organiser, form(desk)),
      await createSession(desk.organiser, form(desk)),
    ];
    expect([one, two]).toMatchObject([
      { value: { slug: "pacific-realignments", revision: 1 } },
      { value: { slug: "pacific-realignments-2", revision: 2 } },
    ]);
    const sessions = await db.themedSession.findMany({
      where: { conferenceId: desk.conference.id },
      include: { programme: true },
    });
    expect(sessions.map((session) => session.programme.publishedAt)).toEqual([null, null]);
  });

  it("takes day and time as the conference's clocks", async () => {
    const desk = await aDesk();
    await createSession(desk.organiser, form(desk, { startsOn: "2027-06-12", startsAt: "23:30" }));
    const session = await db.themedSession.findFirstOrThrow({ where: { conferenceId: desk.conference.id } });
    expect(session.startsAt?.toISOString()).toBe("2027-06-12T14:30:00.000Z");
  });

  it("refuses a time clocks skip, asks which of two, and takes the one chosen", async () => {
    const desk = await aDesk({
      timeZone: "Europe/Berlin",
      startsOn: new Date("2027-03-27"),
      endsOn: new Date("2027-10-31"),
    });
    const at = (startsOn: string, startsAt: string, occurrence = "") =>
      createSession(desk.organiser, form(desk, { startsOn, startsAt, occurrence }));
    expect(await at("2027-03-28", "02:30")).toMatchObject({
      reason: "time_skipped",
      facts: { time: "02:30" },
    });
    expect(await at("2027-10-31", "02:30")).toMatchObject({ reason: "time_twice" });
    await at("2027-10-31", "02:30", "first");
    await at("2027-10-31", "02:30", "second");
    const sessions = await db.themedSession.findMany({
      where: { conferenceId: desk.conference.id },
      orderBy: { startsAt: "asc" },
    });
    expect(sessions.map((session) => session.startsAt?.toISOString())).toEqual([
      "2027-10-31T00:30:00.000Z",
      "2027-10-31T01:30:00.000Z",
    ]);
  });

  it("refuses a day outside of the conference", async () => {
    const desk = await aDesk();
    for (const startsOn of ["2027-06-10", "2027-06-14"])
      expect(await createSession(desk.organiser, form(desk, { startsOn, startsAt: "10:00" }))).toEqual({
        ok: false,
        reason: "outside_conference",
        facts: { first: "Fri 11 June", last: "Sun 13 June" },
      });
  });

  it("wants day and time together", () => {
    const shape = {
      conferenceId: crypto.randomUUID(),
      title: "A",
      typeId: crypto.randomUUID(),
      minutes: 100,
    };
    expect(CreateSessionInput.safeParse({ ...shape, startsOn: "2027-06-12" }).success).toBe(false);
    expect(CreateSessionInput.safeParse({ ...shape, startsAt: "10:00" }).success).toBe(false);
    expect(
      CreateSessionInput.safeParse({ ...shape, startsOn: "2027-06-12", startsAt: "10:00" }).success,
    ).toBe(true);
  });

  it("takes nothing of another conference, and no stranger for chair", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const stranger = await aPerson();
    for (const more of [
      { typeId: other.type.id },
      { themeId: other.theme.id },
      { roomId: other.room.id },
      { chairId: stranger.id },
      { conferenceId: other.conference.id },
    ])
      expect(await createSession(desk.organiser, form(desk, more))).toMatchObject({ reason: "not_found" });
    expect(await db.themedSession.count({ where: { conferenceId: desk.conference.id } })).toBe(0);
  });

  it("refuses an online session in a room of the house", async () => {
    const desk = await aDesk();
    const answer = await createSession(desk.organiser, form(desk, { mode: "online", roomId: desk.room.id }));
    expect(answer).toMatchObject({
      ...{ reason: "conflict", facts: { sentence: "Room 204 is in person, Pacific Realignments online." } },
    });
    const blended = await aRoom(desk.conference.id, { mode: "blended" });
    expect(
      await createSession(desk.organiser, form(desk, { mode: "online", roomId: blended.id })),
    ).toMatchObject({ ok: true });
  });
});

describe("editing a session", () => {
  const edit = (desk: Desk, sessionId: string, version: number, more: Record<string, unknown> = {}) => {
    const { conferenceId: _, ...fields } = form(desk, more);
    return editSession(desk.organiser, { ...fields, sessionId, version });
  };

  it("gives it another address, whose old one redirects once that was published", async () => {
    const desk = await aDesk();
    const session = await desk.session({ title: "Working title", slug: "working-title" });
    await publish(desk.conference.id);
    expect(await edit(desk, session.id, 1)).toMatchObject({ value: { slug: "pacific-realignments" } });
    const old = () => db.oldSlug.findMany({ where: { conferenceId: desk.conference.id } });
    expect(await old()).toEqual([]);
    await publish(desk.conference.id);
    expect(await old()).toMatchObject([{ slug: "working-title", subjectId: session.publicId }]);
  });

  it("refuses the second of two saves that started from the same version", async () => {
    const desk = await aDesk();
    const session = await desk.session();
    const answers = await Promise.all([
      edit(desk, session.id, 1, { title: "One" }),
      edit(desk, session.id, 1, { title: "Two" }),
    ]);
    expect(answers.map((answer) => (answer.ok ? "saved" : answer.reason)).sort()).toEqual(["saved", "stale"]);
  });

  it("refuses what its papers would not fit", async () => {
    const desk = await aDesk();
    const session = await desk.session();
    const papers = await Promise.all([1, 2, 3, 4].map(() => desk.paper()));
    await assign(
      desk.organiser,
      session.id,
      papers.map(({ id }) => id),
    );
    const poster = await aType(desk.conference.id, { name: "Poster" });
    expect(await edit(desk, session.id, 1, { minutes: "75" })).toMatchObject({
      reason: "too_short",
      facts: { papers: 4, needs: 100, minutes: 75 },
    });
    expect(await edit(desk, session.id, 1, { typeId: poster.id })).toMatchObject({
      ...{ reason: "conflict", facts: { key: expect.stringMatching(/^wrong_type:/) } },
    });
    expect(await edit(desk, session.id, 1, { mode: "online" })).toMatchObject({
      ...{ reason: "conflict", facts: { key: expect.stringMatching(/^wrong_mode:/) } },
    });
  });

  it("saves every field as it was given", async () => {
    const desk = await aDesk();
    const [session, theme, chair] = [await desk.session(), await aTheme(desk.conference.id), await aPerson()];
    await db.role.create({ data: { conferenceId: desk.conference.id, personId: chair.id, role: "chair" } });
    const fields = {
      themeId: theme.id,
      chairId: chair.id,
      roomId: desk.room.id,
      minutes: 75,
      mode: "blended",
    };
    await edit(desk, session.id, 1, { ...fields, startsOn: "2027-06-12", startsAt: "10:40" });
    expect(await db.themedSession.findUniqueOrThrow({ where: { id: session.id } })).toMatchObject({
      ...fields,
      ...{ title: "Pacific Realignments", startsAt: new Date("2027-06-12T01:40:00Z"), version: 2 },
    });
  });

  it("is not the chair's to do", async () => {
    const desk = await aDesk();
    const chair = await aPerson();
    const session = await desk.session({ chairId: chair.id });
    const { conferenceId: _, ...fields } = form(desk);
    const input = { ...fields, sessionId: session.id, version: 1 };
    expect(await editSession(await actorFor(chair), input)).toMatchObject({ reason: "not_allowed" });
    expect(await deleteSession(await actorFor(chair), input)).toMatchObject({ reason: "not_allowed" });
    expect(await deleteSession((await aDesk()).organiser, input)).toMatchObject({ reason: "not_found" });
  });
});

it("deleting a session leaves its presentations, unassigned", async () => {
  const desk = await aDesk();
  const session = await desk.session();
  const papers = await Promise.all([desk.paper(), desk.paper()]);
  await assign(
    desk.organiser,
    session.id,
    papers.map(({ id }) => id),
  );
  expect(await deleteSession(desk.organiser, { sessionId: session.id, version: 2 })).toMatchObject({
    reason: "stale",
  });
  expect(await deleteSession(desk.organiser, { sessionId: session.id, version: 1 })).toMatchObject({
    value: { unassigned: 2 },
  });
  expect(await db.presentation.count({ where: { id: { in: papers.map(({ id }) => id) } } })).toBe(2);
  expect(await orderOf(session.id)).toEqual([]);
});
