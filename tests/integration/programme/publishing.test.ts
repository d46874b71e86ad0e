import { beforeEach, describe, expect, it } from "vitest";
import { anonymous, personIdOf } from "@/lib/auth/actor";
import { acknowledgeConflict } from "@/lib/conflicts/commands/acknowledge-conflict";
import { db } from "@/lib/db";
import { publishProgramme } from "@/lib/programme/commands/publish-programme";
import { restoreProgramme } from "@/lib/programme/commands/restore-programme";
import { takeBackVersion } from "@/lib/programme/commands/take-back-version";
import { getSession } from "@/lib/programme/queries/sessions";
import { countUnpublished, getPublishing, getVersion } from "@/lib/programme/queries/versions";
import { readState } from "@/lib/programme/state";
import { deleteSession } from "@/lib/sessions/commands/delete-session";
import { undo } from "@/lib/sessions/commands/undo";
import { aDesk, assign } from "@/tests/factories/desk";
import { aChair } from "@/tests/factories/people";
import { aPlace, theDraft } from "@/tests/factories/sessions";
import { publish } from "@/tests/support/publishing";
import { statementsOf } from "@/tests/support/statements";

const START = new Date("2027-06-12T01:00:00Z");
const LATER = new Date("2027-06-12T04:00:00Z");

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeEach(async () => {
  desk = await aDesk();
});

const conferenceId = () => desk.conference.id;

async function publishing(only: string[] = []) {
  const { revision } = await theDraft(conferenceId());
  return publishProgramme(desk.organiser, { conferenceId: conferenceId(), revision, only, tell: "no" });
}

/** What stands in the published programme and in the draft, which have the same form. */
async function states() {
  const programmes = await db.programme.findMany({ where: { conferenceId: conferenceId() } });
  const of = async (isPublished: boolean) => {
    const programme = programmes.find(({ publishedAt }) => (publishedAt !== null) === isPublished);
    return db.$transaction((tx) => readState(tx, programme?.id ?? ""));
  };
  return { published: await of(true), draft: await of(false) };
}

const titles = (state: { sessions: Record<string, { title: string; papers: unknown[] }> }) =>
  Object.values(state.sessions)
    .map(({ title, papers }) => [title, papers.length])
    .sort();

async function aSessionWith(count: number, more: Parameters<typeof desk.session>[0] = {}) {
  const session = await desk.session(more);
  const papers = [];
  for (let n = 0; n < count; n++) {
    const paper = await desk.paper();
    await aPlace(session, paper.id);
    papers.push(paper);
  }
  return { session, papers };
}

describe("publishing", () => {
  it("shows everybody the draft, under ids and addresses that stay, as version 1, 2, 3", async () => {
    const { session } = await aSessionWith(2, { title: "Ties", startsAt: START, roomId: desk.room.id });
    const address = { conference: desk.conference.slug, session: session.slug };
    expect(await getSession(anonymous, address)).toBeNull();
    expect(await publishing()).toMatchObject({ value: { number: 1, changes: 1 } });
    expect(await getSession(anonymous, address)).toMatchObject({ id: session.publicId, title: "Ties" });
    await db.themedSession.update({ where: { id: session.id }, data: { startsAt: LATER } });
    expect(await publishing()).toMatchObject({ value: { number: 2, changes: 1 } });
    expect((await getSession(anonymous, address))?.startsAt).toContain("2027-06-12T04:00:00");
    await db.themedSession.delete({ where: { id: session.id } });
    expect(await publishing()).toMatchObject({ value: { number: 3 } });
    expect(await getSession(anonymous, address)).toBeNull();
    const { published, draft } = await states();
    expect([titles(published), titles(draft)]).toEqual([[], []]);
  });

  it("refuses what changed since it was looked at, and what says nothing new", async () => {
    const { revision } = await theDraft(conferenceId());
    const [paper, session] = [await desk.paper(), await desk.session()];
    await assign(desk.organiser, session.id, [paper.id]);
    const input = { conferenceId: conferenceId(), revision, only: [], tell: "no" as const };
    expect(await publishProgramme(desk.organiser, input)).toMatchObject({ reason: "stale" });
    await publishing();
    expect(await publishing()).toMatchObject({ reason: "nothing_changed" });
    expect(await db.programmeVersion.count({ where: { conferenceId: conferenceId() } })).toBe(1);
  });

  it("makes one version of two presses at the same moment", async () => {
    await aSessionWith(1);
    const answers = await Promise.all([publishing(), publishing()]);
    expect(answers.map((answer) => (answer.ok ? "done" : answer.reason)).sort()).toEqual([
      "done",
      "nothing_changed",
    ]);
    const programmes = await db.programme.count({
      where: { conferenceId: conferenceId(), publishedAt: { not: null } },
    });
    expect(programmes).toBe(1);
  });

  it("of one session alone leaves the others as they are, and takes along whom it exchanges papers with", async () => {
    const one = await aSessionWith(2, { title: "One" });
    const two = await aSessionWith(1, { title: "Two" });
    const three = await aSessionWith(1, { title: "Three" });
    await publishing();
    const [moved] = one.papers;
    await assign(desk.organiser, two.session.id, [moved?.id ?? ""]);
    await db.themedSession.update({ where: { id: three.session.id }, data: { title: "Third" } });
    expect(await publishing([two.session.publicId])).toMatchObject({ value: { changes: 2 } });
    expect(titles((await states()).published)).toEqual([
      ["One", 1],
      ["Three", 1],
      ["Two", 2],
    ]);
    expect(await publishing(["breaks"])).toMatchObject({ reason: "nothing_changed" });
    expect(await publishing()).toMatchObject({ value: { changes: 1 } });
  });

  it("takes along those that exchange papers with whom it took along", async () => {
    const one = await aSessionWith(1, { title: "One" });
    const two = await aSessionWith(1, { title: "Two" });
    const three = await aSessionWith(1, { title: "Three" });
    await publishing();
    await assign(desk.organiser, three.session.id, [two.papers[0]?.id ?? ""]);
    await assign(desk.organiser, two.session.id, [one.papers[0]?.id ?? ""]);
    expect(await publishing([one.session.publicId])).toMatchObject({ value: { changes: 3 } });
    const { published, draft } = await states();
    expect(titles(published)).toEqual(titles(draft));
    expect(await publishing()).toMatchObject({ reason: "nothing_changed" });
  });

  it("of sessions leaves the breaks as they are, and of the breaks the sessions", async () => {
    const one = await aSessionWith(1, { title: "One" });
    const draft = await theDraft(conferenceId());
    await db.break.create({
      data: { programmeId: draft.id, title: "Coffee", startsAt: LATER, minutes: 20 },
    });
    await publishing([one.session.publicId]);
    await aSessionWith(1, { title: "Two" });
    const shown = async () => {
      const { published } = await states();
      return [titles(published), published.breaks.map(({ title }) => title)];
    };
    expect(await shown()).toEqual([[["One", 1]], []]);
    expect(await publishing(["breaks"])).toMatchObject({ value: { changes: 1 } });
    expect(await shown()).toEqual([[["One", 1]], ["Coffee"]]);
  });

  it("of a part that would clash with what stays is refused, and changes nothing", async () => {
    const room = { roomId: desk.room.id };
    const [first, second] = [
      await desk.session({ title: "First", startsAt: START, ...room }),
      await desk.session({ title: "Second", startsAt: LATER, ...room }),
    ];
    await publishing();
    await db.themedSession.update({ where: { id: first.id }, data: { startsAt: null } });
    await db.themedSession.update({ where: { id: second.id }, data: { startsAt: START } });
    const before = await states();
    expect(await publishing([second.publicId])).toMatchObject({
      ...{ reason: "conflicts" },
      facts: {
        count: 1,
        sentence: expect.stringMatching(/^Room 204 is given to First .* and to Second .* at once\.$/),
      },
    });
    expect(await states()).toEqual(before);
    expect(await publishing()).toMatchObject({ ok: true });
  });

  it("of what blocks publishing is refused with the first and how many, until it is acknowledged or left out", async () => {
    const { session } = await aSessionWith(1, { title: "One" });
    const withdrawn = await desk.paper({ title: "Gone", withdrawnAt: START });
    await aPlace(session, withdrawn.id);
    const { session: other } = await aSessionWith(1, { title: "Two" });
    const key = `withdrawn:${withdrawn.id}:${session.publicId}`;
    expect(await publishing()).toMatchObject({
      ...{ reason: "conflicts", facts: { count: 1, sentence: "Gone was withdrawn and stands in One.", key } },
    });
    expect(await publishing([other.publicId])).toMatchObject({ ok: true });
    expect(await publishing([session.publicId])).toMatchObject({ reason: "conflicts" });
    await acknowledgeConflict(desk.organiser, { conferenceId: desk.conference.id, key, reason: "Kept." });
    expect(await publishing()).toMatchObject({ ok: true });
  });

  it("lets two sessions swap their titles and addresses", async () => {
    const [a, b] = [
      await desk.session({ title: "A", slug: "a" }),
      await desk.session({ title: "B", slug: "b" }),
    ];
    await publishing();
    await db.themedSession.update({ where: { id: a.id }, data: { title: "B", slug: "c" } });
    await db.themedSession.update({ where: { id: b.id }, data: { title: "A", slug: "a" } });
    await db.themedSession.update({ where: { id: a.id }, data: { slug: "b" } });
    await publishing();
    const found = await db.themedSession.findMany({
      where: { id: { in: [a.publicId, b.publicId] } },
      orderBy: { slug: "asc" },
    });
    expect(found.map(({ id, slug, title }) => [id, slug, title])).toEqual([
      [b.publicId, "a", "A"],
      [a.publicId, "b", "B"],
    ]);
  });

  it("tells those concerned once it was asked, and is one event of the audit", async () => {
    const { session, papers } = await aSessionWith(1, { startsAt: START });
    const { revision } = await theDraft(conferenceId());
    const input = { conferenceId: conferenceId(), revision, only: [] };
    expect(await publishProgramme(desk.organiser, input)).toMatchObject({
      ...{ reason: "will_tell", facts: { presenters: 1, followers: 0 } },
    });
    expect(await db.programmeVersion.count({ where: { conferenceId: conferenceId() } })).toBe(0);
    await publishProgramme(desk.organiser, { ...input, tell: "yes" });
    const [event] = await db.programmeEvent.findMany({
      where: { conferenceId: conferenceId() },
      include: { auditEvent: true },
    });
    expect(event).toMatchObject({
      silencedAt: null,
      auditEvent: { action: "publishProgramme", subjects: ["version:1", `session:${session.publicId}`] },
      presentationIds: papers.map(({ id }) => id),
    });
  });
});

describe("what waits to be published", () => {
  it("is listed in sentences, counted on the overview, and said with what keeps it from being so", async () => {
    const { session, papers } = await aSessionWith(2, { title: "Ties", startsAt: START });
    await publishing();
    await db.themedSession.update({
      where: { id: session.id },
      data: { title: "Bonds", startsAt: LATER, roomId: desk.room.id, minutes: 75 },
    });
    await db.place.deleteMany({ where: { sessionId: session.id, presentationId: papers[1]?.id } });
    await db.presentation.update({ where: { id: papers[0]?.id }, data: { withdrawnAt: new Date() } });
    const { slug } = desk.conference;
    const waits = await getPublishing(desk.organiser, slug);
    expect(waits?.changes).toEqual({
      sessions: [
        {
          ...{ id: session.publicId, title: "Bonds", kind: "changed" },
          sentences: [
            "Was called “Ties”.",
            "Sat 12 June, 13:00–14:15; was Sat 12 June, 10:00–11:40.",
            "75 minutes long; was 100.",
            "In Room 204; was in no room.",
            `Out: “${papers[1]?.title}”.`,
          ],
        },
      ],
      breaks: null,
    });
    expect(waits?.blocking).toHaveLength(1);
    expect(await countUnpublished(desk.organiser, slug)).toEqual({ unpublished: 1, blocking: 1 });
    expect(await publishing()).toMatchObject({ reason: "conflicts" });
    const chair = await aChair(conferenceId());
    expect([await getPublishing(chair, slug), await countUnpublished(chair, slug)]).toEqual([null, null]);
    expect(await getVersion(chair, slug, 1, "draft")).toBeNull();
  });

  it("is read in the same number of statements however much it is", async () => {
    const { slug } = desk.conference;
    const read = () => getPublishing(desk.organiser, slug);
    await aSessionWith(1);
    await read();
    const one = await statementsOf(read);
    await aSessionWith(2);
    await aSessionWith(3);
    expect(await statementsOf(read)).toBe(one);
  });

  it("is compared from any version to any other, the draft, and what is published", async () => {
    const { session } = await aSessionWith(0, { title: "One" });
    await publishing();
    await db.themedSession.update({ where: { id: session.id }, data: { title: "Two" } });
    await publishing();
    await db.themedSession.update({ where: { id: session.id }, data: { title: "Three" } });
    const { slug } = desk.conference;
    const became = async (number: number, against: string) =>
      (await getVersion(desk.organiser, slug, number, against))?.changes?.sessions.map(({ title }) => title);
    expect(await became(1, "2")).toEqual(["Two"]);
    expect(await became(2, "1")).toEqual(["One"]);
    expect(await became(1, "draft")).toEqual(["Three"]);
    expect(await became(2, "published")).toEqual([]);
    expect(await became(2, "7")).toBeUndefined();
    expect(await getVersion(desk.organiser, slug, 3, "draft")).toBeNull();
  });
});

describe("a version", () => {
  it("is kept as it was, and nobody changes it", async () => {
    await aSessionWith(1, { title: "Ties" });
    await publishing();
    await expect(
      db.$executeRaw`UPDATE "ProgrammeVersion" SET state = '{"sessions": {}, "breaks": []}'`,
    ).rejects.toThrow(/append-only/);
  });

  it("is made the draft again, breaks included, which is undone like any action of the desk", async () => {
    const { session } = await aSessionWith(2, { title: "Ties", startsAt: START });
    const draft = await theDraft(conferenceId());
    const coffee = { title: "Coffee", startsAt: LATER, minutes: 20 };
    await db.break.create({ data: { programmeId: draft.id, ...coffee } });
    await publishing();
    const { version } = await db.themedSession.findUniqueOrThrow({ where: { id: session.id } });
    await deleteSession(desk.organiser, { sessionId: session.id, version });
    await db.break.deleteMany({ where: { programmeId: draft.id } });
    await aSessionWith(1, { title: "New" });
    const emptied = await states();

    const { revision } = await theDraft(conferenceId());
    const input = { conferenceId: conferenceId(), number: 1, revision };
    const restored = await restoreProgramme(desk.organiser, input);
    expect(restored).toMatchObject({ ok: true });
    const now = await states();
    expect(titles(now.draft)).toEqual([["Ties", 2]]);
    expect(now.draft.breaks).toEqual(now.published.breaks);
    expect(Object.keys(now.draft.sessions)).toEqual([session.publicId]);
    expect(await publishing()).toMatchObject({ reason: "nothing_changed" });

    const eventId = restored.ok ? restored.value.eventId : "";
    expect(await undo(desk.organiser, { conferenceId: conferenceId(), eventId })).toMatchObject({
      ok: true,
    });
    const undone = await states();
    expect([titles(undone.draft), undone.draft.breaks]).toEqual([titles(emptied.draft), []]);
  });

  it("restored gives a session back what it was under the id it has on the desk", async () => {
    const { session } = await aSessionWith(1, { title: "Ties" });
    await publishing();
    await db.themedSession.update({ where: { id: session.id }, data: { title: "Bonds" } });
    const { revision } = await theDraft(conferenceId());
    await restoreProgramme(desk.organiser, { conferenceId: conferenceId(), number: 1, revision });
    const { publicId } = session;
    expect(await db.themedSession.findMany({ where: { publicId, id: { not: publicId } } })).toMatchObject([
      { id: session.id, title: "Ties" },
    ]);
  });

  it("is not restored over a draft that changed since it was looked at", async () => {
    const { session } = await aSessionWith(0);
    await publish(conferenceId());
    const { revision } = await theDraft(conferenceId());
    const paper = await desk.paper();
    await assign(desk.organiser, session.id, [paper.id]);
    const input = { conferenceId: conferenceId(), number: 1, revision };
    expect(await restoreProgramme(desk.organiser, input)).toMatchObject({ reason: "stale" });
  });

  it("is taken back by publishing again what was before it, while the draft stays", async () => {
    const { session } = await aSessionWith(1, { title: "Ties", startsAt: START });
    await publishing();
    await db.themedSession.update({ where: { id: session.id }, data: { title: "Bonds" } });
    await publishing();
    const takeBack = (number: number) =>
      takeBackVersion(desk.organiser, { conferenceId: conferenceId(), number, tell: "no" });
    expect(await takeBack(1)).toMatchObject({ reason: "not_latest" });
    expect(await takeBack(2)).toMatchObject({ value: { number: 3, changes: 1 } });
    const { published, draft } = await states();
    expect([titles(published), titles(draft)]).toEqual([[["Ties", 1]], [["Bonds", 1]]]);
  });

  it("is made of what was published before versions were kept, which is the first then", async () => {
    const shown = await desk.shownSession({ title: "Ties" });
    await aSessionWith(1, { title: "New" });
    expect(await publishing()).toMatchObject({ value: { number: 2 } });
    const [first, second] = await db.programmeVersion.findMany({
      where: { conferenceId: conferenceId() },
      orderBy: { number: "asc" },
    });
    expect(first).toMatchObject({
      ...{ number: 1, publishedById: null },
      state: { sessions: { [shown.publicId]: { title: "Ties" } } },
    });
    expect(second).toMatchObject({ number: 2, publishedById: personIdOf(desk.organiser) });
  });

  it("neither is restored nor published again when a room it needs is no more", async () => {
    const { session } = await aSessionWith(1, { roomId: desk.room.id });
    await publishing();
    await db.themedSession.update({ where: { id: session.id }, data: { roomId: null } });
    await publishing();
    await db.room.delete({ where: { id: desk.room.id } });
    const before = await states();
    const { revision } = await theDraft(conferenceId());
    const of = { conferenceId: conferenceId(), tell: "no" as const };
    expect([
      await restoreProgramme(desk.organiser, { ...of, number: 1, revision }),
      await takeBackVersion(desk.organiser, { ...of, number: 2 }),
    ]).toEqual([
      { ok: false, reason: "gone", facts: {} },
      { ok: false, reason: "gone", facts: {} },
    ]);
    expect(await states()).toEqual(before);
  });

  it("is not published again when that brings back what blocks any change by now", async () => {
    const { session, papers } = await aSessionWith(2, { title: "One" });
    const gone = papers[0]?.id ?? "";
    await publishing();
    await db.place.deleteMany({ where: { sessionId: session.id, presentationId: gone } });
    await publishing();
    await db.presentation.update({ where: { id: gone }, data: { title: "Gone", withdrawnAt: START } });
    const level = { conferenceId: conferenceId(), kind: "withdrawn" as const };
    await db.conflictLevel.create({ data: { ...level, level: "block" } });
    const takeBack = () =>
      takeBackVersion(desk.organiser, { conferenceId: conferenceId(), number: 2, tell: "no" });
    expect(await takeBack()).toMatchObject({
      ...{ reason: "conflicts", facts: { count: 1, sentence: "Gone was withdrawn and stands in One." } },
    });
    // It was public before: what blocks publishing alone keeps it from nothing.
    await db.conflictLevel.updateMany({ where: level, data: { level: "block_publishing" } });
    expect(await takeBack()).toMatchObject({ value: { number: 3 } });
  });

  it("the first is not taken back: there is nothing before it", async () => {
    await aSessionWith(1);
    await publishing();
    const input = { conferenceId: conferenceId(), number: 1, tell: "no" as const };
    expect(await takeBackVersion(desk.organiser, input)).toMatchObject({ reason: "first" });
  });
});

describe("the draft", () => {
  it("is one: a second cannot be made, also not at the same moment", async () => {
    const make = () => db.programme.create({ data: { conferenceId: conferenceId() } });
    await expect(Promise.all([make(), make()])).rejects.toThrow("programme_one_draft");
  });

  it("is there from the start, also for a conference made in psql", async () => {
    expect(await theDraft(conferenceId())).toMatchObject({ revision: 0, publishedAt: null });
  });
});
