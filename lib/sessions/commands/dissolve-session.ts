import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import type { Arranged } from "@/lib/sessions/desk";
import { asPlaced, readJoining, whyNotJoined } from "@/lib/sessions/joining";
import { movedMeanwhile } from "@/lib/sessions/moved-meanwhile";
import { openDraftOf, standingOf } from "@/lib/sessions/opened";
import { ordersWithout } from "@/lib/sessions/orders";
import type { DissolveSessionInput } from "@/lib/sessions/schema";
import { settle } from "@/lib/sessions/settle";

export type DissolveRefusal = "full" | "not_found" | "not_allowed" | "stale" | "moved_meanwhile" | "conflict";

/**
 * Ends a session and puts its presentations at the end of others; those not named are unassigned. All or nothing.
 *
 * Refusals: not_found, not_allowed (its chair), stale, moved_meanwhile (the session does not hold one of them any
 * more), full, conflict.
 */
export async function dissolveSession(
  actor: Actor,
  { sessionId, version, moves }: DissolveSessionInput,
): Promise<Result<Arranged & { title: string; moved: number }, DissolveRefusal>> {
  const ids = moves.map(({ id }) => id);
  return decide(async (tx) => {
    const opened = await openDraftOf(tx, actor, sessionId, ids);
    if (!opened.ok) return opened;
    const draft = opened.value;
    const targets = [...new Set(moves.map(({ to }) => to))];
    const before = await standingOf(tx, draft, [sessionId, ...targets], ids);
    const was = before[sessionId];
    const joining = await readJoining(tx, draft.conferenceId, ids, Object.values(before));
    if (!was || !joining || targets.includes(sessionId)) return refuse("not_found");
    if (was.version !== version) return refuse("stale");
    const seen = ids.map((id) => ({ id, from: sessionId }));
    const elsewhere = await movedMeanwhile(tx, draft, before, seen);
    if (elsewhere) return elsewhere;

    const orders = ordersWithout(before, ids);
    for (const to of targets) {
      const target = before[to];
      if (!target) return refuse("not_found");
      const coming = moves.filter((move) => move.to === to).map(({ id }) => id);
      const placed = asPlaced(joining, before, coming);
      const obstacle = whyNotJoined(joining, target, placed);
      if (obstacle) return obstacle;
      orders.set(to, [...target.papers, ...placed]);
    }
    orders.set(sessionId, []);
    const settled = await settle(tx, actor, draft, {
      ...{ action: "dissolveSession", before, orders, ends: [sessionId] },
    });
    return settled.ok ? ok({ title: was.title, moved: ids.length, ...settled.value }) : settled;
  });
}
