import type { Db } from "@/lib/db";
import type { NewNotificationDetails } from "@/lib/notifications/schema";

/** The same thing told to some people. */
export type NewNotification = {
  people: string[];
  conferenceId: string;
  kind: string;
  details: NewNotificationDetails;
  /** Cause and person: the same key again is not a second one. Null: what causes it goes in the same transaction. */
  dedupeKey: string | null;
  createdAt?: Date | undefined;
  /** In whose next daily digest it stands; null: in none. */
  digestDueAt: Date | null;
};

/**
 * Writes notifications in one statement however many people are told however many things; what many are told is passed
 * once. Returns the dedupe keys of those not there before.
 */
export async function insertNotifications(tx: Db, notifications: NewNotification[]): Promise<Set<string>> {
  if (notifications.length === 0) return new Set();
  const written = await tx.$queryRaw<{ dedupeKey: string }[]>`
    WITH written AS (
      INSERT INTO "Notification" ("personId", "conferenceId", kind, details, "dedupeKey", "createdAt", "digestDueAt")
      SELECT person, n."conferenceId", n.kind, n.details, n."dedupeKey", coalesce(n."createdAt", now()), n."digestDueAt"
      FROM jsonb_to_recordset(${JSON.stringify(notifications)}::jsonb) AS n(people uuid[], "conferenceId" uuid, kind text,
        details jsonb, "dedupeKey" text, "createdAt" timestamptz, "digestDueAt" timestamptz)
      CROSS JOIN unnest(n.people) AS person
      ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "dedupeKey")
    SELECT "dedupeKey" FROM written WHERE "dedupeKey" IS NOT NULL`;
  return new Set(written.map(({ dedupeKey }) => dedupeKey));
}
