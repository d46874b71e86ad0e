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
  // Followers of one session are told the same: each wording is passed once.
  const wordings = new Map<string, number>();
  const numbered = (words: string) => wordings.get(words) ?? wordings.set(words, wordings.size + 1).size;
  const details = rows.map((row) => numbered(JSON.stringify(row.details)));
  const written = await tx.$queryRaw<{ dedupeKey: string }[]>`
    INSERT INTO "Notification" ("personId", "conferenceId", kind, details, "dedupeKey", "createdAt", "digestDueAt")
    SELECT n.person, n.conference, n.kind, wording.details, n.key, coalesce(n.created, now()), n.due
    FROM unnest(${rows.map(({ personId }) => personId)}::uuid[], ${rows.map(({ conferenceId }) => conferenceId)}::uuid[],
      ${rows.map(({ kind }) => kind)}::text[], ${details}::int[], ${rows.map(({ dedupeKey }) => dedupeKey)}::text[],
      ${rows.map(({ createdAt }) => createdAt?.toISOString() ?? null)}::timestamptz[],
      ${rows.map(({ digestDueAt }) => digestDueAt?.toISOString() ?? null)}::timestamptz[])
      AS n (person, conference, kind, details, key, created, due)
    JOIN unnest(${[...wordings.keys()]}::text[]::jsonb[]) WITH ORDINALITY AS wording (details, number)
      ON wording.number = n.details
    ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "dedupeKey"`;
  return new Set(written.map(({ dedupeKey }) => dedupeKey));
}
