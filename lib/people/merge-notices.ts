import type { Db } from "@/lib/db";

/**
 * What `from` chose to be told, and is still to be told, holds for `into` where that one has nothing of the kind. The
 * choices stay with `from`, too: links in old mails are found by either, and a merge can be taken back.
 */
export async function mergeNotices(tx: Db, fromId: string, intoId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "NotificationPreference" ("personId", kind, delivery, "chosenAt")
    SELECT ${intoId}::uuid, kind, delivery, "chosenAt" FROM "NotificationPreference" WHERE "personId" = ${fromId}::uuid
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO "PendingNotice" ("personId", subject, "conferenceId", before, "lastChangedAt")
    SELECT ${intoId}::uuid, subject, "conferenceId", before, "lastChangedAt" FROM "PendingNotice"
    WHERE "personId" = ${fromId}::uuid
    ON CONFLICT DO NOTHING`;
  await tx.pendingNotice.deleteMany({ where: { personId: fromId } });
}
