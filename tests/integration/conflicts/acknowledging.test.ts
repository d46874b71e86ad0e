import { describe, expect, it } from "vitest";
import { conflictsIn, listBlockingPublication } from "@/lib/conflicts/blocking";
import { acknowledgeConflict } from "@/lib/conflicts/commands/acknowledge-conflict";
import { takeBackAcknowledgement } from "@/lib/conflicts/commands/take-back-acknowledgement";
import { readProgramme } from "@/lib/conflicts/read-programme";
import { db, overtaken, violated } from "@/lib/db";
import { aPerson } from "@/tests/factories/people";
import { aPlace } from "@/tests/factories/sessions";
import { AT, aDraftDesk, LATER, NEXT_DAY } from "@/tests/integration/conflicts/draft";

type Desk = Awaited<ReturnType<typeof aDraftDesk>>;

const refusing = (write: Promise<unknown>) =>
  write.then(
    () => null,
    (error: unknown) => violated(error),
  );

/** Of two at once: a constraint decides, or, when each waits for the other, the deadlock that is broken. */
const losing = (write: PromiseLike<unknown>) =>
  Promise.resolve(write).then(
    () => "done",
    (error: unknown) => (overtaken(error) ? "lost" : Promise.reject(error)),
  );

const acknowledge = (desk: Desk, key: string, reason = "They know.") =>
  acknowledgeConflict(desk.organiser, { conferenceId: desk.conference.id, key, reason });

async function takeBack(desk: Desk, key: string) {
  const { id } = await db.acknowledgement.findFirstOrThrow({
    where: { conferenceId: desk.conference.id, key },
    orderBy: { acknowledgedAt: "desc" },
  });
  return takeBackAcknowledgement(desk.organiser, { acknowledgementId: id });
}

/** Two sessions of one chair, the second a day later, and the key they would clash by. */
async function aChairOfTwo() {
  const desk = await aDraftDesk();
  const chairId = (await aPerson()).id;
  const one = await desk.session({ chairId, startsAt: AT });
  const other = await desk.session({ chairId, startsAt: NEXT_DAY });
  const ids = [one.publicId, other.publicId].sort();
  const move = (startsAt: Date) =>
    refusing(db.themedSession.update({ where: { id: other.id }, data: { startsAt } }));
  return { desk, chairId, one, other, key: ["person_twice", chairId, ...ids].join(":"), move };
}

describe("an acknowledged conflict", () => {
  it("is not enforced, and everything else is", async () => {
    const { desk, chairId, one, other, key, move } = await aChairOfTwo();
    expect(await move(LATER)).toBe("person_elsewhere");
    expect(await acknowledge(desk, key)).toEqual({ ok: true, value: undefined });
    expect(await move(LATER)).toBe(null);
    expect(await refusing(desk.session({ chairId, startsAt: LATER }))).toBe(null);
    const presenting = async (session: { id: string; programmeId: string }) =>
      refusing(aPlace(session, (await desk.paper({ personId: somebody })).id));
    const somebody = (await aPerson()).id;
    expect(await presenting(one)).toBe(null);
    expect(await presenting(other)).toBe("person_elsewhere");
  });

  it("is named as such by its key, with who, when and why", async () => {
    const { desk, key, move } = await aChairOfTwo();
    await acknowledge(desk, key, "One introduces the other.");
    await move(LATER);
    const { conflicts } = await conflictsIn(db, desk.draftId);
    expect(conflicts.map((conflict) => conflict.key)).toEqual([key]);
    const { acknowledged } = await readProgramme(db, desk.draftId);
    expect([...acknowledged]).toEqual([key]);
    const [row] = await db.acknowledgement.findMany({ where: { key } });
    expect(row).toMatchObject({ reason: "One introduces the other.", withdrawnAt: null });
    const conferenceId = desk.conference.id;
    expect(await db.auditEvent.count({ where: { action: "acknowledgeConflict", conferenceId } })).toBe(1);
  });

  it("of a room frees the room for these two", async () => {
    const desk = await aDraftDesk();
    const roomId = desk.room.id;
    const one = await desk.session({ roomId, startsAt: AT });
    const other = await desk.session({ roomId, startsAt: NEXT_DAY });
    const move = () =>
      refusing(db.themedSession.update({ where: { id: other.id }, data: { startsAt: LATER } }));
    expect(await move()).toBe("room_taken");
    const ids = [one.publicId, other.publicId].sort();
    await acknowledge(desk, ["room_taken", roomId, ...ids].join(":"));
    expect(await move()).toBe(null);
  });

  it("keeps nothing from being published", async () => {
    const desk = await aDraftDesk();
    const session = await desk.session();
    const paper = await desk.paper({ withdrawnAt: AT });
    await aPlace(session, paper.id);
    const [blocking] = await listBlockingPublication(db, desk.draftId);
    expect(blocking).toMatchObject({ kind: "withdrawn", level: "block_publishing" });
    expect(await listBlockingPublication(db, desk.draftId, [(await desk.session()).id])).toEqual([]);
    await acknowledge(desk, blocking?.key ?? "");
    expect(await listBlockingPublication(db, desk.draftId)).toEqual([]);
  });
});

describe("taking an acknowledgement back", () => {
  it("enforces again, and is refused while what would be enforced stands", async () => {
    const { desk, key, move } = await aChairOfTwo();
    await acknowledge(desk, key);
    await move(LATER);
    expect(await takeBack(desk, key)).toMatchObject({
      reason: "blocks",
      facts: { sentence: expect.stringMatching(/at once\.$/) },
    });
    await move(NEXT_DAY);
    expect(await takeBack(desk, key)).toEqual({ ok: true, value: undefined });
    expect(await move(LATER)).toBe("person_elsewhere");
    expect(await takeBack(desk, key)).toMatchObject({ reason: "already_back" });
  });

  it("is refused while it stands in what is published", async () => {
    const { desk, chairId } = await aChairOfTwo();
    const one = await desk.shownSession({ chairId, startsAt: AT });
    const other = await desk.shownSession({ chairId, startsAt: NEXT_DAY });
    for (const { id } of [one, other]) await desk.session({ publicId: id });
    const key = ["person_twice", chairId, ...[one.id, other.id].sort()].join(":");
    await acknowledge(desk, key);
    await db.themedSession.update({ where: { id: other.id }, data: { startsAt: LATER } });
    expect(await takeBack(desk, key)).toMatchObject({ reason: "blocks_published" });
  });

  it("of a kind that only warns is always done", async () => {
    const desk = await aDraftDesk();
    const session = await desk.session();
    await aPlace(session, (await desk.paper({ withdrawnAt: AT })).id);
    const [{ key } = { key: "" }] = await listBlockingPublication(db, desk.draftId);
    await acknowledge(desk, key);
    expect(await takeBack(desk, key)).toMatchObject({ ok: true });
    expect(await listBlockingPublication(db, desk.draftId)).toHaveLength(1);
  });
});

describe("acknowledging", () => {
  it("twice is refused, also when both arrive at once, and may be done again when it was taken back", async () => {
    const { desk, key } = await aChairOfTwo();
    const answers = await Promise.all([acknowledge(desk, key), acknowledge(desk, key)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "already_there")).toHaveLength(1);
    await takeBack(desk, key);
    expect(await acknowledge(desk, key)).toMatchObject({ ok: true });
  });

  it("twice is refused to a hand in psql", async () => {
    const { desk, key } = await aChairOfTwo();
    await acknowledge(desk, key);
    const again = db.acknowledgement.create({
      data: { conferenceId: desk.conference.id, key, reason: "Twice." },
    });
    await expect(again).rejects.toThrow("Unique constraint");
  });

  it("knows the sessions of its own conference's draft only, and kinds there are", async () => {
    const { desk, key } = await aChairOfTwo();
    const elsewhere = await aChairOfTwo();
    expect(await acknowledge(desk, elsewhere.key)).toMatchObject({ reason: "gone" });
    const [kind, person, , own] = key.split(":");
    const mixed = [kind, person, elsewhere.key.split(":").at(-1), own].join(":");
    expect(await acknowledge(desk, mixed)).toMatchObject({ reason: "gone" });
    expect(await acknowledge(desk, key.replace("person_twice", "room_taken"))).toMatchObject({ ok: true });
    expect(await acknowledge(desk, key.replace("person_twice", "anything"))).toMatchObject({
      reason: "gone",
    });
  });
});

describe("two who write at the same moment", () => {
  it("are settled by the constraint, one of them: what is not acknowledged is never twice", async () => {
    const { desk, chairId, key } = await aChairOfTwo();
    await acknowledge(desk, key);
    const third = (await aPerson()).id;
    const [one, other] = [await desk.session({ startsAt: AT }), await desk.session({ startsAt: LATER })];
    const seat = ({ id }: { id: string }, whom: string) =>
      losing(db.themedSession.update({ where: { id }, data: { chairId: whom } }));
    const answers = await Promise.all([seat(one, third), seat(other, third)]);
    expect(answers.sort()).toEqual(["done", "lost"]);
    const freed = await Promise.all([seat(one, chairId), seat(other, chairId)]);
    expect(freed.sort()).toEqual(["done", "lost"]);
  });

  it("one taking back, one using what is acknowledged: never both", async () => {
    const { desk, key, other } = await aChairOfTwo();
    await acknowledge(desk, key);
    const moving = db.themedSession.update({ where: { id: other.id }, data: { startsAt: LATER } });
    const [back, moved] = await Promise.all([takeBack(desk, key), losing(moving)]);
    expect([back.ok, moved === "done"].filter(Boolean)).toHaveLength(1);
  });
});
