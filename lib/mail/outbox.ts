import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";

/** One mail to one address. Plain text; names and titles stand in it as they are. */
export type Message = {
  to: string;
  subject: string;
  text: string;
  /** Cause and recipient: the same key again is not a second mail. */
  dedupeKey: string;
};

/** Puts a mail into the outbox, in the transaction of the change that causes it; the worker sends it. */
export async function postMail(tx: Db, message: Message): Promise<void> {
  const [mail] = await tx.mail.createManyAndReturn({
    data: [
      {
        recipient: message.to,
        // A line break would end the header; nothing after it may become one.
        subject: message.subject.replace(/[\r\n]+/g, " "),
        text: message.text,
        dedupeKey: message.dedupeKey,
      },
    ],
    skipDuplicates: true,
  });
  if (mail) await enqueue(tx, "send_mail", { mailId: mail.id }, { key: `mail:${mail.id}` });
}
