import { type Actor, personIdOf } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { type Decision, decideAndTell } from "@/lib/presentations/decide";
import { canWithdraw } from "@/lib/presentations/policy";
import type {
  DoneAndRefused,
  WithdrawPresentationInput,
  WithdrawPresentationsInput,
} from "@/lib/presentations/schema";
import { ok, type Result, refuse } from "@/lib/result";

type Refusal = "not_found" | "not_allowed";
type WithdrawRefusal = Refusal | "already_withdrawn";

/**
 * Withdraws one, by a presenter of it or an organiser, at any time. Its page stays and says so; co-presenters and
 * followers are told. Refusals: not_found; not_allowed; already_withdrawn; will_tell.
 */
export async function withdrawPresentation(
  actor: Actor,
  { id, reason, tell }: WithdrawPresentationInput,
  now = new Date(),
): Promise<Result<{ title: string }, WithdrawRefusal | "will_tell">> {
  const result = await decide((tx) => withdrawEach(tx, actor, { ids: [id], reason, tell }, now));
  if (!result.ok) return result;
  const [refused] = result.value.refused;
  return refused ? refuse(refused.reason) : ok({ title: result.value.done[0]?.title ?? "" });
}

/**
 * Withdraws many, for the same reason. Refused item by item: already_withdrawn, not_found, not_allowed.
 * All barred: not_found, not_allowed; will_tell.
 */
export async function withdrawPresentations(
  actor: Actor,
  input: WithdrawPresentationsInput,
  now = new Date(),
): Promise<Result<DoneAndRefused<WithdrawRefusal>, Refusal | "will_tell">> {
  return decide((tx) => withdrawEach(tx, actor, input, now));
}

function withdrawEach(tx: Db, actor: Actor, input: WithdrawPresentationsInput, now: Date) {
  const { reason } = input;
  const withdrawal: Decision<WithdrawRefusal> = {
    action: "withdrawPresentation",
    mayDecide: canWithdraw,
    refusalOf: ({ withdrawnAt }) => (withdrawnAt ? "already_withdrawn" : null),
    write: async (db, { id }) => {
      await db.presentation.update({
        where: { id },
        data: { withdrawnAt: now, withdrawnById: personIdOf(actor), withdrawnReason: reason },
      });
      return null;
    },
    after: { reason },
  };
  return decideAndTell(tx, actor, input, withdrawal, now);
}
