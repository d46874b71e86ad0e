import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { remindStarts } from "@/lib/push/jobs/remind-starts";
import { aConference, aRoom, aType } from "@/tests/factories/conferences";
import { aFollow } from "@/tests/factories/follows";
import { aPerson } from "@/tests/factories/people";
import { aPresentation } from "@/tests/factories/presentations";
import { aPushSubscription, aSignIn } from "@/tests/factories/push";
import { aPlace, aSession, theDraft } from "@/tests/factories/sessions";
import { statementsOf } from "@/tests/support/statements";

const START = new Date("2027-06-11T05:00:00Z");
const minutesBefore = (minutes: number, at = START) => new Date(at.getTime() - minutes * 60_000);
const MINUTE = 60_000;

/** Two papers of 20 minutes in one session from 14:00 in Tokyo, in Room B. */
async function aStage(
  overrides: Parameters<typeof aSession>[1] & { timeZone?: string; grouped?: boolean } = {},
) {
  const { timeZone = "Asia/Tokyo", grouped = true, ...session } = overrides;
  const conference = await aConference({ timeZone, name: "Tides of Trade" });
  const type = await aType(conference.id, { isGrouped: grouped });
  const room = await aRoom(conference.id, { name: "Room B" });
  const held = await aSession(conference.id, {
    ...{ title: "Harbours", typeId: type.id, roomId: room.id, startsAt: START },
    ...session,
  });
  const first = await aPresentation(conference.id, { title: "Ropes", typeId: type.id });
  const second = await aPresentation(conference.id, { title: "Sails", typeId: type.id });
  await aPlace(held, first.id);
  await aPlace(held, second.id);
  return { conference, session: held, first, second };
}

type Somebody = Awaited<ReturnType<typeof aPerson>>;
const followSession = (personId: string, sessionId: string) =>
  db.follow.create({ data: { personId, sessionId } });
const choose = (personId: string, delivery: "at_once" | "in_app" | "never") =>
  db.notificationPreference.create({ data: { personId, kind: "reminders", delivery } });
const toldOf = async ({ id }: { id: string }) =>
  (
    await db.notification.findMany({
      where: { personId: id },
      orderBy: [{ createdAt: "asc" }, { dedupeKey: "asc" }],
    })
  ).map(({ details }) => details);
const titlesOf = async (person: Somebody) =>
  (await toldOf(person)).map((details) => (details as { title: string }).title);
const mailsTo = (person: Somebody) => db.mail.findMany({ where: { personId: person.id } });
const pushesTo = async ({ id }: { id: string }) =>
  db.$queryRaw<{ subscriptionId: string; startsAt: string; subject: string }[]>`
    SELECT payload->>'subscriptionId' AS "subscriptionId", payload->>'startsAt' AS "startsAt",
      payload->>'subject' AS subject
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    JOIN "Notification" n ON n.id::text = payload->>'notificationId'
    WHERE t.identifier = 'push_reminder' AND n."personId" = ${id}::uuid ORDER BY 1`;

describe("a reminder", () => {
  it("comes 15 minutes before the paper itself, not before and not after it began, once", async () => {
    const { conference, second } = await aStage();
    const { personId } = await aFollow(second.id);
    const told = () => toldOf({ id: personId });
    const start = new Date(START.getTime() + 20 * MINUTE);
    await remindStarts(new Date(minutesBefore(15, start).getTime() - 1));
    expect(await told()).toEqual([]);
    await remindStarts(minutesBefore(15, start));
    const reminder = {
      title: "Sails",
      path: `/${conference.slug}/presentations/${second.slug}`,
      what: "Room B",
      said: "14:20 (GMT+9)",
    };
    expect(await told()).toEqual([reminder]);
    for (const minutes of [14, 10, 1, 0, -1]) await remindStarts(minutesBefore(minutes, start));
    expect(await told()).toEqual([reminder]);
  });

  it("of something that began meanwhile does not come at all, and one after an outage comes late", async () => {
    const { first, second } = await aStage();
    const early = await aFollow(first.id);
    const late = await aFollow(second.id);
    await remindStarts(START);
    expect(await toldOf({ id: early.personId })).toEqual([]);
    await remindStarts(minutesBefore(0.5, new Date(START.getTime() + 20 * MINUTE)));
    expect(await toldOf({ id: late.personId })).toMatchObject([{ title: "Sails" }]);
  });

  it("comes once when the clock strikes three times at once", async () => {
    const { first } = await aStage();
    const person = await aPerson();
    await aFollow(first.id, { personId: person.id });
    await aPushSubscription(person.id);
    await Promise.all([1, 2, 3].map(() => remindStarts(minutesBefore(15))));
    await Promise.all([1, 2, 3].map(() => remindStarts(minutesBefore(14))));
    expect((await toldOf(person)).length).toBe(1);
    expect((await pushesTo(person)).length).toBe(1);
  });

  it("comes again for the new time when the talk moved to later, and to earlier", async () => {
    const { session, first } = await aStage();
    const { personId } = await aFollow(first.id);
    const moveTo = (startsAt: Date) =>
      db.themedSession.update({ where: { id: session.id }, data: { startsAt } });
    await remindStarts(minutesBefore(15));
    await moveTo(minutesBefore(-60));
    await remindStarts(minutesBefore(10));
    expect((await toldOf({ id: personId })).length).toBe(1);
    await remindStarts(minutesBefore(-45));
    expect(await toldOf({ id: personId })).toMatchObject([
      { said: "14:00 (GMT+9)" },
      { said: "15:00 (GMT+9)" },
    ]);
    await moveTo(minutesBefore(-50));
    await remindStarts(minutesBefore(-44));
    expect((await toldOf({ id: personId })).length).toBe(3);
  });

  it("does not come of what was withdrawn, is a draft, is unplaced or unpublished, or is not followed any more", async () => {
    const { session, first, second } = await aStage();
    const person = await aPerson();
    const id = person.id;
    await aFollow(first.id, { personId: id });
    await aFollow(second.id, { personId: id });
    await db.presentation.update({ where: { id: first.id }, data: { withdrawnAt: minutesBefore(60) } });
    await db.follow.delete({
      where: { presentationId_personId: { presentationId: second.id, personId: id } },
    });

    const draft = await aStage();
    await aFollow(draft.second.id, { personId: id });
    await db.presentation.update({ where: { id: draft.second.id }, data: { acceptedAt: null } });
    const hidden = await aStage();
    await followSession(id, hidden.session.id);
    await db.conference.update({ where: { id: hidden.conference.id }, data: { publishedAt: null } });
    const planned = await aStage();
    await followSession(id, planned.session.id);
    const { id: draftId } = await theDraft(planned.conference.id);
    await db.programme.delete({ where: { id: draftId } });
    await db.programme.updateMany({
      where: { id: planned.session.programmeId },
      data: { publishedAt: null },
    });
    const unplaced = await aStage({ startsAt: null });
    await followSession(id, unplaced.session.id);
    const empty = await aStage();
    await followSession(id, empty.session.id);
    await db.presentation.updateMany({
      where: { conferenceId: empty.conference.id },
      data: { withdrawnAt: minutesBefore(60) },
    });

    for (const minutes of [15, 5, -10, -15]) await remindStarts(minutesBefore(minutes));
    expect(await titlesOf(person)).toEqual([]);
    await followSession(id, session.id);
    await remindStarts(minutesBefore(15));
    expect(await titlesOf(person)).toEqual(["Harbours"]);
  });

  it("of a followed session is one at its start; papers in it are reminded of where they are followed too", async () => {
    const { session, first, second } = await aStage();
    const [whole, both, papers] = [await aPerson(), await aPerson(), await aPerson()];
    await followSession(whole.id, session.id);
    await followSession(both.id, session.id);
    for (const { id } of [both, papers]) {
      await aFollow(first.id, { personId: id });
      await aFollow(second.id, { personId: id });
    }
    await remindStarts(minutesBefore(15));
    await remindStarts(minutesBefore(-5));
    expect(await titlesOf(whole)).toEqual(["Harbours"]);
    expect(await titlesOf(both)).toEqual(["Harbours", "Sails"]);
    expect(await titlesOf(papers)).toEqual(["Ropes", "Sails"]);
  });

  it("of posters comes at the start of their session, whatever their order", async () => {
    const { second } = await aStage({ grouped: false });
    const person = await aPerson();
    await aFollow(second.id, { personId: person.id });
    await remindStarts(minutesBefore(15));
    expect(await toldOf(person)).toMatchObject([{ title: "Sails", said: "14:00 (GMT+9)" }]);
  });

  it.each([
    ["the hour that clocks skip", "2027-03-28T01:05:00Z", "03:05 (CEST)"],
    ["the first of two hours that look alike", "2027-10-31T00:30:00Z", "02:30 (CEST)"],
    ["the second of two hours that look alike", "2027-10-31T01:30:00Z", "02:30 (CET)"],
    ["a midnight", "2027-06-11T22:05:00Z", "00:05 (CEST)"],
  ])("is on time, and says it rightly, after %s", async (_, at, said) => {
    const startsAt = new Date(at);
    const { session } = await aStage({ timeZone: "Europe/Paris", startsAt });
    const person = await aPerson();
    await followSession(person.id, session.id);
    await remindStarts(minutesBefore(15.01, startsAt));
    expect(await toldOf(person)).toEqual([]);
    await remindStarts(minutesBefore(15, startsAt));
    expect(await toldOf(person)).toMatchObject([{ said }]);
  });

  it("says the time on the person's own clock too, where it shows another", async () => {
    const { session } = await aStage();
    const person = await aPerson({ timeZone: "Europe/Paris" });
    const [there, odd] = [
      await aPerson({ timeZone: "Asia/Tokyo" }),
      await aPerson({ timeZone: "Not/Azone" }),
    ];
    for (const { id } of [person, there, odd]) await followSession(id, session.id);
    await remindStarts(minutesBefore(15));
    expect(await toldOf(person)).toMatchObject([{ said: "14:00 (GMT+9), for you 07:00 (CEST)" }]);
    expect(await toldOf(there)).toMatchObject([{ said: "14:00 (GMT+9)" }]);
    expect(await toldOf(odd)).toMatchObject([{ said: "14:00 (GMT+9)" }]);
  });
});

describe("a reminder goes", () => {
  it("into the app only, by default", async () => {
    const { session } = await aStage();
    const person = await aPerson();
    await followSession(person.id, session.id);
    await remindStarts(minutesBefore(15));
    expect([(await toldOf(person)).length, await mailsTo(person), await pushesTo(person)]).toEqual([
      1,
      [],
      [],
    ]);
  });

  it("by mail to who chose that and has no push, at once, in their quiet hours too", async () => {
    const { conference, session } = await aStage({ startsAt: new Date("2027-06-11T14:30:00Z") });
    const person = await aPerson({ quietFrom: 1320, quietUntil: 420 });
    await choose(person.id, "at_once");
    await followSession(person.id, session.id);
    const now = new Date("2027-06-11T14:23:10Z");
    await remindStarts(now);
    const path = `/${conference.slug}/sessions/${session.slug}`;
    const mails = await mailsTo(person);
    expect(mails.map(({ subject, text, kinds }) => ({ subject, text, kinds }))).toEqual([
      {
        subject: "In 7 minutes: “Harbours”",
        text: `In 7 minutes: “Harbours”, Room B, 23:30 (GMT+9).\n\nTides of Trade\nhttp://localhost:3000${path}\n`,
        kinds: ["reminders"],
      },
    ]);
    // Not put off: quiet hours would end at 22:00 UTC.
    expect(mails[0] && mails[0].dueAt < new Date("2027-06-11T22:00:00Z")).toBe(true);
  });

  it("by push to every browser of who turned it on, and by no mail then, whatever they chose", async () => {
    const { session } = await aStage();
    const [mail, app, never] = [await aPerson(), await aPerson(), await aPerson()];
    await choose(mail.id, "at_once");
    await choose(never.id, "never");
    const devices = await Promise.all([aPushSubscription(mail.id), aPushSubscription(mail.id)]);
    await aPushSubscription(app.id);
    await aPushSubscription(never.id);
    for (const { id } of [mail, app, never]) await followSession(id, session.id);
    await remindStarts(minutesBefore(15));
    const pushes = await pushesTo(mail);
    expect(pushes.map(({ subscriptionId }) => subscriptionId)).toEqual(devices.map(({ id }) => id).sort());
    expect(pushes[0]).toMatchObject({ startsAt: START.toISOString(), subject: `session:${session.id}` });
    expect((await pushesTo(app)).length).toBe(1);
    expect([await toldOf(never), await pushesTo(never)]).toEqual([[], []]);
    expect([...(await mailsTo(mail)), ...(await mailsTo(app)), ...(await mailsTo(never))]).toEqual([]);
  });

  it("by mail after all where push is on in a browser signed out by time only, or there are no keys", async () => {
    const { session } = await aStage();
    const person = await aPerson();
    await choose(person.id, "at_once");
    const signIn = await aSignIn(person.id, { expiresAt: minutesBefore(20) });
    await aPushSubscription(person.id, { signInId: signIn.id });
    await followSession(person.id, session.id);
    const other = await aPerson();
    await choose(other.id, "at_once");
    await aPushSubscription(other.id);
    await remindStarts(minutesBefore(15));
    expect([(await mailsTo(person)).length, await pushesTo(person)]).toEqual([1, []]);

    await followSession(other.id, session.id);
    const key = env.VAPID_PUBLIC_KEY;
    try {
      env.VAPID_PUBLIC_KEY = "";
      await remindStarts(minutesBefore(14));
    } finally {
      env.VAPID_PUBLIC_KEY = key;
    }
    expect([(await mailsTo(other)).length, await pushesTo(other)]).toEqual([1, []]);
  });

  it("to nobody who left or was merged", async () => {
    const { session } = await aStage();
    const into = await aPerson();
    const gone = [
      await aPerson({ leftAt: minutesBefore(60) }),
      await aPerson({ mergedIntoId: into.id, mergedAt: minutesBefore(60) }),
    ];
    for (const { id } of gone) await followSession(id, session.id);
    await remindStarts(minutesBefore(15));
    expect([...(await toldOf(gone[0] ?? into)), ...(await toldOf(gone[1] ?? into))]).toEqual([]);
  });

  it("to three people in as many statements as to one", async () => {
    const counts: number[] = [];
    for (const people of [1, 3]) {
      const { session, second } = await aStage();
      for (let n = 0; n < people; n++) {
        const { id } = await aPerson();
        await choose(id, n === 0 ? "at_once" : "in_app");
        await aPushSubscription(id);
        await followSession(id, session.id);
        await aFollow(second.id, { personId: id });
      }
      const mailed = await aPerson();
      await choose(mailed.id, "at_once");
      await followSession(mailed.id, session.id);
      counts.push(await statementsOf(() => remindStarts(minutesBefore(5))));
    }
    expect(counts[0]).toBeGreaterThan(4);
    expect(counts[1]).toBe(counts[0]);
  });
});
