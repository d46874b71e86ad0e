import { type Db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { type Message, postMails } from "@/lib/mail/outbox";
import { byPerson } from "@/lib/notifications/by-person";
import { KIND_OF, type NoticeKind } from "@/lib/notifications/kind-of";
import type { KindId } from "@/lib/notifications/kinds";
import { clockOf, deliveryTo, type Recipient, recipientsOf } from "@/lib/notifications/recipients";
import { digestMail } from "@/lib/notifications/words-digest";

type Row = {
  id: string;
  personId: string;
  conferenceId: string | null;
  conferenceName: string | null;
  kind: string;
  details: unknown;
  readAt: Date | null;
};

/**
 * One mail a person with every notification that was due in their daily digest by now. Once: the rows are taken and
 * the mails written in one transaction. What they read meanwhile, or no longer want by mail, is left out.
 */
export async function sendDigests(now: Date): Promise<void> {
  await transaction(async (tx) => {
    const rows = await takeDue(tx, now);
    if (rows.length === 0) return;
    const people = await recipientsOf(
      tx,
      rows.map(({ personId }) => personId),
    );
    const mails = [...byPerson(rows)].flatMap(([personId, own]) => {
      const person = people.get(personId);
      return (person && digestOf(person, own, now)) ?? [];
    });
    await postMails(tx, mails);
  });
}

/** Of two that run at once one waits for the other's rows and then finds them taken. */
function takeDue(tx: Db, now: Date): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    WITH due AS MATERIALIZED (SELECT id FROM "Notification" WHERE "digestDueAt" <= ${now} FOR UPDATE),
    taken AS (UPDATE "Notification" n SET "digestDueAt" = NULL FROM due WHERE n.id = due.id RETURNING n.*)
    SELECT taken.id, taken."personId", taken."conferenceId", c.name AS "conferenceName", taken.kind, taken.details,
      taken."readAt"
    FROM taken LEFT JOIN "Conference" c ON c.id = taken."conferenceId"
    ORDER BY taken."personId", c.name, taken."createdAt", taken.id`;
}

function digestOf(person: Recipient, rows: Row[], now: Date): Message | null {
  const own = rows.filter(({ readAt, kind }) => !readAt && isMailed(person, kind));
  const [first] = own;
  if (!first || !person.address) return null;
  const conferences = new Set(own.map(({ conferenceId }) => conferenceId));
  const dueAt = clockOf(now, null).quietEndOf(person);
  return {
    ...digestMail(own, env.ORIGIN),
    to: person.address,
    dedupeKey: `digest:${first.id}`,
    personId: person.id,
    conferenceId: conferences.size === 1 ? first.conferenceId : null,
    kinds: [...new Set(own.flatMap(({ kind }) => kindIdOf(kind) ?? []))],
    ...(dueAt && { dueAt }),
  };
}

function isMailed(person: Recipient, kind: string): boolean {
  const id = kindIdOf(kind);
  return id !== null && ["daily", "at_once"].includes(deliveryTo(person, id));
}

function kindIdOf(kind: string): KindId | null {
  return kind in KIND_OF ? KIND_OF[kind as NoticeKind] : null;
}
