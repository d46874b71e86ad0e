import type { Db } from "@/lib/db";
import { enqueueAll } from "@/lib/jobs/enqueue";

/** One mail to one address. Plain text; names and titles stand in it as they are. */
export type Message = {
  to: string;
  subject: string;
  text: string;
  /** Cause and recipient: the same key again is not a second mail. */
  dedupeKey: string;
  /** Whom it is for, when a person is known. */
  personId?: string;
  /** Conference it speaks of: its organisers see the mail in the outbox. */
  conferenceId?: string | null;
  /** Kinds of `lib/notifications/kinds.ts` it tells of: what unsubscribing stops. None: sign-in, invitation. */
  kinds?: string[];
  /** Not sent before, as at the end of quiet hours; at once by default. */
  dueAt?: Date;
};

/** Puts a mail into the outbox, in the transaction of the change that causes it; the worker sends it. */
export async function postMail(tx: Db, message: Message): Promise<void> {
  await postMails(tx, [message]);
}

/** As `postMail`, for any number of mails in two statements. */
export async function postMails(tx: Db, messages: Message[]): Promise<void> {
  if (messages.length === 0) return;
  const mails = await tx.mail.createManyAndReturn({
    data: messages.map(({ to, subject, text, dedupeKey, personId, conferenceId, kinds, dueAt }) => ({
      ...{ personId, conferenceId, kinds, dueAt },
      recipient: to,
      // A line break would end the header; nothing after it may become one.
      subject: subject.replace(/[\r\n]+/g, " "),
      text,
      dedupeKey,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  await enqueueAll(
    tx,
    "send_mail",
    mails.map((mail) => ({ payload: { mailId: mail.id }, key: `mail:${mail.id}` })),
  );
}
