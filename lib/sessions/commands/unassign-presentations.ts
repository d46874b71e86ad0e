import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import type { Arranged } from "@/lib/sessions/desk";
import { movedMeanwhile } from "@/lib/sessions/moved-meanwhile";
import { openDraft, standingOf } from "@/lib/sessions/opened";
import { ordersWithout } from "@/lib/sessions/orders";
import type { UnassignPresentationsInput } from "@/lib/sessions/schema";
import { settle } from "@/lib/sessions/settle";

export type UnassignRefusal = "not_found" | "moved_meanwhile" | "none_assigned" | "conflict";

/**
 * Takes presentations out of their sessions; those that were seen in none are passed over.
 *
 * Refusals: not_found (also to everybody but organisers), moved_meanwhile (one is not where it was seen: where it is,
 * by whom, since when), none_assigned (nothing to do). conflict cannot come of taking out.
 */
export async function unassignPresentations(
  actor: Actor,
  { conferenceId, papers }: UnassignPresentationsInput,
): Promise<Result<Arranged & { count: number }, UnassignRefusal>> {
  const ids = papers.map(({ id }) => id);
  return decide(async (tx) => {
    const opened = await openDraft(tx, actor, conferenceId);
    if (!opened.ok) return opened;
    const known = await tx.presentation.count({ where: { id: { in: ids }, conferenceId } });
    if (known !== ids.length) return refuse("not_found");
    const before = await standingOf(tx, opened.value, [], ids);
    const moved = await movedMeanwhile(tx, opened.value, before, papers);
    if (moved) return moved;
    const count = papers.filter(({ from }) => from !== null).length;
    if (count === 0) return refuse("none_assigned");

    const orders = ordersWithout(before, ids);
    const settled = await settle(tx, actor, opened.value, {
      action: "unassignPresentations",
      before,
      orders,
    });
    return settled.ok ? ok({ count, ...settled.value }) : settled;
  });
}
