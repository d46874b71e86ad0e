import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";

/** One mail to one address. Plain text; names and titles stand in it as they are. */
export type Message = {
  to: string;
  subject: string;
  /** The message alone: what follows it in the mail (why one gets it, how to stop) is added when it is sent. */
  text: string;
  /** Cause and recipient: the same key again is not a second mail. */
  dedupeKey: string;
  /** Whom it is for, when a person is known. */
  personId?: string;
  /** Conference it speaks of: its organisers see the mail in the outbox. Null: of the account. */
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

/**
 * As `postMail`, for any number of mails in two statements: 10 000 take a third of a second, whatever they say.
 *
 * To an address that refuses mail nothing is sent but mails of the account, which its owner asks for: the others are
 * written as given up, with the reason, for the outbox to show.
 */
export async function postMails(tx: Db, messages: Message[]): Promise<void> {
  if (messages.length === 0) return;
  // Followers of one session get the same words: each is passed once.
  const words = new Map<string, number>();
  const numbered = (text: string) => words.get(text) ?? words.set(text, words.size + 1).size;
  const columns = {
    keys: messages.map(({ dedupeKey }) => dedupeKey),
    recipients: messages.map(({ to }) => to),
    subjects: messages.map(({ subject }) => numbered(subject)),
    texts: messages.map(({ text }) => numbered(text)),
    conferences: messages.map(({ conferenceId }) => conferenceId ?? null),
    people: messages.map(({ personId }) => personId ?? null),
    kinds: messages.map(({ kinds }) => (kinds ?? []).join(",")),
    due: messages.map(({ dueAt }) => dueAt?.toISOString() ?? null),
  };
  const [posted] = await tx.$queryRaw<{ waiting: number }[]>`
    WITH words AS MATERIALIZED (SELECT * FROM unnest(${[...words.keys()]}::text[]) WITH ORDINALITY AS w (said, n)),
    posted AS (
      INSERT INTO "Mail" ("dedupeKey", recipient, subject, text, "conferenceId", "personId", kinds, "dueAt",
        "failedAt", "lastError")
      SELECT m.key, m.recipient, subject.said, text.said, m.conference, m.person, m.kinds, coalesce(m.due, now()),
        CASE WHEN r.address IS NOT NULL THEN now() END, ${REFUSED} || r.reason
      FROM (
        SELECT key, recipient::citext, subject, text, conference, person, string_to_array(kinds, ',') AS kinds, due
        FROM unnest(${columns.keys}::text[], ${columns.recipients}::text[], ${columns.subjects}::int[],
          ${columns.texts}::int[], ${columns.conferences}::uuid[], ${columns.people}::uuid[],
          ${columns.kinds}::text[], ${columns.due}::timestamptz[])
          AS m (key, recipient, subject, text, conference, person, kinds, due)) m
      JOIN words subject ON subject.n = m.subject JOIN words text ON text.n = m.text
      LEFT JOIN "RefusedAddress" r ON r.address = m.recipient AND (m.conference IS NOT NULL OR m.kinds <> '{}')
      ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "failedAt", "dueAt")
    SELECT count(*) FILTER (WHERE "failedAt" IS NULL AND "dueAt" <= now())::int AS waiting FROM posted`;
  // Those due later are found by the worker's look. Without a key: a change that takes long must not keep others.
  if (posted && posted.waiting > 0) await enqueue(tx, "send_mails", {});
}

/** How `Mail.lastError` begins of what was never tried. */
export const REFUSED = "Not sent: this address refuses mail. ";
