import { describe, expect, it } from "vitest";
import { editConflictLevels } from "@/lib/conflicts/commands/edit-conflict-levels";
import { DEFAULT_LEVELS, type Levels, levelsInOne, levelsOf } from "@/lib/conflicts/kinds";
import { db, violated } from "@/lib/db";
import { anOrganiser, aPerson } from "@/tests/factories/people";
import { aPlace } from "@/tests/factories/sessions";
import { AT, aDraftDesk, LATER } from "@/tests/integration/conflicts/draft";
import { untilSomebodyWaits } from "@/tests/support/waiting";

type Desk = Awaited<ReturnType<typeof aDraftDesk>>;

async function levelsNow(desk: Desk): Promise<Levels> {
  return levelsOf(await db.conflictLevel.findMany({ where: { conferenceId: desk.conference.id } }));
}

async function decideLevels(desk: Desk, change: Partial<Levels>, was?: Levels) {
  const now = await levelsNow(desk);
  return editConflictLevels(desk.organiser, {
    ...{ conferenceId: desk.conference.id, was: levelsInOne(was ?? now) },
    ...now,
    ...change,
  });
}

const refusing = (write: Promise<unknown>) =>
  write.then(
    () => null,
    (error: unknown) => violated(error),
  );

const enforced = async (desk: Desk) =>
  (await db.occupancy.findMany({ where: { programmeId: desk.draftId }, orderBy: { id: "asc" } })).map(
    (row) => row.enforced,
  );

describe("the level of what PostgreSQL enforces", () => {
  it("is block until the committee decides otherwise, and is not enforced at any other", async () => {
    const desk = await aDraftDesk();
    const roomId = desk.room.id;
    await desk.session({ roomId, startsAt: AT });
    expect(await refusing(desk.session({ roomId, startsAt: LATER }))).toBe("room_taken");
    for (const level of ["block_publishing", "warn", "ignore"] as const) {
      expect(await decideLevels(desk, { room_taken: level })).toEqual({ ok: true, value: undefined });
      expect(await refusing(desk.session({ roomId, startsAt: LATER }))).toBe(null);
    }
    expect(await enforced(desk)).toEqual([false, false, false, false]);
  });

  it("lets people be in two places as it lets rooms be taken, each by its own kind", async () => {
    const desk = await aDraftDesk();
    const chairId = (await aPerson()).id;
    const roomId = desk.room.id;
    await decideLevels(desk, { person_twice: "warn" });
    await desk.session({ roomId, chairId, startsAt: AT });
    expect(await refusing(desk.session({ chairId, startsAt: LATER }))).toBe(null);
    expect(await refusing(desk.session({ roomId, startsAt: LATER }))).toBe("room_taken");
  });

  it("is not raised to block while some stand, says how many, and is when none does", async () => {
    const desk = await aDraftDesk();
    const roomId = desk.room.id;
    await decideLevels(desk, { room_taken: "warn" });
    await desk.session({ roomId, startsAt: AT });
    const [second, third] = [
      await desk.session({ roomId, startsAt: LATER }),
      await desk.session({ roomId, startsAt: LATER }),
    ];
    expect(await decideLevels(desk, { room_taken: "block" })).toEqual({
      ...{ ok: false, reason: "stands" },
      facts: { kind: "room_taken", count: 3 },
    });
    expect((await levelsNow(desk)).room_taken).toBe("warn");
    await db.themedSession.deleteMany({ where: { id: { in: [second.id, third.id] } } });
    expect(await decideLevels(desk, { room_taken: "block" })).toMatchObject({ ok: true });
    expect(await refusing(desk.session({ roomId, startsAt: LATER }))).toBe("room_taken");
    expect(await db.conflictLevel.count({ where: { conferenceId: desk.conference.id } })).toBe(0);
  });

  it("is not raised to block while some stand in what is published", async () => {
    const desk = await aDraftDesk();
    await decideLevels(desk, { person_twice: "warn", walk_too_short: "ignore" });
    const chairId = (await aPerson()).id;
    await desk.shownSession({ chairId, startsAt: AT });
    await desk.shownSession({ chairId, startsAt: LATER });
    expect(await decideLevels(desk, { person_twice: "block" })).toMatchObject({
      reason: "stands_published",
      facts: { kind: "person_twice", count: 1 },
    });
  });

  it("misses nothing that is written at the same moment by a hand in psql", async () => {
    const desk = await aDraftDesk();
    const roomId = desk.room.id;
    await decideLevels(desk, { room_taken: "warn" });
    await desk.session({ roomId, startsAt: AT });
    let raising: ReturnType<typeof decideLevels> | undefined;
    await db.$transaction(async (tx) => {
      const { conferenceId, typeId } = { conferenceId: desk.conference.id, typeId: desk.type.id };
      await tx.themedSession.create({
        data: {
          ...{ conferenceId, typeId, programmeId: desk.draftId, slug: "by-hand", title: "By hand" },
          ...{ roomId, startsAt: LATER, minutes: 60 },
        },
      });
      raising = decideLevels(desk, { room_taken: "block" });
      await untilSomebodyWaits(tx);
    });
    expect(await raising).toMatchObject({ reason: "stands", facts: { count: 1 } });
  });
});

describe("a level raised by hand", () => {
  it("is enforced upon what is written at the same moment", async () => {
    const desk = await aDraftDesk();
    const roomId = desk.room.id;
    const { id: conferenceId } = desk.conference;
    await decideLevels(desk, { room_taken: "warn" });
    await desk.session({ roomId, startsAt: AT });
    const { id } = await desk.session({ roomId });
    let writing: ReturnType<typeof refusing> | undefined;
    await db.$transaction(async (tx) => {
      await tx.conflictLevel.deleteMany({ where: { conferenceId } });
      writing = refusing(db.themedSession.update({ where: { id }, data: { startsAt: LATER } }));
      await untilSomebodyWaits(tx);
    });
    expect(await writing).toBe("room_taken");
  });
});

describe("levels of other kinds", () => {
  it("are raised to block only when none stands unacknowledged, too", async () => {
    const desk = await aDraftDesk();
    const session = await desk.session();
    const paper = await desk.paper({ withdrawnAt: AT });
    await aPlace(session, paper.id);
    expect(await decideLevels(desk, { withdrawn: "block" })).toMatchObject({
      reason: "stands",
      facts: { kind: "withdrawn", count: 1 },
    });
    expect(await decideLevels(desk, { withdrawn: "warn" })).toMatchObject({ ok: true });
  });
});

describe("deciding levels", () => {
  it("is refused to who decides upon levels that are no more, and says when nothing changes", async () => {
    const desk = await aDraftDesk();
    expect(await decideLevels(desk, {})).toMatchObject({ reason: "unchanged" });
    await decideLevels(desk, { unavailable: "ignore" });
    expect(await decideLevels(desk, { unavailable: "warn" }, DEFAULT_LEVELS)).toMatchObject({
      reason: "stale",
    });
    expect(await levelsNow(desk)).toEqual({ ...DEFAULT_LEVELS, unavailable: "ignore" });
  });

  it("by two at once is done by one of them", async () => {
    const desk = await aDraftDesk();
    const answers = await Promise.all([
      decideLevels(desk, { unavailable: "ignore" }),
      decideLevels(desk, { unavailable: "block_publishing" }),
    ]);
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
  });

  it("is kept with what was before and after, and only of what changed", async () => {
    const desk = await aDraftDesk();
    await decideLevels(desk, { beside_plenary: "block" });
    const [event] = await db.auditEvent.findMany({
      where: { action: "editConflictLevels", conferenceId: desk.conference.id },
    });
    expect(event).toMatchObject({ before: { beside_plenary: "warn" }, after: { beside_plenary: "block" } });
  });

  it("is nobody's of another conference", async () => {
    const desk = await aDraftDesk();
    const { id: elsewhere } = (await aDraftDesk()).conference;
    const stranger = await anOrganiser(elsewhere);
    const input = { conferenceId: desk.conference.id, was: "", ...DEFAULT_LEVELS };
    expect(await editConflictLevels(stranger, input)).toMatchObject({ reason: "not_found" });
  });
});
