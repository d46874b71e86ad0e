import type { Db } from "@/lib/db";
import { toldAt } from "@/lib/notifications/told-at";
import { sessionsIn, snapshotOf } from "@/lib/sessions/snapshot";

type Told = { madeAt: Date; at: Date | null; isTakenBack: boolean };

/**
 * When those concerned are told of a version, if nothing follows it; `at` null: nobody is. Null when it was nobody's
 * news: the conference was not public, or nobody knows what was published.
 */
export async function whenTold(
  tx: Db,
  { conferenceId, number }: { conferenceId: string; number: number },
  quietMinutes: number,
): Promise<Told | null> {
  const event = await tx.auditEvent.findFirst({
    where: { conferenceId, subjects: { has: `version:${number}` } },
    select: {
      ...{ action: true, before: true, after: true },
      programmeEvent: { select: { at: true, silencedAt: true } },
    },
  });
  if (!event?.programmeEvent) return null;
  const about = sessionsIn([snapshotOf(event.before), snapshotOf(event.after)]);
  return {
    madeAt: event.programmeEvent.at,
    at: toldAt(event.programmeEvent, about, quietMinutes),
    isTakenBack: event.action === "takeBackVersion",
  };
}
