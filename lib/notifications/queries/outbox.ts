import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { KIND_IDS, KINDS } from "@/lib/notifications/kinds";
import { canSeeOutbox, NAMED_KINDS } from "@/lib/notifications/policy";
import type { MailInOutbox, MailsOfCause } from "@/lib/notifications/schema";

const ON_A_PAGE = 50;

/**
 * The mails of a conference: how many of each cause wait, were sent, failed; and those to presenters and organisers
 * one by one, the newest first. Of mails to those who follow or ask neither recipient nor subject is shown: together
 * they would say who follows what. Null to everybody but organisers. `page` counts from 1.
 */
export async function getOutbox(actor: Actor, conferenceId: string, page: number) {
  if (!canSeeOutbox(actor, conferenceId)) return null;
  const causes = await db.$queryRaw<(Omit<MailsOfCause, "cause"> & { kinds: string[] })[]>`
    SELECT kinds, count(*) FILTER (WHERE "sentAt" IS NULL AND "failedAt" IS NULL)::int AS waiting,
      count("sentAt")::int AS sent, count("failedAt")::int AS failed
    FROM "Mail" WHERE "conferenceId" = ${conferenceId}::uuid GROUP BY kinds ORDER BY kinds`;
  const rows = await db.$queryRaw<(Omit<MailInOutbox, "cause"> & { kinds: string[] })[]>`
    SELECT id, recipient::text AS to, kinds, subject, attempts, "lastError" AS said,
      coalesce("sentAt", "failedAt", "createdAt") AS at,
      CASE WHEN "sentAt" IS NOT NULL THEN 'sent' WHEN "failedAt" IS NOT NULL THEN 'failed' ELSE 'waiting' END AS state
    FROM "Mail" WHERE "conferenceId" = ${conferenceId}::uuid AND kinds <@ ${NAMED_KINDS}::text[]
    ORDER BY "failedAt" IS NULL, "createdAt" DESC, id LIMIT ${ON_A_PAGE + 1} OFFSET ${(page - 1) * ON_A_PAGE}`;
  return {
    causes: causes.map(({ kinds, ...counts }): MailsOfCause => ({ cause: causeOf(kinds), ...counts })),
    mails: rows
      .slice(0, ON_A_PAGE)
      .map(({ kinds, ...mail }): MailInOutbox => ({ ...mail, cause: causeOf(kinds) })),
    hasMore: rows.length > ON_A_PAGE,
  };
}

function causeOf(kinds: string[]): string {
  const names = KIND_IDS.filter((kind) => kinds.includes(kind)).map((kind) => KINDS[kind].name);
  return names.join(", ") || "Invitations";
}
