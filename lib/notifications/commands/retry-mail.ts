import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { canSeeOutbox } from "@/lib/notifications/policy";
import type { RetryMailInput } from "@/lib/notifications/schema";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Sends again what was given up, one mail or all of a conference. Not to addresses that refuse mail: that would only
 * be refused again. Returns how many.
 *
 * Refusals: not_allowed, nothing_to_send (none failed, or its address refuses mail).
 */
export async function retryMail(
  actor: Actor,
  { conferenceId, mailId }: RetryMailInput,
  now = new Date(),
): Promise<Result<{ count: number }, "not_allowed" | "nothing_to_send">> {
  if (!canSeeOutbox(actor, conferenceId)) return refuse("not_allowed");
  return transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE "Mail" m SET "failedAt" = NULL, attempts = 0, "dueAt" = ${now}
      WHERE "conferenceId" = ${conferenceId}::uuid AND "failedAt" IS NOT NULL
        AND id = coalesce(${mailId ?? null}::uuid, id)
        AND NOT EXISTS (SELECT FROM "RefusedAddress" r WHERE r.address = m.recipient)`;
    if (count === 0) return refuse("nothing_to_send");
    await enqueue(tx, "send_mails", {});
    await recordChange(tx, actor, {
      conferenceId,
      action: "retryMail",
      subjects: mailId ? [`mail:${mailId}`] : [],
      after: { count },
    });
    return ok({ count });
  });
}
