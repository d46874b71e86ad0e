import type { Db } from "@/lib/db";
import { type Message, postMails } from "@/lib/mail/outbox";
import { insertNotifications } from "@/lib/notifications/insert-notifications";
import { KIND_OF, type NoticeKind } from "@/lib/notifications/kind-of";
import { clockOf, deliveryTo, recipientsOf } from "@/lib/notifications/recipients";
import type { NewNotificationDetails } from "@/lib/notifications/schema";

/** One thing one person is told, in the app and, with `mail`, at their address. */
export type Notice = {
  personId: string;
  conferenceId: string;
  kind: NoticeKind;
  details: NewNotificationDetails;
  /** Cause and person: the same key again tells nobody anything. */
  dedupeKey: string;
  /** When they are told, where a clock is given; else the database's. */
  createdAt?: Date;
  /** Its mail does not wait for the end of quiet hours. */
  isUrgent?: boolean;
  mail?: Pick<Message, "subject" | "text">;
};

/**
 * Tells people, in the transaction of what happened, in a fixed number of statements however many they are.
 *
 * As each chose for the kind: by mail at once, or at the end of their quiet hours; in their daily digest; in the app
 * only; not at all. Mail goes to the proved primary address; people who left or were merged are told nothing.
 * Returns how many were told now.
 */
export async function notifyPeople(tx: Db, notices: Notice[]): Promise<number> {
  if (notices.length === 0) return 0;
  const people = await recipientsOf(
    tx,
    notices.map((notice) => notice.personId),
  );
  const clocks = await clocksOf(tx, notices);
  const told = notices.flatMap((notice) => {
    const person = people.get(notice.personId);
    const delivery = person && deliveryTo(person, KIND_OF[notice.kind]);
    const clock = clocks.get(notice.conferenceId);
    return person && clock && delivery !== "never" ? [{ notice, person, delivery, clock }] : [];
  });
  const fresh = await insertNotifications(
    tx,
    told.map(({ notice: { mail: _, personId, ...notification }, person, delivery, clock }) => ({
      ...notification,
      people: [personId],
      digestDueAt: delivery === "daily" ? clock.digestOf(person) : null,
    })),
  );
  await postMails(
    tx,
    told.flatMap(({ notice, person, delivery, clock }) => {
      const { mail, dedupeKey, conferenceId, personId, kind, isUrgent } = notice;
      if (!mail || !person.address || delivery !== "at_once" || !fresh.has(dedupeKey)) return [];
      const dueAt = isUrgent ? null : clock.quietEndOf(person);
      const message = {
        ...mail,
        to: person.address,
        dedupeKey,
        personId,
        conferenceId,
        kinds: [KIND_OF[kind]],
      };
      return [dueAt ? { ...message, dueAt } : message];
    }),
  );
  return fresh.size;
}

/** The clock of each conference the notices speak of. */
async function clocksOf(tx: Db, notices: Notice[]) {
  const conferences = await tx.conference.findMany({
    where: { id: { in: [...new Set(notices.map(({ conferenceId }) => conferenceId))] } },
    select: { id: true, timeZone: true },
  });
  const now = notices[0]?.createdAt ?? new Date();
  return new Map(conferences.map(({ id, timeZone }) => [id, clockOf(now, timeZone)]));
}
