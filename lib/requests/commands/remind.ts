import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { canSeeConference } from "@/lib/conferences/policy";
import { type Db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { notifyPeople } from "@/lib/notifications/notify";
import { canRemind } from "@/lib/requests/policy";
import { planReminder, type Reminded, type ReminderConference, reminderKey } from "@/lib/requests/reminder";
import { mediaReminder } from "@/lib/requests/reminder-email";
import type { RemindPresentersInput } from "@/lib/requests/schema";
import { ok, type Result, refuse } from "@/lib/result";

export type RemindRefusal =
  | "not_found"
  | "not_allowed"
  | "nothing_owed"
  | "nobody_reachable"
  | "reminded_today";

/**
 * Writes to the presenters of these presentations what is asked of them and what is due: one mail a person however
 * many are theirs, at most one a day, also when two organisers send at once (the unique key of the notification).
 *
 * Returns how many people were told of how many presentations, how many had been today already, and how many parts
 * nobody can be reached for. Refusals: not_found, not_allowed, nothing_owed (all was answered meanwhile),
 * nobody_reachable { parts }, reminded_today { people }.
 */
export async function remindPresenters(
  actor: Actor,
  { conferenceId, presentationIds, note }: RemindPresentersInput,
  now = new Date(),
): Promise<
  Result<{ told: number; presentations: number; already: number; unreachable: number }, RemindRefusal>
> {
  return transaction(async (tx) => {
    // One after another: the second sees whom the first told.
    await tx.$queryRaw`SELECT id FROM "Conference" WHERE id = ${conferenceId}::uuid FOR NO KEY UPDATE`;
    const conference = await tx.conference.findUnique({ where: { id: conferenceId } });
    if (!conference || !canSeeConference(actor, conference)) return refuse("not_found");
    if (!canRemind(actor, conferenceId)) return refuse("not_allowed");
    const plan = await planReminder(tx, conference, presentationIds, now);
    const unreachable = plan.unreachable.length;
    if (plan.wanted.length === 0) return refuse("nothing_owed");
    if (plan.people.length === 0) return refuse("nobody_reachable", { parts: unreachable });

    const told = plan.people.filter((one) => !one.isToldToday);
    const already = plan.people.length - told.length;
    if (told.length === 0) return refuse("reminded_today", { people: already });
    await tell(tx, conference, told, note, now);
    const of = [...new Set(told.flatMap(({ wanted }) => wanted.map(({ id }) => id)))];
    await recordChange(tx, actor, {
      conferenceId,
      action: "remindPresenters",
      subjects: of.map((id) => `presentation:${id}`),
      after: { people: told.map(({ personId }) => personId), note },
    });
    return ok({ told: told.length, presentations: of.length, already, unreachable });
  });
}

async function tell(
  tx: Db,
  conference: ReminderConference,
  people: readonly Reminded[],
  note: string,
  now: Date,
): Promise<void> {
  await notifyPeople(
    tx,
    people.map(({ personId, wanted }) => {
      const [first] = wanted;
      const path = `/${conference.slug}/presentations/${first?.slug}/media`;
      return {
        personId,
        conferenceId: conference.id,
        kind: "media_reminder",
        details: {
          title: first?.title ?? "",
          path: wanted.length === 1 ? path : "/my",
          what: wanted.length === 1 ? "" : String(wanted.length - 1),
        },
        dedupeKey: reminderKey(conference, personId, now),
        mail: mediaReminder({ conference, wanted, note, origin: env.ORIGIN }),
      };
    }),
  );
}
