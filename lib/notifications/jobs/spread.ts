import type { Db } from "@/lib/db";
import { audience } from "@/lib/notifications/audience";
import { stepsOf, type Unspread } from "@/lib/notifications/spread-steps";

/**
 * Writes for everybody concerned what they knew before these events, in one statement however many people and events;
 * what already waits for somebody stays what they know. Each event is spread once: the caller holds the lock.
 */
export async function spread(tx: Db, conferenceId: string, events: Unspread[], now: Date): Promise<void> {
  if (events.length === 0) return;
  const steps = stepsOf(events);
  await tx.$executeRaw`
    INSERT INTO "PendingNotice" ("personId", subject, "conferenceId", before, "lastChangedAt")
    SELECT who."personId", who.subject, ${conferenceId}::uuid, step.before, step."lastAt"
    FROM jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) AS step(subject text, after timestamptz,
      until timestamptz, before jsonb, "lastAt" timestamptz, "onlyFor" uuid, "notFor" jsonb)
    JOIN ${audience(conferenceId, steps)} who ON who.subject = step.subject
      AND who.since <= step.until AND (step.after IS NULL OR who.since > step.after)
      AND (NOT who."isListed" OR who."isPresenter" OR who."isFollower" OR step.before ? 'isWithdrawn')
      AND CASE WHEN step."onlyFor" IS NULL THEN NOT step."notFor" ? who."personId"::text
        ELSE step."onlyFor" = who."personId" END
    JOIN "Person" p ON p.id = who."personId" AND p."leftAt" IS NULL AND p."mergedIntoId" IS NULL
    ON CONFLICT ("personId", subject) DO UPDATE SET before = EXCLUDED.before || "PendingNotice".before,
      "lastChangedAt" = greatest(EXCLUDED."lastChangedAt", "PendingNotice"."lastChangedAt")`;
  await tx.programmeEvent.updateMany({
    where: { id: { in: events.map(({ id }) => id) } },
    data: { spreadAt: now },
  });
}
