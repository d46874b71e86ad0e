import type { Agent } from "node:https";
import { type Db, db, type Prisma, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import type { Jobs } from "@/lib/jobs/enqueue";
import { postMail } from "@/lib/mail/outbox";
import { readFacts } from "@/lib/notifications/read-facts";
import { deliveryTo, recipientsOf } from "@/lib/notifications/recipients";
import { detailsOf } from "@/lib/notifications/wording";
import { minutesUntil, placeInWords, reminderMail } from "@/lib/push/reminder-words";
import { sendPush } from "@/lib/push/send-push";

type Reminder = Jobs["push_reminder"];
type Told = Prisma.NotificationGetPayload<object>;

/** Long titles would not fit into a push. */
const LONGEST_TITLE = 400;

/**
 * Shows one reminder on one browser of the person. Thrown errors try again, with growing pauses; once what it speaks
 * of has started, was moved or withdrawn, a reminder is worse than none, and there is nothing to do any more.
 *
 * A browser that is no longer subscribed is forgotten. Where it was the person's last one, and where they chose mail
 * for reminders, they get the mail after all.
 */
export async function pushReminder(agent: Agent, reminder: Reminder, now: Date): Promise<void> {
  const startsAt = new Date(reminder.startsAt);
  if (startsAt <= now || !(await stillStarts(reminder, now))) return;
  const told = await db.notification.findUnique({ where: { id: reminder.notificationId } });
  const subscription = await db.pushSubscription.findUnique({
    where: { id: reminder.subscriptionId, signIn: { expiresAt: { gt: now } } },
  });
  // Turned off meanwhile, or the browser is somebody else's by now.
  if (!told || !subscription || subscription.personId !== told.personId) return;

  const answer = await sendPush(agent, subscription, {
    payload: payloadOf(told, startsAt),
    seconds: Math.floor((startsAt.getTime() - now.getTime()) / 1000),
    topic: told.id.replaceAll("-", ""),
  });
  await transaction(async (tx) => {
    const { id, personId } = subscription;
    // Two last browsers that are gone at once: the second one sees that it is the last.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
    if (answer === "taken")
      await tx.pushSubscription.updateMany({ where: { id }, data: { lastSentAt: now } });
    if (answer === "gone") await tx.pushSubscription.deleteMany({ where: { id } });
    if (answer !== "taken") await mailInstead(tx, told, { id, startsAt, now });
  });
}

/** What the service worker words (`lib/push/reminders.js`): in how many minutes it is, it knows best. */
function payloadOf({ id, details }: Told, startsAt: Date): string {
  const { title, what, said, path } = detailsOf(details);
  return JSON.stringify({
    id,
    title: title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)}…` : title,
    place: placeInWords(what || null, said),
    startsAt: startsAt.toISOString(),
    path,
  });
}

async function stillStarts({ subject, startsAt }: Reminder, now: Date): Promise<boolean> {
  const [noun, id = ""] = subject.split(":");
  const ids = noun === "session" ? { sessionIds: [id] } : { presentationIds: [id] };
  const facts = (await readFacts(db, ids, now))[subject];
  return facts?.startsAt === startsAt && facts.isWithdrawn !== true;
}

async function mailInstead(
  tx: Db,
  told: Told,
  { id, startsAt, now }: { id: string; startsAt: Date; now: Date },
): Promise<void> {
  const others = { personId: told.personId, id: { not: id }, signIn: { expiresAt: { gt: now } } };
  if ((await tx.pushSubscription.count({ where: others })) > 0) return;
  const person = (await recipientsOf(tx, [told.personId])).get(told.personId);
  if (!person?.address || deliveryTo(person, "reminders") !== "at_once") return;
  const { title, what, said, path } = detailsOf(told.details);
  const { personId, conferenceId } = told;
  const conference = conferenceId && (await tx.conference.findUnique({ where: { id: conferenceId } }));
  const mail = reminderMail({
    title,
    place: placeInWords(what || null, said),
    minutes: minutesUntil(startsAt, now),
    conferenceName: conference ? conference.name : "",
    link: `${env.ORIGIN}${path}`,
  });
  await postMail(tx, {
    ...mail,
    to: person.address,
    // As of the mail it may have gone out with.
    dedupeKey: told.dedupeKey ?? told.id,
    personId,
    conferenceId,
    kinds: ["reminders"],
  });
}
