import { describe, expect, it } from "vitest";
import { acknowledgeConflict } from "@/lib/conflicts/commands/acknowledge-conflict";
import type { Kind, Level } from "@/lib/conflicts/kinds";
import { conflictsOf } from "@/lib/conflicts/of-sessions";
import { db } from "@/lib/db";
import { conflictMade } from "@/lib/sessions/conflict-made";
import { type Snapshot, takeSnapshot } from "@/lib/sessions/snapshot";
import { aPerson } from "@/tests/factories/people";
import { aPlace } from "@/tests/factories/sessions";
import { AT, aDraftDesk, LATER, NEXT_DAY } from "@/tests/integration/conflicts/draft";
import { statementsOf } from "@/tests/support/statements";

type Desk = Awaited<ReturnType<typeof aDraftDesk>>;

const level = (desk: Desk, kind: Kind, level: Level) =>
  db.conflictLevel.create({ data: { conferenceId: desk.conference.id, kind, level } });

/** What a change of a session makes, beside what stood before it. */
async function made(desk: Desk, { id }: { id: string }, change: () => Promise<unknown>) {
  const before = await takeSnapshot(db, [id]);
  await change();
  return judged(desk, before);
}

function judged(desk: Desk, before: Snapshot) {
  const { id: conferenceId, timeZone } = desk.conference;
  return db.$transaction((tx) => conflictMade(tx, { id: desk.draftId, conferenceId, timeZone }, before));
}

describe("a change", () => {
  it("is refused in words for a new conflict of level block, with the key by which it may stand", async () => {
    const desk = await aDraftDesk();
    await level(desk, "beside_plenary", "block");
    const plenary = await desk.session({ title: "Opening", startsAt: AT, isPlenary: true });
    const session = await desk.session({ title: "Engines", startsAt: NEXT_DAY });
    const move = (startsAt: Date) => () =>
      db.themedSession.update({ where: { id: session.id }, data: { startsAt } });
    const key = ["beside_plenary", ...[plenary.publicId, session.publicId].sort()].join(":");
    const refused = await made(desk, session, move(LATER));
    expect(refused).toEqual({
      ...{ ok: false, reason: "conflict" },
      facts: {
        key,
        sentence:
          "Engines (Sat 12 June, 11:40–13:20) is at the time of Opening (Sat 12 June, 10:40–12:20), which is for everybody.",
      },
    });
    await move(NEXT_DAY)();
    await acknowledgeConflict(desk.organiser, { conferenceId: desk.conference.id, key, reason: "Small." });
    expect(await made(desk, session, move(LATER))).toBe(null);
  });

  it("is not refused for one that stood before it, nor for one of another level", async () => {
    const desk = await aDraftDesk();
    const session = await desk.session();
    const poster = await desk.paper({ mode: "online" });
    await aPlace(session, poster.id);
    const retitle = () => db.themedSession.update({ where: { id: session.id }, data: { title: "Other" } });
    expect(await made(desk, session, retitle)).toBe(null);
    const withdrawn = await desk.paper({ withdrawnAt: AT });
    expect(await made(desk, session, () => aPlace(session, withdrawn.id))).toBe(null);
    const online = await desk.paper({ mode: "online", title: "Notes" });
    expect(await made(desk, session, () => aPlace(session, online.id))).toMatchObject({
      facts: { sentence: "Notes is online, Other in person." },
    });
  });

  it("is not refused for what it took from another session that stood before, and changes nothing by looking", async () => {
    const desk = await aDraftDesk();
    await level(desk, "withdrawn", "block");
    const [one, other] = [await desk.session({ startsAt: AT }), await desk.session({ startsAt: AT })];
    const [stays, goes] = [await desk.paper({ withdrawnAt: AT }), await desk.paper({ title: "Notes" })];
    await aPlace(one, stays.id);
    const place = await aPlace(other, goes.id);
    const before = await takeSnapshot(db, [one.id, other.id]);
    await db.place.update({ where: { id: place.id }, data: { sessionId: one.id, position: 1 } });
    await db.themedSession.delete({ where: { id: other.id } });
    const after = await takeSnapshot(db, [one.id, other.id]);
    expect(await judged(desk, before)).toBe(null);
    expect(await takeSnapshot(db, [one.id, other.id])).toEqual(after);
    await db.presentation.update({ where: { id: goes.id }, data: { withdrawnAt: AT } });
    expect(await judged(desk, before)).toMatchObject({ facts: { key: expect.stringContaining(goes.id) } });
  });

  it("that makes none asks one statement, however much there is", async () => {
    const desk = await aDraftDesk();
    const session = await desk.session({ startsAt: AT });
    const before = await takeSnapshot(db, [session.id]);
    const cost = () => statementsOf(() => judged(desk, before));
    expect(await cost()).toBe(3); // BEGIN and COMMIT
    for (const startsAt of [AT, LATER, NEXT_DAY]) await desk.session({ startsAt });
    expect(await cost()).toBe(3);
  });
});

describe("the sessions of a board", () => {
  it("each say what is wrong with them, and which of their presentations it is about", async () => {
    const desk = await aDraftDesk();
    await level(desk, "person_twice", "warn");
    const ada = await aPerson({ name: "Ada Lovelace" });
    const one = await desk.presenting(ada.id, { title: "Engines" });
    const other = await desk.session({ title: "Analysis", startsAt: LATER, chairId: ada.id });
    const found = await conflictsOf(db, { programmeId: desk.draftId, zone: "Asia/Tokyo" });
    const { presentationId } = await db.place.findFirstOrThrow({ where: { sessionId: one.id } });
    expect(found.get(one.id)).toMatchObject([
      {
        ...{ kind: "person_twice", level: "warn", isAcknowledged: false, presentationIds: [presentationId] },
        sentence: "Ada Lovelace is also in Analysis (Sat 12 June, 11:40–13:20).",
      },
    ]);
    expect(found.get(other.id)).toMatchObject([
      {
        presentationIds: [],
        sentence: "Ada Lovelace is also in Engines (Sat 12 June, 10:40–12:20).",
      },
    ]);
    const some = await conflictsOf(db, { programmeId: desk.draftId, zone: "Asia/Tokyo" }, [other.id]);
    expect(some).toEqual(found);
    const third = await desk.session({ startsAt: AT, chairId: ada.id });
    const seen = await conflictsOf(db, { programmeId: desk.draftId, zone: "Asia/Tokyo" }, [third.id]);
    expect(seen.get(third.id)).toHaveLength(2);
    expect(seen.get(other.id)).toMatchObject([{ kind: "person_twice", otherId: third.id }]);
  });
});
