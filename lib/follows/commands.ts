import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { insertFollow } from "@/lib/follows/insert-follow";
import { canFollow } from "@/lib/follows/policy";
import type { FollowPresentationInput, FollowView, UnfollowPresentationInput } from "@/lib/follows/schema";
import { isPublic } from "@/lib/presentations/state";
import { ok, type Result, refuse } from "@/lib/result";

export type FollowRefusal = "not_found" | "not_allowed" | "already_following";

/**
 * Follows a presentation for the person: they are told when it is withdrawn or takes place after all.
 *
 * Withdrawn ones may be followed: they may come back. Two presses at once make one follow.
 * Refusals: not_found (drafts too), not_allowed (nobody signed in), already_following.
 */
export async function followPresentation(
  actor: Actor,
  { presentationId }: FollowPresentationInput,
  now = new Date(),
): Promise<Result<FollowView, FollowRefusal>> {
  return transaction((tx) => followWithin(tx, actor, presentationId, now));
}

/** `followPresentation` inside a transaction that is open already. */
export async function followWithin(
  tx: Db,
  actor: Actor,
  presentationId: string,
  now: Date,
): Promise<Result<FollowView, FollowRefusal>> {
  const presentation = await publicPresentation(tx, presentationId);
  if (!presentation) return refuse("not_found");
  if (actor.kind !== "person" || !canFollow(actor)) return refuse("not_allowed");
  if (!(await insertFollow(tx, presentationId, actor.personId, now))) return refuse("already_following");
  await recordChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action: "followPresentation",
    subjects: [`presentation:${presentationId}`],
  });
  return ok({ presentationId, title: presentation.title });
}

/**
 * Stops following. Open requests stay: what was asked for is still told when it arrives.
 *
 * Refusals: not_found (drafts one does not follow too), not_following.
 */
export async function unfollowPresentation(
  actor: Actor,
  { presentationId }: UnfollowPresentationInput,
): Promise<Result<FollowView, "not_found" | "not_following">> {
  const personId = personIdOf(actor);
  return transaction(async (tx) => {
    const presentation = await tx.presentation.findUnique({
      where: { id: presentationId },
      include: { conference: { select: { publishedAt: true } } },
    });
    if (!presentation) return refuse("not_found");
    const { count } = personId
      ? await tx.follow.deleteMany({ where: { presentationId, personId } })
      : { count: 0 };
    if (count === 0)
      return refuse(isPublic(presentation, presentation.conference) ? "not_following" : "not_found");
    await recordChange(tx, actor, {
      conferenceId: presentation.conferenceId,
      action: "unfollowPresentation",
      subjects: [`presentation:${presentationId}`],
    });
    return ok({ presentationId, title: presentation.title });
  });
}

async function publicPresentation(tx: Db, presentationId: string) {
  const presentation = await tx.presentation.findUnique({
    where: { id: presentationId },
    include: { conference: { select: { publishedAt: true } } },
  });
  return presentation && isPublic(presentation, presentation.conference) ? presentation : null;
}
