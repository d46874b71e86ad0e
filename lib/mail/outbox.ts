import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";

type Letter = {
  /** Plain text; names and titles stand in it as they are. */
  subject: string;
  /** The message alone: what follows it in the mail (why one gets it, how to stop) is added when it is sent. */
  text: string;
  /** Conference it speaks of: its organisers see the mail in the outbox. Null: of the account. */
  conferenceId?: string | null;
  /** Kinds of `lib/notifications/kinds.ts` it tells of: what unsubscribing stops. None: sign-in, invitation. */
  kinds?: string[];
  /** Not sent before, as at the end of quiet hours; at once by default. */
  dueAt?: Date;
};

/** One mail to one address. */
export type Message = Letter & {
  to: string;
  /** Cause and recipient: the same key again is not a second mail. */
  dedupeKey: string;
  /** Whom it is for, when a person is known. */
  personId?: string;
};

/** A mail to each of these people in the same words, of a cause that ends in the same transaction: it needs no key. */
export type Circular = Letter & {
  people: string[];
  /** Of each of them, in that order. */
  to: string[];
};

/** Puts a mail into the outbox, in the transaction of the change that causes it; the worker sends it. */
export async function postMail(tx: Db, message: Message): Promise<void> {
  await postMails(tx, [message]);
}

/**
 * As `postMail`, for any number of mails in two statements: 10 000 take a fifth of a second, whatever they say.
 *
 * To an address that refuses mail nothing is sent but mails of the account, which its owner asks for: the others are
 * written as given up, with the reason, for the outbox to show.
 */
export async function postMails(tx: Db, mails: (Message | Circular)[]): Promise<void> {
  if (mails.length === 0) return;
  const rows = mails.map((mail) => ({
    ...mail,
    // Half a character, where somebody cut a text, is none to JSON.
    ...{ subject: mail.subject.toWellFormed(), text: mail.text.toWellFormed(), kinds: mail.kinds ?? [] },
    ...("people" in mail ? {} : { to: [mail.to], people: [mail.personId ?? null] }),
  }));
  const [posted] = await tx.$queryRaw<{ waiting: number }[]>`
    WITH posted AS (
      INSERT INTO "Mail" ("dedupeKey", recipient, subject, text, "conferenceId", "personId", kinds, "dueAt",
        "failedAt", "lastError")
      SELECT m."dedupeKey", one.address, m.subject, m.text, m."conferenceId", one.person, m.kinds,
        coalesce(m."dueAt", now()), CASE WHEN r.address IS NOT NULL THEN now() END, ${REFUSED} || r.reason
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m("dedupeKey" text, "to" citext[], people uuid[],
        subject text, text text, "conferenceId" uuid, kinds text[], "dueAt" timestamptz)
      CROSS JOIN unnest(m."to", m.people) AS one (address, person)
      LEFT JOIN "RefusedAddress" r ON r.address = one.address AND (m."conferenceId" IS NOT NULL OR m.kinds <> '{}')
      ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "failedAt", "dueAt")
    SELECT count(*) FILTER (WHERE "failedAt" IS NULL AND "dueAt" <= now())::int AS waiting FROM posted`;
  // Those due later are found by the worker's look. Without a key: a change that takes long must not keep others.
  if (posted && posted.waiting > 0) await enqueue(tx, "send_mails", {});
}

/** How `Mail.lastError` begins of what was never tried. */
export const REFUSED = "Not sent: this address refuses mail. ";
