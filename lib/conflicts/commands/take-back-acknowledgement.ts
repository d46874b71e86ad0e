import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { conflictsIn } from "@/lib/conflicts/blocking";
import { lockProgrammes } from "@/lib/conflicts/locked";
import { canJudgeConflicts } from "@/lib/conflicts/policy";
import type { TakeBackAcknowledgementInput } from "@/lib/conflicts/schema";
import { conflictInWords } from "@/lib/conflicts/words";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

type TakeBackRefusal = "not_found" | "already_back" | "blocks" | "blocks_published";

/**
 * Takes an acknowledgement back: the conflict counts again at its level.
 *
 * Refusals: not_found (also to everybody but organisers), already_back, blocks (its kind is at level block and it
 * stands in the draft, which may not be: one of its sides moves first), blocks_published (the same of what is published).
 */
export async function takeBackAcknowledgement(
  actor: Actor,
  { acknowledgementId }: TakeBackAcknowledgementInput,
  now = new Date(),
): Promise<Result<undefined, TakeBackRefusal>> {
  return decide<undefined, TakeBackRefusal>(async (tx) => {
    const found = await tx.acknowledgement.findUnique({
      where: { id: acknowledgementId },
      select: { conferenceId: true, key: true, reason: true, conference: { select: { timeZone: true } } },
    });
    if (!found || !canJudgeConflicts(actor, found.conferenceId)) return refuse("not_found");
    const { conferenceId, key, reason } = found;
    const { draftId, publishedId } = await lockProgrammes(tx, conferenceId);
    for (const programmeId of [draftId, publishedId]) {
      const conflicts = programmeId ? (await conflictsIn(tx, programmeId)).conflicts : [];
      const stands = conflicts.find((conflict) => conflict.key === key && conflict.level === "block");
      if (stands)
        return refuse(programmeId === draftId ? "blocks" : "blocks_published", {
          sentence: conflictInWords(stands, found.conference.timeZone),
        });
    }
    const { count } = await tx.acknowledgement.updateMany({
      where: { id: acknowledgementId, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnById: personIdOf(actor) },
    });
    if (count === 0) return refuse("already_back");
    const subjects = [`conflict:${key}`, `acknowledgement:${acknowledgementId}`];
    await recordChange(tx, actor, {
      ...{ conferenceId, action: "takeBackAcknowledgement", subjects, before: { reason } },
    });
    return ok();
  });
}
