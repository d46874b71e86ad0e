import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { type Arranged, draftProgramme } from "@/lib/sessions/desk";
import type { Paper } from "@/lib/sessions/places";
import { canOrder, canSeeOnDesk } from "@/lib/sessions/policy";
import type { OrderSessionInput } from "@/lib/sessions/schema";
import { settle } from "@/lib/sessions/settle";
import { takeSnapshot } from "@/lib/sessions/snapshot";

export type OrderRefusal = "not_found" | "not_allowed" | "stale" | "conflict";

/**
 * Gives the presentations of a session the order they are named in. Its chair may, where the conference lets chairs.
 *
 * Refusals: not_found, not_allowed (its chair, where only organisers order), stale (the session holds others than
 * those named). conflict cannot come of an order.
 */
export async function orderSession(
  actor: Actor,
  { sessionId, ids }: OrderSessionInput,
): Promise<Result<Arranged & { session: string }, OrderRefusal>> {
  return decide(async (tx) => {
    const found = await tx.themedSession.findFirst({
      where: { id: sessionId, programme: { publishedAt: null } },
      select: { conferenceId: true, chairId: true },
    });
    if (!found || !canSeeOnDesk(actor, found)) return refuse("not_found");
    const { conferenceId } = found;
    const draft = await draftProgramme(tx, conferenceId);
    // Who chairs it, and whether chairs may, as it stands under the lock.
    const conference = await tx.conference.findUniqueOrThrow({ where: { id: conferenceId } });
    const before = await takeSnapshot(tx, [sessionId]);
    const session = before[sessionId];
    if (!session || !canSeeOnDesk(actor, { ...session, conferenceId })) return refuse("not_found");
    if (!canOrder(actor, { ...session, conferenceId }, conference)) return refuse("not_allowed");

    const held = new Map(session.papers.map((paper) => [paper.presentationId, paper]));
    const order = ids.map((id) => held.get(id)).filter((paper): paper is Paper => paper !== undefined);
    if (new Set(order).size !== ids.length || ids.length !== held.size) return refuse("stale");
    const { timeZone } = conference;
    const settled = await settle(...([tx, actor, { ...draft, conferenceId, timeZone }] as const), {
      action: "orderSession",
      before,
      orders: new Map([[sessionId, order]]),
    });
    return settled.ok ? ok({ session: session.title, ...settled.value }) : settled;
  });
}
