import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, system } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { mailSender } from "@/lib/mail/send-mails";
import { smtpTransport } from "@/lib/mail/smtp";
import { tellChanges } from "@/lib/notifications/jobs/tell-changes";
import { aConference, aRoom, aType } from "@/tests/factories/conferences";
import { aChange } from "@/tests/factories/events";
import { aFollow } from "@/tests/factories/follows";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";
import { openMailbox } from "@/tests/support/mailbox";

// A Thursday noon in Tokyo, weeks before the conference; nobody has quiet hours but who says so.
const NOON = Date.parse("2027-05-13T03:00:00Z");
const at = (minutes: number) => new Date(NOON + minutes * 60_000);
const AWAKE = { quietFrom: 0, quietUntil: 0 };

let mailbox: Awaited<ReturnType<typeof openMailbox>>;
let transport: ReturnType<typeof smtpTransport>;
beforeAll(async () => {
  mailbox = await openMailbox();
  transport = smtpTransport(mailbox.url);
});
afterAll(async () => {
  transport.close();
  await mailbox.close();
});
beforeEach(() => void mailbox.mails.splice(0));

describe("twenty moves in five minutes", () => {
  it("are one mail with the net effect, when the session comes to rest", async () => {
    const { conference, session, rooms, follower } = await aScene();
    for (let move = 0; move < 20; move += 1) {
      await moveTo(conference.id, session.id, { startsAt: slot(move), roomId: rooms[1] }, at(move / 4));
      await tell(conference.id, at(move / 4));
    }
    expect(await db.pendingNotice.count()).toBe(0);
    await tell(conference.id, at(19));
    expect(mailbox.mails).toEqual([]);
    await tell(conference.id, at(19.75));
    await tell(conference.id, at(60));
    expect(mailbox.recipients()).toEqual([addressOf(follower)]);
    expect(mailbox.mails.map(({ subject }) => subject)).toEqual(["Moved: Tides"]);
    expect(mailbox.mails[0]?.text).toContain(
      "“Tides” is now on Fri 11 June, 13:45–14:05 (GMT+9), Room B; before: Fri 11 June, 09:00–09:20 (GMT+9), Room A.",
    );
    expect(await db.pendingNotice.count()).toBe(0);
    expect(await db.notification.count({ where: { personId: follower.id } })).toBe(1);
  });

  it("and back again are none", async () => {
    const { conference, session, rooms, follower } = await aScene();
    await moveTo(conference.id, session.id, { startsAt: slot(9), roomId: rooms[1] }, at(0));
    await moveTo(conference.id, session.id, { startsAt: slot(0), roomId: rooms[0] }, at(5));
    await tell(conference.id, at(30));
    expect(mailbox.mails).toEqual([]);
    expect(await db.notification.count({ where: { personId: follower.id } })).toBe(0);
    expect(await db.pendingNotice.count()).toBe(0);
  });

  it("and then withdrawn say only that it is withdrawn", async () => {
    const { conference, session, presentation } = await aScene();
    await moveTo(conference.id, session.id, { startsAt: slot(9) }, at(0));
    await withdraw(conference.id, presentation.id, at(5));
    await tell(conference.id, at(30));
    expect(mailbox.mails.map(({ subject }) => subject)).toEqual(["Withdrawn: Tides"]);
    expect(mailbox.mails[0]?.text).not.toContain("now on");
    await moveTo(conference.id, session.id, { startsAt: slot(3) }, at(40));
    await tell(conference.id, at(90));
    expect(mailbox.mails).toHaveLength(1);
  });

  it("wait for what is still changing: a person's quiet minutes count from the last change", async () => {
    const { conference, session, presentation, follower } = await aScene();
    const other = await aPresentation(conference.id, { title: "Waves" });
    await aFollow(other.id, { personId: follower.id, followedAt: at(-60) });
    const second = await aFollower(presentation.id);
    await moveTo(conference.id, session.id, { startsAt: slot(9) }, at(0));
    await rename(conference.id, other.id, "Waves and wind", at(10));
    await tell(conference.id, at(15));
    expect(mailbox.recipients()).toEqual([addressOf(second)]);
    await tell(conference.id, at(24));
    expect(mailbox.mails).toHaveLength(1);
    await tell(conference.id, at(25));
    expect(mailbox.recipients()).toEqual([addressOf(second), addressOf(follower)]);
    expect(mailbox.mails[1]?.subject).toBe("Moved: Tides, and 1 more");
    expect(mailbox.mails[1]?.text).toContain("“Waves” is now called “Waves and wind”.");
  });

  it("wait as long as the conference says", async () => {
    const { conference, session } = await aScene({ quietMinutes: 60 });
    await moveTo(conference.id, session.id, { startsAt: slot(9) }, at(0));
    await tell(conference.id, at(59));
    expect(mailbox.mails).toEqual([]);
    await tell(conference.id, at(60));
    expect(mailbox.mails).toHaveLength(1);
  });

  it("come back by themselves at the instant they come to rest", async () => {
    const { conference, session } = await aScene();
    await moveTo(conference.id, session.id, { startsAt: slot(9) }, at(0));
    await tell(conference.id, at(1));
    expect(await nextLook(conference.id)).toEqual(at(15));
  });
});

describe("what starts within 24 hours", () => {
  const soon = new Date(NOON + 20 * 3_600_000);
  const asleep = { quietFrom: 0, quietUntil: 23 * 60 + 59 };

  it("moved or withdrawn is told at once, also in quiet hours", async () => {
    const { conference, session, presentation, follower } = await aScene({}, { startsAt: soon });
    await db.person.update({ where: { id: follower.id }, data: asleep });
    await moveTo(conference.id, session.id, { startsAt: slot(9) }, at(0));
    await tell(conference.id, at(0));
    await moveTo(conference.id, session.id, { startsAt: soon }, at(1));
    await tell(conference.id, at(1));
    await withdraw(conference.id, presentation.id, at(2));
    await tell(conference.id, at(2));
    expect(mailbox.mails.map(({ subject }) => subject)).toEqual([
      "Moved: Tides",
      "Moved: Tides",
      "Withdrawn: Tides",
    ]);
  });

  it("changed otherwise does not wait for rest, but for the end of quiet hours in the person's zone", async () => {
    const { conference, presentation, follower } = await aScene({}, { startsAt: soon });
    const night = { quietFrom: 22 * 60, quietUntil: 7 * 60, timeZone: "America/New_York" };
    await db.person.update({ where: { id: follower.id }, data: night });
    const awake = await aFollower(presentation.id);
    await rename(conference.id, presentation.id, "Tides again", at(0));
    await tell(conference.id, at(0));
    expect(mailbox.recipients()).toEqual([addressOf(awake)]);
    const morning = new Date("2027-05-13T11:00:00Z");
    expect(await nextLook(conference.id)).toEqual(morning);
    await tell(conference.id, new Date(morning.getTime() - 1));
    expect(mailbox.mails).toHaveLength(1);
    await tell(conference.id, morning);
    expect(mailbox.recipients()).toEqual([addressOf(awake), addressOf(follower)]);
  });
});

describe("quiet hours", () => {
  it("hold what waits until their end, for each in their own zone", async () => {
    const { conference, session, presentation, follower } = await aScene();
    // 12:00 in Tokyo is 23:00 the day before in New York: 11:00 UTC is its 07:00.
    const [york, berlin] = [await aFollower(presentation.id), await aFollower(presentation.id)];
    const night = { quietFrom: 22 * 60, quietUntil: 7 * 60 };
    await db.person.update({ where: { id: york.id }, data: { ...night, timeZone: "America/New_York" } });
    await db.person.update({ where: { id: berlin.id }, data: { ...night, timeZone: "Europe/Berlin" } });
    await moveTo(conference.id, session.id, { startsAt: slot(9) }, at(0));
    await tell(conference.id, at(15));
    expect(mailbox.recipients()).toEqual([addressOf(follower)]);
    await tell(conference.id, new Date("2027-05-13T05:00:00Z"));
    expect(mailbox.recipients()).toEqual([addressOf(follower), addressOf(berlin)]);
    await tell(conference.id, new Date("2027-05-13T11:00:00Z"));
    expect(mailbox.recipients()).toEqual([addressOf(follower), addressOf(berlin), addressOf(york)]);
  });
});

describe("who is told", () => {
  it("is nobody who began to follow after the change, and of each only what they did not know", async () => {
    const { conference, session, presentation, follower } = await aScene();
    await moveTo(conference.id, session.id, { startsAt: slot(4) }, at(0));
    const between = await aFollower(presentation.id, at(2));
    await moveTo(conference.id, session.id, { startsAt: slot(9) }, at(4));
    await aFollower(presentation.id, at(6));
    await tell(conference.id, at(30));
    expect(mailbox.recipients().sort()).toEqual([addressOf(follower), addressOf(between)].sort());
    const textTo = (person: Person) =>
      mailbox.mails.find(({ to }) => JSON.stringify(to).includes(addressOf(person)))?.text;
    expect(textTo(follower)).toContain("before: Fri 11 June, 09:00");
    expect(textTo(between)).toContain("before: Fri 11 June, 10:00");
  });

  it("is nobody who unfollowed before it came to rest, left, or was merged", async () => {
    const { conference, session, presentation, follower } = await aScene();
    const [left, merged] = [await aFollower(presentation.id), await aFollower(presentation.id)];
    await moveTo(conference.id, session.id, { startsAt: slot(4) }, at(0));
    await db.follow.deleteMany({ where: { personId: follower.id } });
    await db.person.update({ where: { id: left.id }, data: { leftAt: at(1) } });
    await db.person.update({ where: { id: merged.id }, data: { mergedIntoId: left.id, mergedAt: at(1) } });
    await tell(conference.id, at(30));
    expect(mailbox.mails).toEqual([]);
    expect(await db.pendingNotice.count()).toBe(0);
  });

  it("is nobody who left or was merged while quiet hours held it back from them", async () => {
    const { conference, session, presentation, follower } = await aScene();
    const [left, merged] = [await aFollower(presentation.id), await aFollower(presentation.id)];
    const asleep = { quietFrom: 0, quietUntil: 13 * 60 };
    await db.person.updateMany({ where: { id: { in: [left.id, merged.id] } }, data: asleep });
    await moveTo(conference.id, session.id, { startsAt: slot(4) }, at(0));
    await tell(conference.id, at(30));
    expect(await db.pendingNotice.count()).toBe(2);
    await db.person.update({ where: { id: left.id }, data: { leftAt: at(31) } });
    await db.person.update({ where: { id: merged.id }, data: { mergedIntoId: left.id, mergedAt: at(31) } });
    await tell(conference.id, at(60));
    expect(mailbox.recipients()).toEqual([addressOf(follower)]);
    expect(await db.notification.count({ where: { conferenceId: conference.id } })).toBe(1);
    expect(await db.pendingNotice.count()).toBe(0);
  });

  it("is not who made the change, but of what others changed they are", async () => {
    const { conference, session, follower } = await aScene();
    const actor = await actorFor(follower);
    await moveTo(conference.id, session.id, { startsAt: slot(4) }, at(0), actor);
    await tell(conference.id, at(30));
    expect(mailbox.mails).toEqual([]);
    await moveTo(conference.id, session.id, { startsAt: slot(6) }, at(40), actor);
    await moveTo(conference.id, session.id, { startsAt: slot(9) }, at(41));
    await tell(conference.id, at(80));
    expect(mailbox.mails).toHaveLength(1);
    expect(mailbox.mails[0]?.text).toContain("before: Fri 11 June, 10:30");
  });

  it("is nobody when whoever made the change chose so", async () => {
    const { conference, session } = await aScene();
    await moveTo(conference.id, session.id, { startsAt: slot(4) }, at(0), system, "no");
    await tell(conference.id, at(30));
    expect(mailbox.mails).toEqual([]);
  });

  it("of a followed session and its followed paper hears of one move once", async () => {
    const { conference, session, follower } = await aScene();
    await db.follow.create({ data: { personId: follower.id, sessionId: session.id, followedAt: at(-60) } });
    await moveTo(conference.id, session.id, { startsAt: slot(4) }, at(0));
    await tell(conference.id, at(30));
    expect(mailbox.mails.map(({ subject }) => subject)).toEqual(["Moved: Coasts"]);
    expect(mailbox.mails[0]?.text).not.toContain("Tides");
  });
});

describe("once", () => {
  it("however often the job runs, and when two run at the same moment", async () => {
    const { conference, session, follower } = await aScene();
    await moveTo(conference.id, session.id, { startsAt: slot(4) }, at(0));
    await Promise.all([1, 2, 3].map(() => tellChanges(conference.id, at(30))));
    await tell(conference.id, at(31));
    expect(mailbox.recipients()).toEqual([addressOf(follower)]);
    expect(await db.notification.count({ where: { personId: follower.id } })).toBe(1);
  });

  it("also for an event whose transaction commits after a later one was told", async () => {
    const { conference, session, follower } = await aScene();
    const other = await aPresentation(conference.id, { title: "Waves" });
    await aFollow(other.id, { personId: follower.id, followedAt: at(-60) });
    await transaction(async (tx) => {
      // Has its number before the other, and is there after that one was told.
      await tx.presentation.update({ where: { id: other.id }, data: { title: "Waves and wind" } });
      const [before, after] = ["Waves", "Waves and wind"].map((title) => ({
        [`presentation:${other.id}`]: { title },
      }));
      const data = { conferenceId: conference.id, at: at(0), presentationIds: [other.id] };
      await tx.programmeEvent.create({ data: { ...data, before: before ?? {}, after: after ?? {} } });
      await moveTo(conference.id, session.id, { startsAt: slot(4) }, at(1));
      await tell(conference.id, at(30));
    });
    await tell(conference.id, at(31));
    expect(mailbox.mails.map(({ subject }) => subject)).toEqual([
      "Moved: Tides",
      "New title: Waves and wind",
    ]);
    expect(await db.notification.count({ where: { personId: follower.id } })).toBe(2);
  });
});

describe("preferences", () => {
  it("say how: by mail at once, in the daily digest, in the app only, not at all", async () => {
    const { conference, session, presentation, follower } = await aScene();
    const chosen = ["daily", "in_app", "never"] as const;
    const people = new Map<string, string>();
    for (const delivery of chosen) {
      const person = await aFollower(presentation.id);
      await db.notificationPreference.create({ data: { personId: person.id, kind: "changes", delivery } });
      people.set(delivery, person.id);
    }
    await moveTo(conference.id, session.id, { startsAt: slot(4) }, at(0));
    await tell(conference.id, at(30));
    expect(mailbox.recipients()).toEqual([addressOf(follower)]);
    const told = await db.notification.findMany({ where: { conferenceId: conference.id } });
    const dueOf = (id: string | undefined) => told.find(({ personId }) => personId === id)?.digestDueAt;
    expect([follower.id, ...chosen.map((delivery) => people.get(delivery))].map(dueOf)).toEqual([
      null,
      new Date("2027-05-13T23:00:00Z"),
      null,
      undefined,
    ]);
    const mail = await db.mail.findFirstOrThrow({ where: { personId: follower.id } });
    expect([mail.kinds, mail.conferenceId]).toEqual([["changes"], conference.id]);
  });
});

type Person = Awaited<ReturnType<typeof aPerson>>;

/** A paper “Tides”, first of the session “Coasts” in Room A on Friday at 09:00 in Tokyo, with one follower. */
async function aScene(
  conferenceOverrides: { quietMinutes?: number } = {},
  sessionOverrides: { startsAt?: Date } = {},
) {
  const conference = await aConference(conferenceOverrides);
  const type = await aType(conference.id);
  const rooms = [
    (await aRoom(conference.id, { name: "Room A" })).id,
    (await aRoom(conference.id, { name: "Room B" })).id,
  ] as const;
  const presentation = await aPresentation(conference.id, { title: "Tides", typeId: type.id });
  const session = await aSession(conference.id, {
    ...{ title: "Coasts", typeId: type.id, roomId: rooms[0], startsAt: slot(0) },
    ...sessionOverrides,
  });
  await aPlace(session, presentation.id);
  const follower = await aFollower(presentation.id);
  return { conference, session, rooms, presentation, follower };
}

async function aFollower(presentationId: string, followedAt = at(-60)): Promise<Person> {
  const person = await aPerson(AWAKE);
  await aFollow(presentationId, { personId: person.id, followedAt });
  return person;
}

/** Friday 09:00 in Tokyo and quarters of an hour later. */
function slot(quarters: number): Date {
  return new Date(Date.parse("2027-06-11T00:00:00Z") + quarters * 15 * 60_000);
}

async function moveTo(
  conferenceId: string,
  sessionId: string,
  data: { startsAt?: Date; roomId?: string },
  when: Date,
  actor: Actor = system,
  tell: "yes" | "no" = "yes",
) {
  const places = await db.place.findMany({ where: { sessionId } });
  const presentationIds = places.map((place) => place.presentationId);
  await aChange(
    conferenceId,
    { presentationIds, sessionIds: [sessionId] },
    (tx) => tx.themedSession.update({ where: { id: sessionId }, data }),
    { at: when, actor, tell },
  );
}

async function withdraw(conferenceId: string, id: string, when: Date) {
  await aChange(
    conferenceId,
    { presentationIds: [id] },
    (tx) => tx.presentation.update({ where: { id }, data: { withdrawnAt: when } }),
    { at: when },
  );
}

async function rename(conferenceId: string, id: string, title: string, when: Date) {
  await aChange(
    conferenceId,
    { presentationIds: [id] },
    (tx) => tx.presentation.update({ where: { id }, data: { title } }),
    { at: when },
  );
}

/** What the worker does at an instant: tells, and hands the mails over. */
async function tell(conferenceId: string, now: Date) {
  await tellChanges(conferenceId, now);
  await db.mail.updateMany({ where: { sentAt: null }, data: { dueAt: now } });
  await mailSender({ transport, workerId: "here", choicesOf: () => null }).drain(() => now);
}

async function nextLook(conferenceId: string): Promise<Date | undefined> {
  const [job] = await db.$queryRaw<{ runAt: Date }[]>`
    SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`tell_changes:${conferenceId}:rest`}`;
  return job?.runAt;
}

function addressOf(person: Person): string {
  return person.emails[0]?.address ?? "";
}
