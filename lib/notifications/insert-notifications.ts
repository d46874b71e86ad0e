import type { Db } from "@/lib/db";
import type { NewNotificationDetails } from "@/lib/notifications/schema";

export type NewNotification = {
  personId: string;
  conferenceId: string;
  kind: string;
  details: NewNotificationDetails;
  dedupeKey: string;
  createdAt?: Date | undefined;
  /** In whose next daily digest it stands; null: in none. */
  digestDueAt: Date | null;
};

/** Writes notifications in one statement however many they are; returns the dedupe keys of those not there before. */
export async function insertNotifications(tx: Db, rows: NewNotification[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const written = await tx.$queryRaw<{ dedupeKey: string }[]>`
    INSERT INTO "Notification" ("personId", "conferenceId", kind, details, "dedupeKey", "createdAt", "digestDueAt")
    SELECT "personId", "conferenceId", kind, details, "dedupeKey", coalesce("createdAt", now()), "digestDueAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n("personId" uuid, "conferenceId" uuid, kind text,
      details jsonb, "dedupeKey" text, "createdAt" timestamptz, "digestDueAt" timestamptz)
    ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "dedupeKey"`;
  return new Set(written.map(({ dedupeKey }) => dedupeKey));
}
