import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import type { RequestView, WithdrawRequestInput } from "@/lib/requests/schema";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Takes back one's open request of a kind; the follow stays.
 *
 * Of a withdrawal and an upload at the same moment the first wins: whoever was answered is not un-asked.
 * Refusals: not_found (none, or somebody else's), already_fulfilled.
 */
export async function withdrawRequest(
  actor: Actor,
  { presentationId, kindId }: WithdrawRequestInput,
  now = new Date(),
): Promise<Result<RequestView, "not_found" | "already_fulfilled">> {
  const personId = personIdOf(actor);
  if (!personId) return refuse("not_found");
  return transaction(async (tx) => {
    const mine = { presentationId, kindId, personId };
    const [withdrawn] = await tx.mediaRequest.updateManyAndReturn({
      where: { ...mine, withdrawnAt: null, fulfilledAt: null },
      data: { withdrawnAt: now },
      include: { kind: true, presentation: { select: { title: true, conferenceId: true } } },
    });
    if (!withdrawn) {
      const answered = await tx.mediaRequest.findFirst({ where: { ...mine, fulfilledAt: { not: null } } });
      return refuse(answered ? "already_fulfilled" : "not_found");
    }
    await recordChange(tx, actor, {
      conferenceId: withdrawn.presentation.conferenceId,
      action: "withdrawRequest",
      subjects: [`presentation:${presentationId}`],
      before: { kind: withdrawn.kind.name },
    });
    return ok({
      requestId: withdrawn.id,
      presentationId,
      title: withdrawn.presentation.title,
      kindName: withdrawn.kind.name,
    });
  });
}
