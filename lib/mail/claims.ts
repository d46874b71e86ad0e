import { db, type Prisma } from "@/lib/db";
import { PRESENCE } from "@/lib/jobs/presence";

export type ClaimedMail = Pick<
  Prisma.MailGetPayload<object>,
  "id" | "recipient" | "subject" | "text" | "conferenceId" | "personId" | "kinds" | "attempts"
>;

/** So much early a mail may go: the clock of the database's machine may be ahead of ours. */
const EARLY_MS = 5_000;

/** Takes mails that are due, the longest due first, for the worker whose presence lock has this id. */
export async function claimMails(workerId: string, count: number, now: Date): Promise<ClaimedMail[]> {
  const due = new Date(now.getTime() + EARLY_MS);
  return db.$queryRaw<ClaimedMail[]>`
    UPDATE "Mail" SET "claimedBy" = ${workerId}
    WHERE id IN (
      SELECT id FROM "Mail"
      WHERE "sentAt" IS NULL AND "failedAt" IS NULL AND "claimedBy" IS NULL AND "dueAt" <= ${due}
      ORDER BY "dueAt" LIMIT ${count} FOR UPDATE SKIP LOCKED)
    RETURNING id, recipient::text, subject, text, "conferenceId", "personId", kinds, attempts`;
}

/** Gives back what the worker has claimed and not sent. */
export async function giveBack(workerId: string): Promise<void> {
  await db.mail.updateMany({ where: { claimedBy: workerId }, data: { claimedBy: null } });
}

/** Gives back what others, who are dead, have claimed: a lock that can be had is held by nobody, and let go at once. */
export async function giveBackOfTheDead(workerId: string): Promise<void> {
  await db.$executeRaw`
    WITH workers AS MATERIALIZED (SELECT DISTINCT "claimedBy" AS id FROM "Mail" WHERE "claimedBy" <> ${workerId}),
    dead AS MATERIALIZED (
      SELECT id FROM workers WHERE pg_try_advisory_xact_lock(${PRESENCE}::int, hashtext(id)))
    UPDATE "Mail" SET "claimedBy" = NULL WHERE "claimedBy" IN (SELECT id FROM dead)`;
}

/** Adds a job when anything waits that is due: after a restart, a death, quiet hours, a pause between tries. */
export async function askForDueMails(): Promise<void> {
  await db.$executeRaw`
    SELECT graphile_worker.add_job('send_mails', '{}', job_key => 'send_mails') WHERE EXISTS (
      SELECT FROM "Mail" WHERE "sentAt" IS NULL AND "failedAt" IS NULL AND "dueAt" <= now())`;
}
