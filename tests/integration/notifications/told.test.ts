import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { tellChanges } from "@/lib/notifications/jobs/tell-changes";
import { aConference, aKind, aRoom, aType } from "@/tests/factories/conferences";
import { aChange } from "@/tests/factories/events";
import { aFollow } from "@/tests/factories/follows";
import { aLink, aRequest } from "@/tests/factories/media";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";
import { statementsOf } from "@/tests/support/statements";

const START = new Date("2027-06-11T00:00:00Z");
const THEN = new Date("2027-05-13T03:00:00Z");
const AWAKE = { quietFrom: 0, quietUntil: 0 };

beforeEach(async () => {
  await db.mail.deleteMany();
  await db.notification.deleteMany();
});

describe("presenters are told", () => {
  it("that theirs moved, in words of their own", async () => {
    const { conference, session, presentation, presenter } = await aScene();
    await change(conference.id, { presentationIds: [presentation.id], sessionIds: [session.id] }, () =>
      db.themedSession.update({
        where: { id: session.id },
        data: { startsAt: new Date("2027-06-11T02:00:00Z") },
      }),
    );
    expect(await told(conference.id)).toEqual({
      [presenter.name]: [
        "own_changed",
        "Your presentation “Tides” is now on Fri 11 June, 11:00–11:20 (GMT+9), Room A; before: Fri 11 June, 09:00–09:20 (GMT+9), Room A.",
      ],
    });
    expect(await db.mail.findMany()).toMatchObject([{ subject: "Moved: Tides", kinds: ["presenting"] }]);
  });

  it("that theirs is assigned to a session, and when", async () => {
    const { conference, session, presenter } = await aScene();
    const other = await aPresentation(conference.id, { title: "Waves", typeId: session.typeId });
    await aPart(other.id, { personId: presenter.id });
    await change(conference.id, { presentationIds: [other.id] }, () => aPlace(session, other.id));
    expect(await told(conference.id)).toEqual({
      [presenter.name]: [
        "own_changed",
        "Your presentation “Waves” is assigned to “Coasts”: Fri 11 June, 09:20–09:40 (GMT+9), Room A.",
      ],
    });
  });

  it("of a withdrawal also where only the organisers know their address, and of nothing else then", async () => {
    const { conference, session, presentation, presenter } = await aScene();
    const unproved = { create: { address: "known@example.org", isPrimary: true } };
    const listed = await aPerson({ ...AWAKE, claimedAt: null, emails: unproved });
    await aPart(presentation.id, { personId: listed.id, claimedAt: null });
    const subjects = { presentationIds: [presentation.id], sessionIds: [session.id] };
    await change(conference.id, subjects, () =>
      db.themedSession.update({
        where: { id: session.id },
        data: { startsAt: new Date("2027-06-11T02:00:00Z") },
      }),
    );
    expect(Object.keys(await told(conference.id))).toEqual([presenter.name]);
    await db.mail.deleteMany();
    await change(conference.id, subjects, () =>
      db.presentation.update({
        where: { id: presentation.id },
        data: { withdrawnAt: THEN, withdrawnReason: "Illness." },
      }),
    );
    const mails = await db.mail.findMany({ orderBy: { recipient: "asc" } });
    expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ["known@example.org", "Withdrawn: Tides"],
      [presenter.emails[0]?.address, "Withdrawn: Tides"],
    ]);
    expect(mails[0]?.text).toContain(
      "“Tides” was withdrawn. Its page stays and says so. The reason given: Illness.",
    );
  });

  it("when the programme is published, with what they give", async () => {
    const { conference, presentation, presenter } = await aScene();
    await db.conference.update({ where: { id: conference.id }, data: { publishedAt: null } });
    const follower = await aPerson(AWAKE);
    await aFollow(presentation.id, { personId: follower.id, followedAt: START_OF_ALL });
    await change(conference.id, { conferenceIds: [conference.id] }, () =>
      db.conference.update({ where: { id: conference.id }, data: { publishedAt: THEN } }),
    );
    const published = `The programme of ${conference.name} is published.`;
    expect(await told(conference.id)).toEqual({
      [presenter.name]: [
        "programme_published",
        `${published} You present “Tides”: Fri 11 June, 09:00–09:20 (GMT+9), Room A.`,
      ],
      [follower.name]: ["programme_published", published],
    });
  });
});

describe("chairs are told", () => {
  it("that they chair, or no longer chair, a session", async () => {
    const { conference, session } = await aScene();
    const [before, after] = [await aPerson(AWAKE), await aPerson(AWAKE)];
    const chairedBy = (chairId: string) => () =>
      db.themedSession.update({ where: { id: session.id }, data: { chairId } });
    await chairedBy(before.id)();
    await change(conference.id, { sessionIds: [session.id] }, chairedBy(after.id));
    expect(await told(conference.id)).toEqual({
      [before.name]: ["own_changed", "You no longer chair the session “Coasts”."],
      [after.name]: [
        "own_changed",
        "You chair the session “Coasts”: Fri 11 June, 09:00–10:40 (GMT+9), Room A.",
      ],
    });
  });
});

describe("new media are told", () => {
  it("to followers, but not to who added them, nor to who asked for them and was answered", async () => {
    const { conference, presentation } = await aScene();
    const kind = await aKind(conference.id, { name: "Slides" });
    const [follower, adder, asker] = [await aPerson(AWAKE), await aPerson(AWAKE), await aPerson(AWAKE)];
    for (const { id } of [follower, adder, asker])
      await aFollow(presentation.id, { personId: id, followedAt: START_OF_ALL });
    await change(conference.id, { presentationIds: [presentation.id] }, async () => {
      const media = await aLink(presentation.id, kind.id, { label: "Talk", addedById: adder.id });
      const answered = { personId: asker.id, fulfilledAt: THEN, fulfilledByMediaId: media.id };
      await aRequest(presentation.id, kind.id, answered);
    });
    expect(await told(conference.id)).toEqual({
      [follower.name]: ["followed_media", "New on “Tides”: Slides, “Talk”."],
    });
    expect(await db.mail.count()).toBe(0);
    expect((await db.notification.findFirst())?.digestDueAt).not.toBe(null);
  });
});

describe("what is told, and what waits to be", () => {
  it("goes with its person and with its conference, like what has a foreign key", async () => {
    const [kept, gone] = [await aConference(), await aConference()];
    const [stays, goes] = [await aPerson(), await aPerson({ emails: {} })];
    for (const personId of [stays.id, goes.id])
      for (const { id: conferenceId } of [kept, gone]) {
        const subject = `conference:${conferenceId}`;
        const waits = { personId, conferenceId, subject, before: {}, lastChangedAt: THEN };
        await db.pendingNotice.create({ data: waits });
        await db.notification.create({ data: { personId, conferenceId, kind: "own_changed" } });
        const mail = { personId, conferenceId, recipient: "a@example.org", subject: "S", text: "T" };
        await db.mail.create({ data: mail });
      }
    await db.$executeRaw`DELETE FROM "Person" WHERE id = ${goes.id}::uuid`;
    await db.$executeRaw`DELETE FROM "Conference" WHERE id = ${gone.id}::uuid`;
    const left = [
      await db.pendingNotice.findMany(),
      await db.notification.findMany(),
      await db.mail.findMany(),
    ].map((rows) => rows.map(({ personId, conferenceId }) => [personId, conferenceId]));
    expect(left).toEqual([1, 2, 3].map(() => [[stays.id, kept.id]]));
  });
});

describe("telling", () => {
  it("takes as many statements for three people as for one", async () => {
    const counts: number[] = [];
    for (const followers of [1, 3]) {
      const { conference, session, presentation } = await aScene();
      for (let n = 0; n < followers; n += 1)
        await aFollow(presentation.id, { personId: (await aPerson(AWAKE)).id, followedAt: START_OF_ALL });
      const startsAt = new Date("2027-06-11T02:00:00Z");
      await record(conference.id, { presentationIds: [presentation.id], sessionIds: [session.id] }, () =>
        db.themedSession.update({ where: { id: session.id }, data: { startsAt } }),
      );
      counts.push(await statementsOf(() => tellChanges(conference.id, RESTED)));
      const mails = await db.mail.findMany({ where: { conferenceId: conference.id } });
      expect(mails).toHaveLength(followers + 1);
      for (const { recipient, personId } of mails)
        expect(await db.emailAddress.findMany({ where: { address: recipient } })).toMatchObject([
          { personId },
        ]);
    }
    expect(counts[1]).toBe(counts[0]);
  });
});

const START_OF_ALL = new Date("2026-01-01");
const RESTED = new Date(THEN.getTime() + 3_600_000);

/** A paper “Tides” by a presenter, first of the session “Coasts”: Friday, 09:00 in Tokyo, Room A. */
async function aScene() {
  const conference = await aConference();
  const type = await aType(conference.id);
  const room = await aRoom(conference.id, { name: "Room A" });
  const presentation = await aPresentation(conference.id, { title: "Tides", typeId: type.id });
  const presenter = await aPerson(AWAKE);
  await aPart(presentation.id, { personId: presenter.id });
  const placed = { title: "Coasts", typeId: type.id, roomId: room.id, startsAt: START };
  const session = await aSession(conference.id, placed);
  await aPlace(session, presentation.id);
  return { conference, session, presentation, presenter };
}

type Subjects = Parameters<typeof aChange>[1];

/** A change, committed with its event. */
async function record(conferenceId: string, subjects: Subjects, work: () => Promise<unknown>) {
  await aChange(conferenceId, subjects, work, { at: THEN });
}

/** A change, an hour later told. */
async function change(conferenceId: string, subjects: Subjects, work: () => Promise<unknown>) {
  await record(conferenceId, subjects, work);
  await tellChanges(conferenceId, RESTED);
}

/** What each was told last: kind and sentence, by name. */
async function told(conferenceId: string) {
  const rows = await db.$queryRaw<{ name: string; kind: string; said: string }[]>`
    SELECT p.name, n.kind, n.details ->> 'said' AS said FROM "Notification" n JOIN "Person" p ON p.id = n."personId"
    WHERE n."conferenceId" = ${conferenceId}::uuid`;
  return Object.fromEntries(rows.map(({ name, kind, said }) => [name, [kind, said]]));
}
