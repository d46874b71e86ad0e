import type { SMTPServerOptions } from "smtp-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { bePresent } from "@/lib/jobs/presence";
import { type Message, postMails } from "@/lib/mail/outbox";
import { mailSender } from "@/lib/mail/send-mails";
import { smtpTransport } from "@/lib/mail/smtp";
import { mailChoices } from "@/lib/notifications/mail-choices";
import { aConference } from "@/tests/factories/conferences";
import { openMailbox } from "@/tests/support/mailbox";
import { statementsOf } from "@/tests/support/statements";

/** Later than what `postMails` writes as due by the database's clock. */
const now = new Date("2036-11-24T12:00:00Z");
const MINUTE = 60_000;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  await db.mail.deleteMany();
  await db.refusedAddress.deleteMany();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe("the outbox", () => {
  it("sends a mail as it stands, as text and as HTML, and notes when", async () => {
    const { mailbox, drain } = await open();
    const text = "A line.\n.\nAnother <b>line</b> 🎓\n";
    await post({ subject: "Grüße — “Power”", text, kinds: ["changes"] });
    await drain();

    const [mail] = mailbox.mails;
    expect(mailbox.recipients()).toEqual(["ada@example.org"]);
    expect([mail?.subject, mail?.text, mail?.date]).toEqual(["Grüße — “Power”", text, now]);
    expect(mail?.html).toContain('<p dir="auto">A line.<br>\n.<br>\nAnother &lt;b&gt;line&lt;/b&gt; 🎓</p>');
    expect(await only()).toMatchObject({ sentAt: now, attempts: 1, lastError: null, claimedBy: null, text });
  });

  it("sends each mail once, however many workers drain it at the same moment", async () => {
    const { mailbox, drain } = await open();
    const more = await Promise.all([1, 2].map(() => worker(mailbox.url)));
    await post(...Array.from({ length: 120 }, (_, n) => ({ to: `p${n}@example.org` })));
    await Promise.all([drain(), drain(), ...more.flatMap((other) => [other(), other()])]);
    expect(mailbox.recipients().sort()).toEqual(
      Array.from({ length: 120 }, (_, n) => `p${n}@example.org`).sort(),
    );
    await drain();
    expect(mailbox.mails.length).toBe(120);
  });

  it("keeps the Message-ID when it must send again, so that a mailbox can tell", async () => {
    const { mailbox, drain } = await open();
    await post({});
    const { id } = await only();
    await drain();
    // Killed between the server's yes and the note.
    await db.mail.update({ where: { id }, data: { sentAt: null } });
    await drain();
    expect(mailbox.mails.map((mail) => mail.messageId)).toEqual([`<${id}@localhost>`, `<${id}@localhost>`]);
  });

  it("leaves a living worker what it has claimed, and takes over what a dead one had", async () => {
    const { mailbox, drain } = await open();
    const presence = await bePresent(env.DATABASE_URL, ["alive"]);
    closing.unshift(() => presence.leave());
    await post(
      { dedupeKey: "alive", to: "alive@example.org" },
      { dedupeKey: "dead", to: "dead@example.org" },
    );
    for (const dedupeKey of ["alive", "dead"])
      await db.mail.update({ where: { dedupeKey }, data: { claimedBy: dedupeKey } });
    await drain();
    expect(mailbox.recipients()).toEqual(["dead@example.org"]);
  });

  it("sends nothing before it is due", async () => {
    const { mailbox, drain } = await open();
    await post({ dueAt: new Date(now.getTime() + MINUTE) });
    await drain();
    expect(mailbox.mails).toEqual([]);
    await drain(new Date(now.getTime() + MINUTE));
    expect(mailbox.mails.length).toBe(1);
  });

  it("forgets the words of what is no matter of choice, once they are sent", async () => {
    const { drain } = await open();
    await post({ text: "https://lectern.example/sign-in/confirm?token=secret" });
    await drain();
    expect((await only()).text).toBe("");
  });

  it("takes ten thousand mails of the same words in as many statements as one, with one job", async () => {
    const { id: conferenceId } = await aConference();
    const text = "Moved. ".repeat(100);
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        message({ to: `p${n}@example.org`, text, kinds: ["changes", "media"], conferenceId }),
      );
    const posting = (count: number) => statementsOf(() => transaction((tx) => postMails(tx, many(count))));
    const one = await posting(1);
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await db.mail.deleteMany();
    expect(await posting(10_000)).toBe(one);
    expect(await db.mail.count({ where: { text, kinds: { equals: ["changes", "media"] } } })).toBe(10_000);
    const jobs = await db.$queryRaw`SELECT task_identifier AS task FROM graphile_worker.jobs`;
    expect(jobs).toEqual([{ task: "send_mails" }]);
  });

  it("takes the same key once, also in one post and in two at the same moment", async () => {
    const twice = [message({ dedupeKey: "same" }), message({ dedupeKey: "same" })];
    await Promise.all([1, 2].map(() => transaction((tx) => postMails(tx, twice))));
    expect(await db.mail.count()).toBe(1);
  });
});

describe("a mail the server does not take", () => {
  it("now is tried again after growing pauses, with its words, and given up after about three days", async () => {
    const { drain } = await open({
      onData: (stream, _session, done) =>
        void stream.resume().on("end", () => done(answer(451, "Come back later"))),
    });
    await post({});
    const tried: number[] = [];
    let at = now;
    for (let mail = await only(); !mail.failedAt; mail = await only()) {
      await drain(at);
      const { dueAt, attempts, lastError } = await only();
      expect([attempts, lastError?.includes("Come back later")]).toEqual([tried.length + 1, true]);
      tried.push((dueAt.getTime() - at.getTime()) / MINUTE);
      if (dueAt > at) at = dueAt;
    }
    expect(tried.slice(0, -1)).toEqual([0.2, 1, 5, 15, 60, 120, 240, 480, 720, 720, 720, 720, 720]);
    expect((at.getTime() - now.getTime()) / 86_400_000).toBeCloseTo(3.14, 1);
    await drain(new Date(at.getTime() + 10 * 86_400_000));
    expect((await only()).attempts).toBe(14);
  });

  it("because its recipient is refused for good is given up, and nothing more is sent there", async () => {
    const { mailbox, drain } = await open({
      onRcptTo: ({ address }, _session, done) =>
        done(address === "ada@example.org" ? answer(550, "5.1.1 No such mailbox") : null),
    });
    const { id: conferenceId } = await aConference();
    await post({ dedupeKey: "first", kinds: ["changes"] });
    await post({ dedupeKey: "later", kinds: ["changes"], dueAt: new Date(now.getTime() + MINUTE) });
    await drain();
    const first = await db.mail.findUniqueOrThrow({ where: { dedupeKey: "first" } });
    expect(first).toMatchObject({ sentAt: null, failedAt: now, attempts: 1 });
    expect(first.lastError).toContain("No such mailbox");
    expect(await db.refusedAddress.findMany()).toMatchObject([
      { address: "ada@example.org", mailId: first.id },
    ]);

    await post({ dedupeKey: "new", to: "ADA@example.org", kinds: ["changes"] });
    await post({ dedupeKey: "invitation", conferenceId });
    await post({ dedupeKey: "other", to: "eve@example.org", kinds: ["changes"] });
    await drain();
    const words = "Not sent: this address refuses mail. 550 5.1.1 No such mailbox";
    for (const dedupeKey of ["later", "new", "invitation"]) {
      const mail = await db.mail.findUniqueOrThrow({ where: { dedupeKey } });
      expect([mail.failedAt !== null, mail.attempts, mail.lastError]).toEqual([true, 0, words]);
    }
    expect(mailbox.recipients()).toEqual(["eve@example.org"]);
  });

  it("is one its owner asked for, at an address that refused mail: it is tried all the same", async () => {
    await db.refusedAddress.create({ data: { address: "ada@example.org", reason: "550" } });
    const { mailbox, drain } = await open();
    await post({ text: "Your link to sign in" });
    await drain();
    expect(mailbox.recipients()).toEqual(["ada@example.org"]);
  });

  it.each([
    ["a policy of the server", "RCPT TO", "5.7.1 Relaying denied"],
    ["what it says", "DATA", "5.6.0 Not like this"],
  ])("for good because of %s is given up, without a word about the address", async (_, step, words) => {
    const { drain } = await open(
      step === "DATA"
        ? { onData: (stream, _s, done) => void stream.resume().on("end", () => done(answer(554, words))) }
        : { onRcptTo: (_a, _s, done) => done(answer(554, words)) },
    );
    await post({ kinds: ["changes"] });
    await drain();
    expect(await only()).toMatchObject({ failedAt: now, attempts: 1 });
    expect(await db.refusedAddress.count()).toBe(0);
  });

  it("because the sender is refused waits: that says nothing of the recipient", async () => {
    const { drain } = await open({ onMailFrom: (_a, _s, done) => done(answer(550, "Who are you?")) });
    await post({});
    await drain();
    expect(await only()).toMatchObject({ failedAt: null, sentAt: null, attempts: 1, claimedBy: null });
    expect(await db.refusedAddress.count()).toBe(0);
  });
});

describe("an outage", () => {
  it("of the server costs no mail an attempt, and all of them wait unclaimed", async () => {
    const { mailbox, drain } = await open();
    await mailbox.close();
    await post(...Array.from({ length: 60 }, (_, n) => ({ to: `p${n}@example.org` })));
    await drain();
    expect(
      await db.mail.count({ where: { sentAt: null, attempts: 0, claimedBy: null, failedAt: null } }),
    ).toBe(60);
  });

  it("is over for a mail whose connection broke: one attempt, and others go first", async () => {
    let broken = 0;
    const { mailbox } = await open({
      onRcptTo: ({ address }, session, done) => {
        if (address !== "poison@example.org") return done();
        broken += 1;
        // The socket's end, as of a server that died.
        server(mailbox).connections.forEach((connection) => {
          if (connection.session.id === session.id) connection._socket.destroy();
        });
      },
    });
    await post({ to: "poison@example.org" });
    await (await worker(mailbox.url))();
    await post({ to: "eve@example.org" });
    await (await worker(mailbox.url))();
    expect(broken).toBe(1);
    expect(mailbox.recipients()).toEqual(["eve@example.org"]);
    expect(await db.mail.findFirst({ where: { recipient: "poison@example.org" } })).toMatchObject({
      ...{ attempts: 1, claimedBy: null, failedAt: null, sentAt: null },
    });
  });
});

async function open(options?: SMTPServerOptions) {
  const mailbox = await openMailbox(options);
  closing.push(() => mailbox.close());
  return { mailbox, drain: await worker(mailbox.url) };
}

let workers = 0;
/** Drains as one worker does. */
async function worker(smtpUrl: string) {
  const transport = smtpTransport(smtpUrl);
  closing.unshift(() => transport.close());
  workers += 1;
  const workerId = `worker-${workers}`;
  const presence = await bePresent(env.DATABASE_URL, [workerId]);
  closing.unshift(() => presence.leave());
  const sender = mailSender({ transport, workerId, choicesOf: mailChoices });
  return (at = now) => sender.drain(() => at);
}

let serial = 0;
function message(more: Partial<Message>): Message {
  serial += 1;
  return { to: "ada@example.org", subject: "Subject", text: "Text", dedupeKey: `test:${serial}`, ...more };
}

async function post(...mails: Partial<Message>[]): Promise<void> {
  await transaction((tx) => postMails(tx, mails.map(message)));
}

const only = () => db.mail.findFirstOrThrow();

function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

type Connections = { connections: Set<{ session: { id: string }; _socket: { destroy: () => void } }> };
const server = (mailbox: { server: unknown }) => mailbox.server as Connections;
