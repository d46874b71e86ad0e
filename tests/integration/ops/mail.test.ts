import type { Transporter } from "nodemailer";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import { deliverMail } from "@/lib/mail/deliver";
import { postMail } from "@/lib/mail/outbox";
import { smtpTransport } from "@/lib/mail/smtp";
import { openMailbox } from "@/tests/support/mailbox";

const now = new Date("2026-11-24T12:00:00Z");
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe("deliverMail", () => {
  it("sends a mail as it stands and notes when", async () => {
    const { mailbox, transport } = await open();
    const id = await posted({
      to: "ada@example.org",
      subject: "Grüße — “Power”",
      text: "A line.\n.\nAnother <b>line</b> 🎓\n",
    });

    await deliverMail(transport, id, now);

    const [mail] = mailbox.mails;
    expect(mailbox.recipients()).toEqual(["ada@example.org"]);
    expect(mail?.subject).toBe("Grüße — “Power”");
    expect(mail?.text).toBe("A line.\n.\nAnother <b>line</b> 🎓\n");
    expect(mail?.html).toBe(false);
    expect(mail?.date).toEqual(now);
    expect(await db.mail.findUnique({ where: { id } })).toMatchObject({
      sentAt: now,
      attempts: 1,
      lastError: null,
    });
  });

  it("does not send a second time what was sent", async () => {
    const { mailbox, transport } = await open();
    const id = await posted({ to: "ada@example.org" });
    await deliverMail(transport, id, now);
    await deliverMail(transport, id, now);
    expect(mailbox.mails.length).toBe(1);
  });

  it("keeps the Message-ID when it must send again, so that a mailbox can tell", async () => {
    const { mailbox, transport } = await open();
    const id = await posted({ to: "ada@example.org" });
    await deliverMail(transport, id, now);
    // Killed between the server's yes and the note.
    await db.mail.update({ where: { id }, data: { sentAt: null } });
    await deliverMail(transport, id, now);
    expect(mailbox.mails.map((mail) => mail.messageId)).toEqual([`<${id}@localhost>`, `<${id}@localhost>`]);
  });

  it("lets no line break of a subject become a header", async () => {
    const { mailbox, transport } = await open();
    const id = await posted({ to: "ada@example.org", subject: "Hello\r\nBcc: eve@example.org" });
    await deliverMail(transport, id, now);
    expect(mailbox.mails[0]?.subject).toBe("Hello Bcc: eve@example.org");
    expect(mailbox.mails[0]?.bcc).toBe(undefined);
    expect(mailbox.recipients()).toEqual(["ada@example.org"]);
  });

  it("never makes two recipients of one address with a comma in it", async () => {
    const { mailbox, transport } = await open();
    const id = await posted({ to: "ada@example.org, eve@example.org" });
    await deliverMail(transport, id, now).catch(() => undefined);
    expect(mailbox.mails).toEqual([]);
  });

  it("is tried again after an outage, with the server's words kept", async () => {
    const { transport } = await open({
      onData: (stream, _session, done) =>
        void stream.resume().on("end", () => done(smtpError(451, "Come back later"))),
    });
    const id = await posted({ to: "ada@example.org" });
    await expect(deliverMail(transport, id, now)).rejects.toThrow("Come back later");
    const mail = await db.mail.findUniqueOrThrow({ where: { id } });
    expect([mail.sentAt, mail.attempts]).toEqual([null, 1]);
    expect(mail.lastError).toContain("Come back later");
  });

  it("is not tried again when the address is refused for good", async () => {
    const { transport } = await open({
      onRcptTo: (_address, _session, done) => done(smtpError(550, "No such mailbox")),
    });
    const id = await posted({ to: "nobody@example.org" });
    await deliverMail(transport, id, now);
    const mail = await db.mail.findUniqueOrThrow({ where: { id } });
    expect([mail.sentAt, mail.attempts]).toEqual([null, 1]);
    expect(mail.lastError).toContain("No such mailbox");
  });

  it("is tried again when the server cannot be reached", async () => {
    const { mailbox, transport } = await open();
    await mailbox.close();
    const id = await posted({ to: "ada@example.org" });
    await expect(deliverMail(transport, id, now)).rejects.toThrow("ECONNREFUSED");
  });
});

async function open(options?: SMTPServerOptions) {
  const mailbox = await openMailbox(options);
  const transport: Transporter = smtpTransport(mailbox.url);
  closing.push(
    () => transport.close(),
    () => mailbox.close(),
  );
  return { mailbox, transport };
}

let serial = 0;
async function posted(message: { to: string; subject?: string; text?: string }): Promise<string> {
  serial += 1;
  const dedupeKey = `test:${serial}`;
  await transaction((tx) => postMail(tx, { subject: "Subject", text: "Text", ...message, dedupeKey }));
  return (await db.mail.findUniqueOrThrow({ where: { dedupeKey } })).id;
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
