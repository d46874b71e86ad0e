import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { readAllNotifications, readNotification } from "@/lib/notifications/commands/read";
import { type Notice, notifyPeople } from "@/lib/notifications/notify";
import { countUnread, listNotifications } from "@/lib/notifications/queries";
import { aConference } from "@/tests/factories/conferences";
import { actorFor, aPerson } from "@/tests/factories/people";

const details = { title: "Tides", path: "/x", what: "Slides" };

async function aNotice(personId: string, dedupeKey: string): Promise<Notice> {
  const { id: conferenceId } = await aConference();
  const mail = { subject: "Slides: Tides", text: "There." };
  return { personId, conferenceId, kind: "media_added", details, dedupeKey, mail };
}

describe("telling people", () => {
  it("happens once for a cause and person, also when two transactions do it at once", async () => {
    const person = await aPerson();
    const notice = await aNotice(person.id, "once");
    const told = await Promise.all([1, 2].map(() => transaction((tx) => notifyPeople(tx, [notice]))));
    expect(told.sort()).toEqual([0, 1]);
    expect(await db.mail.count({ where: { recipient: person.emails[0]?.address } })).toBe(1);
  });

  it("mails the proved primary address only, and nobody who left", async () => {
    const person = await aPerson();
    const extra = { personId: person.id, address: "unproved@example.org" };
    await db.emailAddress.create({ data: extra });
    const unproved = await aPerson({ emails: { create: { address: "never@example.org", isPrimary: true } } });
    const left = await aPerson({ leftAt: new Date() });
    const notices = await Promise.all([person, unproved, left].map(({ id }) => aNotice(id, `proved:${id}`)));
    expect(await transaction((tx) => notifyPeople(tx, notices))).toBe(2);
    const mails = await db.mail.findMany({ where: { dedupeKey: { startsWith: "proved:" } } });
    expect(mails.map((mail) => mail.recipient)).toEqual([person.emails[0]?.address]);
  });

  it("is forgotten with the transaction that caused it", async () => {
    const person = await aPerson();
    const notice = await aNotice(person.id, "rolled back");
    const failing = transaction(async (tx) => {
      await notifyPeople(tx, [notice]);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await db.notification.count({ where: { personId: person.id } })).toBe(0);
    expect(await db.mail.count({ where: { dedupeKey: "rolled back" } })).toBe(0);
  });
});

describe("one's notifications", () => {
  it("are listed newest first, in words, and marked as read by their person only", async () => {
    const [mine, other] = [await aPerson(), await aPerson()];
    for (const key of ["a", "b"]) {
      const notice = await aNotice(mine.id, `list:${key}`);
      await transaction((tx) => notifyPeople(tx, [notice]));
    }
    const [actor, stranger] = [await actorFor(mine), await actorFor(other)];
    const list = await listNotifications(actor);
    expect(list?.notifications.map(({ sentence, isRead }) => [sentence, isRead])).toEqual([
      ["What you asked for is there: Slides, on “Tides”.", false],
      ["What you asked for is there: Slides, on “Tides”.", false],
    ]);
    const notificationId = list?.notifications[0]?.id ?? "";
    expect(await readNotification(stranger, { notificationId })).toMatchObject({ reason: "not_found" });
    expect(await readNotification(anonymous, { notificationId })).toMatchObject({ reason: "not_found" });
    expect(await readNotification(actor, { notificationId })).toMatchObject({ ok: true });
    expect(await countUnread(actor)).toBe(1);
    expect(await readAllNotifications(stranger, {})).toMatchObject({ value: { count: 0 } });
    expect(await readAllNotifications(actor, {})).toMatchObject({ value: { count: 1 } });
    expect([await countUnread(actor), await countUnread(anonymous)]).toEqual([0, 0]);
    expect(await readAllNotifications(anonymous, {})).toMatchObject({ reason: "not_allowed" });
  });

  it("say the title when their kind or details are not known here", async () => {
    const { id } = await aPerson();
    const odd = { personId: id, kind: "from_the_future", details: { title: "Tides", path: "//evil" } };
    await db.notification.create({ data: { ...odd, dedupeKey: "odd" } });
    const list = await listNotifications(await actorFor({ id }));
    expect(list?.notifications).toMatchObject([{ sentence: "", path: "/my" }]);
    expect(await listNotifications(anonymous)).toBe(null);
  });
});
