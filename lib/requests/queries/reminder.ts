import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { linksInText } from "@/lib/mail/links-in-text";
import { canRemind } from "@/lib/requests/policy";
import { planReminder } from "@/lib/requests/reminder";
import { mediaReminder } from "@/lib/requests/reminder-email";

/**
 * The reminder these presentations would cause now, before it is sent: the mail as its first reader gets it, how many
 * get one, who is left out and why. Null to everybody but the conference's organisers.
 */
export async function getReminder(
  actor: Actor,
  slug: string,
  { presentationIds, note }: { presentationIds: readonly string[]; note: string },
  now = new Date(),
) {
  const conference = await db.conference.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, timeZone: true },
  });
  if (!conference || !canRemind(actor, conference.id)) return null;
  const plan = await planReminder(db, conference, presentationIds, now);
  const told = plan.people.filter((one) => !one.isToldToday);
  const [first] = told;
  const mail = first && mediaReminder({ conference, wanted: first.wanted, note, origin: env.ORIGIN });
  return {
    conference,
    people: told.length,
    presentationIds: plan.wanted.map(({ id }) => id),
    presentations: new Set(told.flatMap(({ wanted }) => wanted.map(({ id }) => id))).size,
    alreadyToday: plan.people.filter((one) => one.isToldToday).map(({ name }) => name),
    /** Chosen, but nothing is owed of them (any more). */
    settled: new Set(presentationIds).size - plan.wanted.length,
    unreachable: plan.unreachable,
    mail: mail && { to: first.name, subject: mail.subject, pieces: linksInText(mail.text) },
  };
}
