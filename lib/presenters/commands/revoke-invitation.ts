import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { openPart } from "@/lib/presenters/opened";
import type { RevokeInvitationInput } from "@/lib/presenters/schema";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Makes every link sent for a part void; the part stays in the list. Refusals: not_found; not_allowed; closed;
 * already_claimed; not_invited (no link of it is open).
 */
export async function revokeInvitation(
  actor: Actor,
  { partId }: RevokeInvitationInput,
  now = new Date(),
): Promise<
  Result<{ displayName: string }, "not_found" | "not_allowed" | "closed" | "already_claimed" | "not_invited">
> {
  return transaction(async (tx) => {
    const opened = await openPart(tx, actor, partId, now);
    if (!opened.ok) return opened;
    const { part, presentation } = opened.value;
    if (part.claimedAt) return refuse("already_claimed");
    const { count } = await tx.invitation.updateMany({
      where: { partId, revokedAt: null, refusedAt: null, confirmedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) return refuse("not_invited");
    await recordChange(tx, actor, {
      conferenceId: presentation.conferenceId,
      action: "revokeInvitation",
      subjects: [`presentation:${presentation.id}`, `part:${partId}`],
      after: { revoked: count },
    });
    return ok({ displayName: part.displayName });
  });
}
