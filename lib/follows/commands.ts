import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { findLocked } from "@/lib/follows/find-subject";
import { followOf, insertFollow } from "@/lib/follows/insert-follow";
import { canFollow } from "@/lib/follows/policy";
import type { FollowedSubject, FollowInput, FollowView, UnfollowInput } from "@/lib/follows/schema";
import { ok, type Result, refuse } from "@/lib/result";

export type FollowRefusal = "not_found" | "not_allowed" | "already_following";

/**
 * Follows a presentation, a session of the published programme, a theme, a keyword or a presenter for the person:
 * they are told what changes about it.
 *
 * Withdrawn presentations may be followed: they may come back. Of a presenter who was merged the person they are now
 * is followed. Two presses at once make one follow.
 * Refusals: not_found (what is not public too), not_allowed (nobody signed in), already_following.
 */
export async function follow(
  actor: Actor,
  { subject }: FollowInput,
  now = new Date(),
): Promise<Result<FollowView, FollowRefusal>> {
  return transaction((tx) => followWithin(tx, actor, subject, now));
}

/** `follow` inside a transaction that is open already. */
export async function followWithin(
  tx: Db,
  actor: Actor,
  subject: FollowedSubject,
  now: Date,
): Promise<Result<FollowView, FollowRefusal>> {
  const found = await findLocked(tx, subject);
  if (!found?.isPublic) return refuse("not_found");
  if (actor.kind !== "person" || !canFollow(actor)) return refuse("not_allowed");
  if (!(await insertFollow(tx, found, actor.personId, now))) return refuse("already_following");
  await recordChange(tx, actor, {
    conferenceId: found.conferenceId,
    action: "follow",
    subjects: [subject],
  });
  return ok({ subject });
}

/**
 * Stops following. Open requests stay: what was asked for is still told when it arrives.
 *
 * Refusals: not_found (what is not public and one does not follow), not_following.
 */
export async function unfollow(
  actor: Actor,
  { subject }: UnfollowInput,
): Promise<Result<FollowView, "not_found" | "not_following">> {
  const personId = personIdOf(actor);
  return transaction(async (tx) => {
    const found = await findLocked(tx, subject);
    if (!found) return refuse("not_found");
    const { count } = personId
      ? await tx.follow.deleteMany({ where: { ...followOf(found), personId } })
      : { count: 0 };
    if (count === 0) return refuse(found.isPublic ? "not_following" : "not_found");
    await recordChange(tx, actor, {
      conferenceId: found.conferenceId,
      action: "unfollow",
      subjects: [subject],
    });
    return ok({ subject });
  });
}
