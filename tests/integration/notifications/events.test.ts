import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { readFacts } from "@/lib/notifications/read-facts";
import { whoIsTold } from "@/lib/notifications/who-is-told";
import { editPresentation } from "@/lib/presentations/commands/edit-presentation";
import { reinstatePresentations } from "@/lib/presentations/commands/reinstate";
import { withdrawPresentation } from "@/lib/presentations/commands/withdraw";
import { EditPresentationInput } from "@/lib/presentations/schema";
import { publishConference, unpublishConference } from "@/lib/programme/commands/publish";
import { publishProgramme } from "@/lib/programme/commands/publish-programme";
import { takeBackVersion } from "@/lib/programme/commands/take-back-version";
import { getPublishing } from "@/lib/programme/queries/versions";
import { deleteSession } from "@/lib/sessions/commands/delete-session";
import { editSession } from "@/lib/sessions/commands/edit-session";
import { orderSession } from "@/lib/sessions/commands/order-session";
import { factsOf, groundOf, paperIds } from "@/lib/sessions/facts";
import { EditSessionInput } from "@/lib/sessions/schema";
import { takeSnapshot } from "@/lib/sessions/snapshot";
import { aDesk, assign } from "@/tests/factories/desk";
import { aFollow } from "@/tests/factories/follows";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aPart } from "@/tests/factories/presentations";
import { aPlace, theDraft } from "@/tests/factories/sessions";
import { publish } from "@/tests/support/publishing";

const NOW = new Date("2027-01-10T10:00:00Z");
const START = new Date("2027-06-12T01:00:00Z");

let desk: Awaited<ReturnType<typeof aDesk>>;
let session: Awaited<ReturnType<typeof desk.session>>;
let papers: Awaited<ReturnType<typeof desk.paper>>[];

beforeEach(async () => {
  desk = await aDesk();
  session = await desk.session({ startsAt: START });
  papers = [await desk.paper(), await desk.paper()];
  for (const paper of papers) await aPlace(session, paper.id);
  await publish(desk.conference.id, { now: new Date("2026-12-01") });
  await db.programmeEvent.deleteMany({ where: { conferenceId: desk.conference.id } });
});

/** The id of the session that everybody knows. */
const known = () => session.publicId;

/** Publishes the draft, asking whom it tells when it is left out. */
async function published(tell?: "yes" | "no", now = NOW) {
  const conferenceId = desk.conference.id;
  const { revision } = await theDraft(conferenceId);
  return publishProgramme(desk.organiser, { conferenceId, revision, only: [], tell }, now);
}

const [first, second] = [() => papers[0]?.id ?? "", () => papers[1]?.id ?? ""];
const events = () =>
  db.programmeEvent.findMany({
    where: { conferenceId: desk.conference.id },
    orderBy: { number: "asc" },
    select: { before: true, after: true, silencedAt: true, auditEventId: true, actorId: true },
  });
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000).toISOString();

function moved(startsAt: Date, more: Record<string, unknown> = {}) {
  const zone = desk.conference.timeZone;
  const [day = "", time = ""] = startsAt.toLocaleString("sv", { timeZone: zone }).split(" ");
  const { id: sessionId, title, typeId, minutes, version } = session;
  return EditSessionInput.parse({
    ...{ sessionId, title, typeId, minutes, version },
    ...{ startsOn: day, startsAt: time.slice(0, 5), ...more },
  });
}

describe("sessions", () => {
  it("say the same by their snapshots as by what stands", async () => {
    await db.presentation.update({ where: { id: first() }, data: { withdrawnAt: NOW } });
    await db.$transaction(async (tx) => {
      const snapshot = await takeSnapshot(tx, [known()]);
      const ids = paperIds([snapshot]);
      const read = await readFacts(tx, { presentationIds: ids, sessionIds: [known()] }, NOW);
      const derived = factsOf(snapshot, ids, await groundOf(tx, [snapshot]));
      for (const [subject, facts] of Object.entries(derived)) expect(read[subject]).toMatchObject(facts);
    });
  });

  it("that move write one event, of the session and of each paper, with its cause", async () => {
    const to = new Date(START.getTime() + 3_600_000);
    await editSession(desk.organiser, moved(to));
    expect(await events()).toEqual([]);
    expect(await published("yes")).toMatchObject({ ok: true });
    const [event, ...others] = await events();
    expect(others).toEqual([]);
    expect(event?.before).toEqual({
      [`session:${known()}`]: { startsAt: later(0) },
      [`presentation:${first()}`]: { startsAt: later(0) },
      [`presentation:${second()}`]: { startsAt: later(20) },
    });
    expect(event?.after).toEqual({
      [`session:${known()}`]: { startsAt: later(60) },
      [`presentation:${first()}`]: { startsAt: later(60) },
      [`presentation:${second()}`]: { startsAt: later(80) },
    });
    expect(event?.silencedAt).toBeNull();
    const cause = await db.auditEvent.findFirstOrThrow({
      where: { action: "publishProgramme", conferenceId: desk.conference.id, actorId: { not: null } },
    });
    expect(event).toMatchObject({ auditEventId: cause.id, actorId: cause.actorId });
  });

  it("ask first, and change nothing until they have an answer", async () => {
    await editSession(desk.organiser, moved(new Date(START.getTime() + 3_600_000)));
    const asked = await published();
    expect(asked).toEqual({
      ...{ ok: false, reason: "will_tell" },
      facts: { presenters: 2, followers: 0 },
    });
    expect(await events()).toEqual([]);
    expect((await db.themedSession.findUniqueOrThrow({ where: { id: known() } })).startsAt).toEqual(START);
  });

  it("keep silent when told to, but write what happened", async () => {
    await orderSession(desk.organiser, { sessionId: session.id, ids: [second(), first()] });
    await published("no");
    const [event] = await events();
    expect(event?.silencedAt).toEqual(NOW);
    expect(event?.after).toEqual({
      [`session:${known()}`]: { papers: [second(), first()] },
      [`presentation:${first()}`]: { startsAt: later(20) },
      [`presentation:${second()}`]: { startsAt: later(0) },
    });
  });

  it("write nothing of what nobody sees: another theme, an unpublished conference", async () => {
    const { theme } = desk;
    await editSession(desk.organiser, moved(START, { themeId: theme.id }));
    const edited = await published();
    await db.conference.update({ where: { id: desk.conference.id }, data: { publishedAt: null } });
    await assign(desk.organiser, session.id, [(await desk.paper()).id]);
    const assigned = await published();
    // Done without a question: one refused would have left no event either.
    expect([edited.ok, assigned.ok]).toEqual([true, true]);
    expect(await events()).toEqual([]);
  });

  it("that are deleted are held no more, and taken back in time are as if nothing was", async () => {
    const { id: sessionId, version } = session;
    await deleteSession(desk.organiser, { sessionId, version });
    const done = await published("yes");
    const { number } = done.ok ? done.value : { number: 0 };
    const soon = new Date(NOW.getTime() + 14 * 60_000);
    const back = await takeBackVersion(desk.organiser, { conferenceId: desk.conference.id, number }, soon);
    expect(back).toMatchObject({ ok: true, value: { isNeverTold: true } });
    const [deleted, held] = await events();
    expect(deleted?.after).toMatchObject({ [`session:${known()}`]: { isHeld: false, papers: [] } });
    expect(held?.after).toMatchObject({ [`session:${known()}`]: { isHeld: true, startsAt: later(0) } });
    expect([deleted?.silencedAt, held?.silencedAt]).toEqual([null, null]);
  });

  it("ask before a taking back is taken back: what it took back is news again", async () => {
    const conferenceId = desk.conference.id;
    const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    await editSession(desk.organiser, moved(new Date(START.getTime() + 3_600_000)));
    const done = await published("yes");
    const number = done.ok ? done.value.number : 0;
    const toldOf = async () => (await getPublishing(desk.organiser, desk.conference.slug))?.latest?.toldAt;
    expect(await toldOf()).toEqual(later(15));
    await takeBackVersion(desk.organiser, { conferenceId, number }, later(5));
    // It came to nothing before anybody heard of it.
    expect(await toldOf()).toBeNull();
    const again = { conferenceId, number: number + 1 };
    expect(await takeBackVersion(desk.organiser, again, later(6))).toMatchObject({ reason: "will_tell" });
    const told = await takeBackVersion(desk.organiser, { ...again, tell: "yes" }, later(6));
    expect(told).toMatchObject({ ok: true, value: { isNeverTold: false } });
    expect(await toldOf()).toEqual(later(21));
  });

  it("published silently are taken back silently, without a question", async () => {
    await editSession(desk.organiser, moved(new Date(START.getTime() + 3_600_000)));
    const done = await published("no");
    const { number } = done.ok ? done.value : { number: 0 };
    const after = new Date(NOW.getTime() + 16 * 60_000);
    const back = await takeBackVersion(desk.organiser, { conferenceId: desk.conference.id, number }, after);
    expect(back).toMatchObject({ ok: true, value: { isNeverTold: false } });
    expect((await events()).map(({ silencedAt }) => silencedAt)).toEqual([NOW, after]);
  });

  it("ask before they take back what people have heard of", async () => {
    await editSession(desk.organiser, moved(new Date(START.getTime() + 3_600_000)));
    const done = await published("yes");
    const { number } = done.ok ? done.value : { number: 0 };
    const after = new Date(NOW.getTime() + 16 * 60_000);
    const asked = await takeBackVersion(desk.organiser, { conferenceId: desk.conference.id, number }, after);
    expect(asked).toMatchObject({ reason: "will_tell" });
  });
});

describe("presentations", () => {
  it("withdrawn and reinstated say so, and their session goes on without them", async () => {
    await withdrawPresentation(desk.organiser, { id: first(), reason: "", tell: "yes" }, NOW);
    await reinstatePresentations(desk.organiser, { ids: [first()], tell: "yes" }, NOW);
    expect((await events()).map(({ after }) => after)).toEqual([
      {
        [`presentation:${first()}`]: { isWithdrawn: true },
        [`session:${known()}`]: { papers: [second()] },
      },
      {
        [`presentation:${first()}`]: { isWithdrawn: false },
        [`session:${known()}`]: { papers: [first(), second()] },
      },
    ]);
  });

  it("tell of another title, and of no other words", async () => {
    const paper = papers[0];
    const edit = (change: Record<string, unknown>) =>
      editPresentation(
        desk.organiser,
        EditPresentationInput.parse({ ...paper, keywords: "", ...change }),
        NOW,
      );
    expect(await edit({ abstract: "Other words." })).toMatchObject({ ok: true });
    expect(await events()).toEqual([]);
    expect(await edit({ version: 2, title: "Anew" })).toMatchObject({ reason: "will_tell" });
    expect(await edit({ version: 2, title: "Anew", abstract: "Other words.", tell: "yes" })).toMatchObject({
      ok: true,
    });
    expect((await events()).map(({ after }) => after)).toEqual([
      { [`presentation:${first()}`]: { title: "Anew" } },
    ]);
  });
});

it("publishing asks, tells once, and hiding again tells nobody", async () => {
  const { id: conferenceId } = desk.conference;
  await db.conference.update({ where: { id: conferenceId }, data: { publishedAt: null } });
  await aFollow(first());
  const publish = (tell?: "yes") =>
    publishConference(desk.organiser, { conferenceId, version: 1, tell }, NOW);
  expect(await publish()).toMatchObject({ reason: "will_tell", facts: { presenters: 2, followers: 1 } });
  expect(await publish("yes")).toMatchObject({ ok: true });
  await unpublishConference(desk.organiser, { conferenceId, version: 2 }, NOW);
  expect((await events()).map(({ after, silencedAt }) => [after, silencedAt])).toEqual([
    [{ [`conference:${conferenceId}`]: { isPublished: true } }, null],
    [{ [`conference:${conferenceId}`]: { isPublished: false } }, NOW],
  ]);
});

it("a withdrawal tells each person once, not who withdraws, and nobody we cannot reach", async () => {
  const [both, follower] = [await aPerson(), await aPerson()];
  await aPart(first(), { personId: both.id });
  await aPart(first(), { personId: (await aPerson({ emails: undefined })).id, claimedAt: null });
  const part = await db.presenterPart.findFirstOrThrow({ where: { presentationId: first(), position: 0 } });
  for (const personId of [both.id, follower.id, part.personId]) await aFollow(first(), { personId });
  const actor = await actorFor(await db.person.findUniqueOrThrow({ where: { id: part.personId } }));
  const answer = await withdrawPresentation(actor, { id: first(), reason: "" }, NOW);
  expect(answer).toMatchObject({ reason: "will_tell", facts: { presenters: 1, followers: 1 } });
});

it("new media alone tell those who follow, not every presenter", async () => {
  const change = {
    ...{ conferenceId: desk.conference.id, actorId: null, moved: [] },
    changes: [{ subject: `presentation:${first()}`, before: { media: [] }, fields: ["media"] }],
  };
  expect(await whoIsTold(db, change)).toBe(null);
  await aFollow(first(), { personId: (await aPerson()).id });
  const told = await whoIsTold(db, change);
  expect([told?.presenters, told?.followers]).toEqual([0, 1]);
});

it("who wants to hear nothing of a kind is not counted, of another kind they are", async () => {
  const [never, other, both] = [await aPerson(), await aPerson(), await aPerson()];
  for (const { id: personId } of [never, other, both]) await aFollow(first(), { personId });
  await aPart(first(), { personId: both.id });
  const chosen = { kind: "changes", delivery: "never" } as const;
  for (const { id: personId } of [never, both])
    await db.notificationPreference.create({ data: { personId, ...chosen } });
  const presenter = await db.presenterPart.findFirstOrThrow({
    where: { presentationId: first(), position: 0 },
  });
  const { personId } = presenter;
  await db.notificationPreference.create({ data: { personId, kind: "presenting", delivery: "never" } });
  const withdrawn = await withdrawPresentation(desk.organiser, { id: first(), reason: "" }, NOW);
  expect(withdrawn).toMatchObject({ reason: "will_tell", facts: { presenters: 1, followers: 1 } });
  const media = { subject: `presentation:${first()}`, before: { media: [] }, fields: ["media"] };
  const change = { conferenceId: desk.conference.id, actorId: null, changes: [media], moved: [] };
  expect(await whoIsTold(db, change)).toMatchObject({ presenters: 1, followers: 2 });
});

describe("how many would then have a clash", () => {
  /** `count` people follow the first paper and one that begins this many minutes after it. */
  async function clashing(count: number, minutes: number, followsSession = false) {
    const startsAt = new Date(START.getTime() + 3_600_000 + minutes * 60_000);
    const other = await desk.session({ startsAt });
    const paper = await desk.paper();
    await aPlace(other, paper.id);
    for (let n = 0; n < count; n++) {
      const personId = (await aPerson()).id;
      if (followsSession) await db.follow.create({ data: { personId, sessionId: known() } });
      else await aFollow(first(), { personId });
      await aFollow(paper.id, { personId });
    }
    await publish(desk.conference.id, { now: NOW });
    await editSession(desk.organiser, moved(new Date(START.getTime() + 3_600_000)));
    const answer = await published();
    return answer.ok ? null : answer.facts;
  }

  it("is said from five on", async () => {
    expect(await clashing(5, 19)).toEqual({ presenters: 2, followers: 5, clashing: 5 });
  });

  it("is no number below five", async () => {
    expect(await clashing(4, 19)).toEqual({ presenters: 2, followers: 4, clashing: "fewer than 5" });
  });

  it("counts nobody whose next talk begins as this one ends", async () => {
    expect(await clashing(5, 20)).toEqual({ presenters: 2, followers: 5, clashing: "fewer than 5" });
  });

  it("counts followers of the session for all of it", async () => {
    expect(await clashing(5, 99, true)).toEqual({ presenters: 2, followers: 5, clashing: 5 });
  });
});
