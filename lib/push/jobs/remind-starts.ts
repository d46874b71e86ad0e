import { type Db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { enqueueAll } from "@/lib/jobs/enqueue";
import { type Notice, notifyPeople } from "@/lib/notifications/notify";
import { minutesUntil, placeInWords, reminderMail, startInWords } from "@/lib/push/reminder-words";
import { type Due, readDue } from "@/lib/push/starting";

/**
 * Reminds people of what they follow and what starts within 15 minutes, by the clock of every minute: in the app, and
 * on every browser where they turned that on; who has none such gets a mail where they chose so.
 *
 * Once a person, thing and start, whether it runs late, twice or by two workers at once; what has started is not
 * reminded of any more. In a fixed number of statements.
 */
export function remindStarts(now: Date): Promise<void> {
  return transaction(async (tx) => {
    // Whoever comes second leaves it to the first; the next minute is near.
    const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtext('remind_starts')) AS taken`;
    if (!lock?.taken) return;
    const due = await readDue(tx, now);
    if (due.length === 0) return;
    const pushed = await peopleWithPush(tx, due, now);
    await notifyPeople(
      tx,
      due.map((one) => noticeOf(one, pushed.has(one.personId), now)),
    );
    await enqueuePushes(tx, due, now);
  });
}

function noticeOf(due: Due, isPushed: boolean, now: Date): Notice {
  const { personId, conferenceId, conferenceName, title, path, room, startsAt, dedupeKey } = due;
  const start = startInWords(startsAt, due.zone, due.ownZone);
  const place = placeInWords(room, start);
  const minutes = minutesUntil(startsAt, now);
  return {
    ...{ personId, conferenceId, dedupeKey },
    kind: "starts_soon",
    details: { title, path, what: room ?? "", said: start },
    createdAt: now,
    isUrgent: true,
    ...(!isPushed && {
      mail: reminderMail({ title, place, minutes, conferenceName, link: `${env.ORIGIN}${path}` }),
    }),
  };
}

/** Those of them who have a browser that shows reminders. */
async function peopleWithPush(tx: Db, due: Due[], now: Date): Promise<Set<string>> {
  if (env.VAPID_PUBLIC_KEY === "") return new Set();
  const rows = await tx.$queryRaw<{ personId: string }[]>`
    SELECT DISTINCT s."personId" FROM "PushSubscription" s
    JOIN "SignInSession" i ON i.id = s."signInId" AND i."expiresAt" > ${now}
    WHERE s."personId" = ANY(${due.map(({ personId }) => personId)}::uuid[])`;
  return new Set(rows.map(({ personId }) => personId));
}

/** One job a browser of those who were told: who chose never has no notification. */
async function enqueuePushes(tx: Db, due: Due[], now: Date): Promise<void> {
  if (env.VAPID_PUBLIC_KEY === "") return;
  const byKey = new Map(due.map((one) => [one.dedupeKey, one]));
  const rows = await tx.$queryRaw<{ notificationId: string; dedupeKey: string; subscriptionId: string }[]>`
    SELECT n.id AS "notificationId", n."dedupeKey", s.id AS "subscriptionId" FROM "Notification" n
    JOIN "PushSubscription" s ON s."personId" = n."personId"
    JOIN "SignInSession" i ON i.id = s."signInId" AND i."expiresAt" > ${now}
    WHERE n."dedupeKey" = ANY(${[...byKey.keys()]}::text[])`;
  await enqueueAll(
    tx,
    "push_reminder",
    rows.flatMap(({ notificationId, dedupeKey, subscriptionId }) => {
      const one = byKey.get(dedupeKey);
      if (!one) return [];
      const { subject, startsAt } = one;
      const payload = { notificationId, subscriptionId, subject, startsAt: startsAt.toISOString() };
      return [{ payload, key: `push_reminder:${notificationId}:${subscriptionId}` }];
    }),
  );
}
