import { recordChange } from "@/lib/audit/record";
import { type Actor, hashToken } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import type { RevokeOtherSignInsInput, RevokeSignInInput } from "@/lib/people/schema";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Signs one of the actor's browsers out, from any other: its next request is a stranger's.
 *
 * Refusals: not_found.
 */
export async function revokeSignIn(
  actor: Actor,
  { signInId }: RevokeSignInInput,
): Promise<Result<undefined, "not_found">> {
  if (actor.kind !== "person") return refuse("not_found");
  return transaction(async (tx) => {
    const { count } = await tx.signInSession.deleteMany({
      where: { id: signInId, personId: actor.personId },
    });
    if (count === 0) return refuse("not_found");
    await recordChange(tx, actor, {
      conferenceId: null,
      action: "revokeSignIn",
      subjects: [`person:${actor.personId}`],
    });
    return ok();
  });
}

/**
 * Signs out every browser of the actor's but the one whose token is named; all, when it names none of theirs.
 *
 * Refusals: not_allowed.
 */
export async function revokeOtherSignIns(
  actor: Actor,
  { keep }: RevokeOtherSignInsInput,
): Promise<Result<{ count: number }, "not_allowed">> {
  if (actor.kind !== "person") return refuse("not_allowed");
  return transaction(async (tx) => {
    const { count } = await tx.signInSession.deleteMany({
      where: { personId: actor.personId, tokenHash: { not: hashToken(keep) } },
    });
    await recordChange(tx, actor, {
      conferenceId: null,
      action: "revokeOtherSignIns",
      subjects: [`person:${actor.personId}`],
      after: { count },
    });
    return ok({ count });
  });
}
