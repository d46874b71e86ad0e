import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { issueSignInLink } from "@/lib/auth/one-time-link";
import { db, transaction } from "@/lib/db";
import { retryMail } from "@/lib/notifications/commands/retry-mail";
import { getOutbox } from "@/lib/notifications/queries/outbox";
import { leave } from "@/lib/people/commands/leave";
import { confirmSignIn } from "@/lib/people/commands/sign-in";
import { mergePeople } from "@/lib/people/merge";
import { aConference } from "@/tests/factories/conferences";
import { actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { statementsOf } from "@/tests/support/statements";

const now = new Date("2026-11-24T12:00:00Z");
let serial = 0;
const aMail = (conferenceId: string | null, more = {}) => {
  serial += 1;
  const to = `p${serial}@example.org`;
  return db.mail.create({
    data: {
      ...{ conferenceId, recipient: to, dedupeKey: `outbox ${serial}`, subject: "S", text: "T" },
      ...more,
    },
  });
};
const failed = { failedAt: now, attempts: 3, lastError: "550 no" };

describe("the outbox of a conference", () => {
  it("counts all its mails by cause, and shows one by one those to presenters and organisers only", async () => {
    const { id } = await aConference();
    const organiser = await anOrganiser(id);
    await aMail(id, {
      kinds: ["changes"],
      recipient: "follower@example.org",
      subject: "Moved: A and B",
      ...failed,
    });
    await aMail(id, { kinds: ["answers"], recipient: "asker@example.org", sentAt: now });
    await aMail(id, { kinds: ["presenting", "changes"], recipient: "both@example.org" });
    const presenting = await aMail(id, { kinds: ["presenting"], sentAt: now, attempts: 1 });
    const invitation = await aMail(id, failed);
    await aMail((await aConference()).id, { kinds: ["presenting"] });
    await aMail(null);

    const outbox = await getOutbox(organiser, id, 1);
    expect(outbox?.causes.map(({ cause, ...counts }) => [cause, ...Object.values(counts)]).sort()).toEqual([
      ["Answers to what I asked for", 0, 1, 0],
      ["Changes of what I follow, What I present or chair", 1, 0, 0],
      ["Changes of what I follow", 0, 0, 1],
      ["Invitations", 0, 0, 1],
      ["What I present or chair", 0, 1, 0],
    ]);
    expect(outbox?.mails.map(({ id, to, state, said }) => [id, to, state, said])).toEqual([
      [invitation.id, invitation.recipient, "failed", "550 no"],
      [presenting.id, presenting.recipient, "sent", null],
    ]);
    expect(JSON.stringify(outbox)).not.toMatch(/follower@|asker@|both@|A and B/);
  });

  it("is nothing to anybody else", async () => {
    const { id } = await aConference();
    const elsewhere = await anOrganiser((await aConference()).id);
    for (const actor of [anonymous, await anAttendee(), elsewhere])
      expect(await getOutbox(actor, id, 1)).toBe(null);
  });

  it("is read in as many statements for one mail as for three, and in pages", async () => {
    const { id } = await aConference();
    const organiser = await anOrganiser(id);
    await aMail(id);
    const one = await statementsOf(() => getOutbox(organiser, id, 1));
    await Promise.all(Array.from({ length: 59 }, () => aMail(id)));
    expect(await statementsOf(() => getOutbox(organiser, id, 1))).toBe(one);
    const pages = [await getOutbox(organiser, id, 1), await getOutbox(organiser, id, 2)];
    expect(pages.map((page) => [page?.mails.length, page?.hasMore])).toEqual([
      [50, true],
      [10, false],
    ]);
  });

  it("sends again what failed, one or all, but not to addresses that refuse mail, nor of another conference", async () => {
    const { id: conferenceId } = await aConference();
    const organiser = await anOrganiser(conferenceId);
    const [one, two, refused] = [
      await aMail(conferenceId, failed),
      await aMail(conferenceId, { kinds: ["changes"], ...failed }),
      await aMail(conferenceId, failed),
    ];
    const foreign = await aMail((await aConference()).id, failed);
    await db.refusedAddress.create({ data: { address: refused.recipient, reason: "550" } });
    const retry = (mailId?: string) => retryMail(organiser, { conferenceId, mailId }, now);
    expect(await retry(one.id)).toEqual({ ok: true, value: { count: 1 } });
    for (const id of [one.id, refused.id, foreign.id])
      expect(await retry(id)).toMatchObject({ ok: false, reason: "nothing_to_send" });
    expect(await retry()).toEqual({ ok: true, value: { count: 1 } });
    const waiting = await db.mail.findMany({
      where: { conferenceId, failedAt: null, attempts: 0, dueAt: now },
    });
    expect(waiting.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
  });
});

describe("what somebody is told", () => {
  it("is forgotten when they leave: choices, what waits, mails", async () => {
    const person = await aPerson();
    const address = person.emails[0]?.address ?? "";
    const { id: conferenceId } = await aConference();
    await toldOf(person.id, conferenceId);
    await aMail(conferenceId, { personId: person.id });
    await db.refusedAddress.create({ data: { address, reason: "550" } });
    await leave(await actorFor(person), { understood: "yes" }, now);
    expect(await tellingOf(person.id)).toEqual([0, 0]);
    expect(await db.mail.count({ where: { personId: person.id } })).toBe(0);
    expect(await db.refusedAddress.count({ where: { address } })).toBe(0);
  });

  it("of two who are made one is what the one who stays chose, else the other", async () => {
    const [from, into] = [await aPerson(), await aPerson()];
    const { id: conferenceId } = await aConference();
    await toldOf(from.id, conferenceId);
    await db.notificationPreference.create({ data: { personId: from.id, kind: "media", delivery: "never" } });
    await db.notificationPreference.create({
      data: { personId: into.id, kind: "changes", delivery: "daily" },
    });
    await transaction((tx) => mergePeople(tx, { fromId: from.id, intoId: into.id }, now));
    const chosen = await db.notificationPreference.findMany({
      where: { personId: into.id },
      orderBy: { kind: "asc" },
    });
    expect(chosen.map(({ kind, delivery }) => [kind, delivery])).toEqual([
      ["changes", "daily"],
      ["media", "never"],
    ]);
    expect((await tellingOf(into.id))[1]).toBe(1);
    expect((await tellingOf(from.id))[1]).toBe(0);
  });
});

it("an address that refused mail takes it again once its owner pressed a link that was sent there", async () => {
  const person = await aPerson();
  const address = person.emails[0]?.address ?? "";
  await db.refusedAddress.create({ data: { address, reason: "550" } });
  const token = new URL(await issueSignInLink(address, {}, now)).searchParams.get("token") ?? "";
  const pressed = await confirmSignIn(anonymous, { token, name: "", userAgent: "" }, now);
  expect(pressed.ok).toBe(true);
  expect(await db.refusedAddress.count({ where: { address } })).toBe(0);
});

async function toldOf(personId: string, conferenceId: string) {
  await db.notificationPreference.create({ data: { personId, kind: "changes", delivery: "never" } });
  const notice = { personId, conferenceId, subject: "presentation:x", before: {}, lastChangedAt: now };
  await db.pendingNotice.create({ data: notice });
}

async function tellingOf(personId: string) {
  const where = { where: { personId } };
  return [await db.notificationPreference.count(where), await db.pendingNotice.count(where)];
}
