import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { KINDS } from "@/lib/conflicts/kinds";
import { lockProgrammes } from "@/lib/conflicts/locked";
import { canJudgeConflicts } from "@/lib/conflicts/policy";
import type { AcknowledgeConflictInput } from "@/lib/conflicts/schema";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Lets one conflict stand, with a reason: it blocks nothing any more. Also one that a change was refused for and that
 * therefore does not stand yet; the change then goes through.
 *
 * Refusals: not_found (also to everybody but organisers), gone (its sessions are not in the draft), already_there.
 */
export async function acknowledgeConflict(
  actor: Actor,
  { conferenceId, key, reason }: AcknowledgeConflictInput,
  now = new Date(),
): Promise<Result<undefined, "not_found" | "gone" | "already_there">> {
  if (!canJudgeConflicts(actor, conferenceId)) return refuse("not_found");
  return decide(async (tx) => {
    if ((await tx.conference.count({ where: { id: conferenceId } })) === 0) return refuse("not_found");
    const { draftId } = await lockProgrammes(tx, conferenceId);
    if (!(await isOfDraft(tx, draftId, key))) return refuse("gone");
    const standing = await tx.acknowledgement.count({ where: { conferenceId, key, withdrawnAt: null } });
    if (standing > 0) return refuse("already_there");
    const { id } = await tx.acknowledgement.create({
      data: { conferenceId, key, reason, acknowledgedAt: now, byId: personIdOf(actor) },
    });
    const subjects = [`conflict:${key}`, `acknowledgement:${id}`];
    await recordChange(tx, actor, {
      ...{ conferenceId, action: "acknowledgeConflict", subjects, after: { reason } },
    });
    return ok();
  });
}

/** Kinds whose keys name two sessions; those of the others name one, last. */
const OF_TWO = ["person_twice", "room_taken", "walk_too_short", "beside_plenary", "followed_together"];

async function isOfDraft(tx: Db, programmeId: string, key: string): Promise<boolean> {
  const [kind = "", ...ids] = key.split(":");
  if (!KINDS.some((known) => known === kind)) return false;
  const publicIds = [...new Set(ids.slice(OF_TWO.includes(kind) ? -2 : -1))];
  const found = await tx.$queryRaw<unknown[]>`
    SELECT id FROM "ThemedSession" WHERE "programmeId" = ${programmeId}::uuid AND "publicId" = ANY(${publicIds}::uuid[])`;
  return found.length === publicIds.length;
}
