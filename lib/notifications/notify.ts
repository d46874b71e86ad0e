import type { Db } from "@/lib/db";
import { type Message, postMails } from "@/lib/mail/outbox";
import type { NewNotificationDetails } from "@/lib/notifications/schema";

/** One thing one person is told, in the app and, with `mail`, at their address. */
export type Notice = {
  personId: string;
  conferenceId: string;
  kind: string;
  details: NewNotificationDetails;
  /** Cause and person: the same key again tells nobody anything. */
  dedupeKey: string;
  /** When they are told, where a clock is given; else the database's. */
  createdAt?: Date;
  mail?: Pick<Message, "subject" | "text">;
};

/**
 * Tells people, in the transaction of what happened, in a fixed number of statements however many they are.
 *
 * Mail goes to the proved primary address; people who left or were merged are told nothing.
 * Returns how many were told now.
 */
export async function notifyPeople(tx: Db, notices: Notice[]): Promise<number> {
  if (notices.length === 0) return 0;
  const people = await tx.person.findMany({
    where: { id: { in: notices.map((notice) => notice.personId) }, leftAt: null, mergedIntoId: null },
    select: {
      id: true,
      emails: { where: { verifiedAt: { not: null } }, orderBy: { isPrimary: "desc" }, take: 1 },
    },
  });
  const addresses = new Map(people.map((person) => [person.id, person.emails[0]?.address]));

  const told = await tx.notification.createManyAndReturn({
    data: notices
      .filter((notice) => addresses.has(notice.personId))
      .map(({ mail: _, ...notification }) => notification),
    skipDuplicates: true,
    select: { dedupeKey: true },
  });
  const fresh = new Set(told.map((notification) => notification.dedupeKey));
  await postMails(
    tx,
    notices.flatMap(({ mail, dedupeKey, personId }) => {
      const to = addresses.get(personId);
      return mail && to && fresh.has(dedupeKey) ? [{ ...mail, to, dedupeKey }] : [];
    }),
  );
  return told.length;
}
