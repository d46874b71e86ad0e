import type { Actor } from "@/lib/auth/actor";
import { type Db, violated } from "@/lib/db";
import { decide } from "@/lib/decide";
import { type Decision, decideAndTell } from "@/lib/presentations/decide";
import { canDecide } from "@/lib/presentations/policy";
import type { DoneAndRefused, ReinstatePresentationsInput } from "@/lib/presentations/schema";
import type { Result } from "@/lib/result";

type Refusal = "not_found" | "not_allowed";
type ReinstateRefusal = Refusal | "not_withdrawn" | "presenter_elsewhere";

/**
 * Takes back a withdrawal, of one or many: each is again what it was, in the session it kept its place in.
 *
 * Refused item by item: not_withdrawn; presenter_elsewhere (a presenter was given something else at its session's
 * time meanwhile). All barred: not_found, not_allowed; will_tell.
 */
export async function reinstatePresentations(
  actor: Actor,
  input: ReinstatePresentationsInput,
  now = new Date(),
): Promise<Result<DoneAndRefused<ReinstateRefusal>, Refusal | "will_tell">> {
  const reinstatement: Decision<ReinstateRefusal> = {
    action: "reinstatePresentation",
    mayDecide: (by, { conferenceId }) => canDecide(by, conferenceId),
    refusalOf: ({ withdrawnAt }) => (withdrawnAt ? null : "not_withdrawn"),
    write: reinstate,
  };
  return decide((tx) => decideAndTell(tx, actor, input, reinstatement, now));
}

/** One that clashes is rolled back alone: the constraint is asked at once, inside a savepoint. */
async function reinstate(tx: Db, { id }: { id: string }): Promise<"presenter_elsewhere" | null> {
  await tx.$executeRaw`SAVEPOINT reinstate`;
  try {
    await tx.presentation.update({
      where: { id },
      data: { withdrawnAt: null, withdrawnById: null, withdrawnReason: "" },
    });
    await tx.$executeRaw`SET CONSTRAINTS person_elsewhere IMMEDIATE`;
  } catch (error) {
    if (violated(error) !== "person_elsewhere") throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT reinstate`;
    return "presenter_elsewhere";
  }
  await tx.$executeRaw`SET CONSTRAINTS person_elsewhere DEFERRED`;
  await tx.$executeRaw`RELEASE SAVEPOINT reinstate`;
  return null;
}
