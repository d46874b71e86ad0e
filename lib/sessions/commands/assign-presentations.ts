import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import type { Arranged } from "@/lib/sessions/desk";
import { asPlaced, readJoining, whyNotJoined } from "@/lib/sessions/joining";
import { movedMeanwhile } from "@/lib/sessions/moved-meanwhile";
import { openDraftOf, standingOf } from "@/lib/sessions/opened";
import { inserted, ordersWithout, sameOrder } from "@/lib/sessions/orders";
import type { AssignPresentationsInput } from "@/lib/sessions/schema";
import { settle } from "@/lib/sessions/settle";

export type AssignRefusal =
  | "full"
  | "not_found"
  | "not_allowed"
  | "moved_meanwhile"
  | "already_there"
  | "conflict";

export type Assigned = Arranged & { session: string; count: number; fromOtherSessions: number };

/**
 * Puts presentations into a session, in the order they are named, in front of `before` or at its end; all or none.
 *
 * Each says where it was seen (`from`), so that nothing is moved that somebody else has moved meanwhile. One that
 * stands in the session already moves within it.
 * Refusals: not_found, not_allowed (its chair), moved_meanwhile (one is not where it was seen, or `before` is not in
 * the session any more: where it is, by whom, since when), already_there (nothing
 * would change), full, conflict.
 */
export async function assignPresentations(
  actor: Actor,
  { sessionId, papers, before: anchor }: AssignPresentationsInput,
): Promise<Result<Assigned, AssignRefusal>> {
  const ids = papers.map(({ id }) => id);
  return decide(async (tx) => {
    const opened = await openDraftOf(tx, actor, sessionId, ids);
    if (!opened.ok) return opened;
    const before = await standingOf(tx, opened.value, [sessionId], ids);
    const target = before[sessionId];
    const joining = await readJoining(tx, opened.value.conferenceId, ids, [target]);
    if (!target || !joining) return refuse("not_found");
    const seen = anchor ? [...papers, { id: anchor, from: sessionId }] : papers;
    const moved = await movedMeanwhile(tx, opened.value, before, seen);
    if (moved) return moved;

    const coming = papers.filter(({ from }) => from !== sessionId).map(({ id }) => id);
    const obstacle = whyNotJoined(joining, target, asPlaced(joining, before, coming));
    if (obstacle) return obstacle;
    const orders = ordersWithout(before, ids);
    const order = inserted(target.papers, asPlaced(joining, before, ids), anchor);
    if (sameOrder(order, target.papers))
      return refuse("already_there", { session: target.title, count: ids.length });
    orders.set(sessionId, order);

    const settled = await settle(tx, actor, opened.value, { action: "assignPresentations", before, orders });
    if (!settled.ok) return settled;
    const fromOtherSessions = papers.filter(({ from }) => from !== null && from !== sessionId).length;
    return ok({ session: target.title, count: ids.length, fromOtherSessions, ...settled.value });
  });
}
