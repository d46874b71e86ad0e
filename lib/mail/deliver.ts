import { setTimeout as pause } from "node:timers/promises";
import type { Transporter } from "nodemailer";
import { db, type Prisma } from "@/lib/db";
import { env } from "@/lib/env";

type Mail = Prisma.MailGetPayload<object>;

/**
 * Hands one mail of the outbox to the SMTP server and notes when. Sent ones are left alone.
 *
 * Only one worker at a time has a mail's job. What remains: killed after the server said yes and before the note is
 * committed, it goes out again, under the same Message-ID.
 *
 * Throws when it should be tried again later. An address the server refuses for good is not tried again: the row
 * keeps the server's words in `lastError`.
 */
export async function deliverMail(transport: Transporter, mailId: string, now: Date): Promise<void> {
  const mail = await db.mail.findUnique({ where: { id: mailId } });
  if (!mail || mail.sentAt) return;

  const error = await send(transport, mail, now);
  await insist(() =>
    db.mail.update({
      where: { id: mail.id },
      data: {
        attempts: { increment: 1 },
        sentAt: error ? null : now,
        lastError: error ? error.message : null,
      },
    }),
  );
  if (error && !isFinal(error)) throw error;
}

async function send(transport: Transporter, mail: Mail, now: Date): Promise<Error | null> {
  try {
    await transport.sendMail({
      from: env.MAIL_FROM,
      // As an object: a comma in it stays part of one address.
      to: { name: "", address: mail.recipient },
      subject: mail.subject,
      text: mail.text,
      date: now,
      messageId: `<${mail.id}@${new URL(env.ORIGIN).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The server refused this recipient (RFC 5321, 4.2.1: 5yz), not us: another attempt would be refused too. */
function isFinal(error: Error): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return code === "EENVELOPE" && responseCode !== undefined && responseCode >= 500;
}

/** A sent mail without its note would go out twice: a database that restarts is waited for, 10 s at most. */
async function insist<Value>(write: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === 10) throw error;
      await pause(1_000);
    }
  }
}
