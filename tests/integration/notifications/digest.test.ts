import { beforeEach, describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import { sendDigests } from "@/lib/notifications/jobs/digest";
import { type Notice, notifyPeople } from "@/lib/notifications/notify";
import { aConference } from "@/tests/factories/conferences";
import { aPerson } from "@/tests/factories/people";
import { unique } from "@/tests/factories/sequence";
import { statementsOf } from "@/tests/support/statements";

beforeEach(async () => {
  await db.mail.deleteMany();
  await db.notification.deleteMany();
});

const AWAKE = { quietFrom: 0, quietUntil: 0 };

describe("the daily digest", () => {
  it("is one mail a person at their 08:00 with everything of the day, by conference", async () => {
    const [lisbon, kyoto] = [
      await aConference({ name: "Lisbon 2027", timeZone: "Europe/Lisbon" }),
      await aConference({ name: "Kyoto 2027" }),
    ];
    const person = await aDailyReader("Europe/Berlin");
    const noon = new Date("2027-06-10T12:00:00Z");
    await tellOf(person.id, lisbon.id, "Tides", noon);
    await tellOf(person.id, kyoto.id, "Waves", noon);
    await tellOf(person.id, lisbon.id, "Sands", new Date("2027-06-10T20:00:00Z"));
    await sendDigests(new Date("2027-06-11T05:59:00Z"));
    expect(await db.mail.count()).toBe(0);
    await sendDigests(new Date("2027-06-11T06:00:00Z"));
    expect(await mails()).toMatchObject([
      { recipient: person.emails[0]?.address, subject: "News of Waves, and 2 more", kinds: ["answers"] },
    ]);
    const [mail] = await mails();
    expect(mail?.text).toBe(
      [
        "Kyoto 2027",
        "What you asked for is there: Slides, on “Waves”.\nhttp://localhost:3000/x",
        "Lisbon 2027",
        "What you asked for is there: Slides, on “Tides”.\nhttp://localhost:3000/x",
        "What you asked for is there: Slides, on “Sands”.\nhttp://localhost:3000/x",
      ].join("\n\n"),
    );
  });

  it.each([
    ["Europe/Berlin", "2027-03-27T12:00:00Z", "2027-03-28T06:00:00Z"],
    ["Europe/Berlin", "2027-10-30T12:00:00Z", "2027-10-31T07:00:00Z"],
    ["America/New_York", "2027-03-13T20:00:00Z", "2027-03-14T12:00:00Z"],
    ["Asia/Kathmandu", "2027-06-10T12:00:00Z", "2027-06-11T02:15:00Z"],
    // Nobody said theirs: the conference's, in Tokyo.
    [null, "2027-06-10T12:00:00Z", "2027-06-10T23:00:00Z"],
  ])("comes at 08:00 in %s across a change of its clocks (%s)", async (zone, told, due) => {
    const conference = await aConference();
    const person = await aDailyReader(zone);
    await tellOf(person.id, conference.id, "Tides", new Date(told));
    await sendDigests(new Date(Date.parse(due) - 1));
    expect(await db.mail.count()).toBe(0);
    await sendDigests(new Date(due));
    expect(await db.mail.count()).toBe(1);
  });

  it("comes once, whatever runs twice or at the same moment", async () => {
    const conference = await aConference();
    const person = await aDailyReader("UTC");
    await tellOf(person.id, conference.id, "Tides", new Date("2027-06-10T12:00:00Z"));
    const morning = new Date("2027-06-11T08:00:00Z");
    await Promise.all([1, 2, 3].map(() => sendDigests(morning)));
    await sendDigests(new Date("2027-06-12T08:00:00Z"));
    expect(await db.mail.count()).toBe(1);
  });

  it("leaves out what was read meanwhile, and a kind no longer wanted by mail", async () => {
    const conference = await aConference();
    const [reader, changed] = [await aDailyReader("UTC"), await aDailyReader("UTC")];
    const noon = new Date("2027-06-10T12:00:00Z");
    await tellOf(reader.id, conference.id, "Read", noon);
    await db.notification.updateMany({ where: { personId: reader.id }, data: { readAt: noon } });
    await tellOf(reader.id, conference.id, "Unread", noon);
    await tellOf(changed.id, conference.id, "Unwanted", noon);
    await db.notificationPreference.updateMany({
      where: { personId: changed.id },
      data: { delivery: "in_app" },
    });
    await sendDigests(new Date("2027-06-11T08:00:00Z"));
    expect((await mails()).map(({ subject }) => subject)).toEqual(["News of Unread"]);
  });

  it("is written in as many statements for three people as for one", async () => {
    const conference = await aConference();
    const counts: number[] = [];
    for (const people of [1, 3]) {
      for (let n = 0; n < people; n += 1)
        await tellOf(
          (await aDailyReader("UTC")).id,
          conference.id,
          "Tides",
          new Date("2027-06-10T12:00:00Z"),
        );
      counts.push(await statementsOf(() => sendDigests(new Date("2027-06-11T08:00:00Z"))));
    }
    expect(counts[1]).toBe(counts[0]);
    expect(await db.mail.count()).toBe(4);
  });
});

describe("telling at once", () => {
  it("waits with the mail for the end of quiet hours, and shows it in the app now", async () => {
    const conference = await aConference();
    const person = await aPerson({ quietFrom: 22 * 60, quietUntil: 7 * 60, timeZone: "Europe/Berlin" });
    await tellOf(person.id, conference.id, "Tides", new Date("2027-06-10T21:00:00Z"));
    expect((await mails()).map(({ dueAt }) => dueAt)).toEqual([new Date("2027-06-11T05:00:00Z")]);
    expect(await db.notification.count({ where: { personId: person.id } })).toBe(1);
  });

  it("is no mail to who wants it in the app only, and nothing to who wants none", async () => {
    const conference = await aConference();
    const [inApp, never] = [await aReader("in_app"), await aReader("never")];
    for (const { id } of [inApp, never]) await tellOf(id, conference.id, "Tides", new Date());
    expect(await db.mail.count()).toBe(0);
    const told = await db.notification.findMany();
    expect(told.map(({ personId, digestDueAt }) => [personId, digestDueAt])).toEqual([[inApp.id, null]]);
  });
});

async function tellOf(personId: string, conferenceId: string, title: string, createdAt: Date) {
  const notice: Notice = {
    ...{ personId, conferenceId, createdAt, kind: "media_added" },
    details: { title, path: "/x", what: "Slides" },
    dedupeKey: `told:${unique()}`,
    mail: { subject: `Slides: ${title}`, text: "There." },
  };
  await transaction((tx) => notifyPeople(tx, [notice]));
}

function aDailyReader(timeZone: string | null) {
  return aReader("daily", timeZone);
}

async function aReader(delivery: "daily" | "in_app" | "never", timeZone: string | null = null) {
  const person = await aPerson({ ...AWAKE, timeZone });
  await db.notificationPreference.create({ data: { personId: person.id, kind: "answers", delivery } });
  return person;
}

function mails() {
  return db.mail.findMany({ orderBy: { createdAt: "asc" } });
}
