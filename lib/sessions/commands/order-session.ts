import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { type Arranged, draftProgramme, recordArrangement } from "@/lib/sessions/desk";
import { type Paper, writePlaces } from "@/lib/sessions/places";
import { canArrange, canSeeOnDesk } from "@/lib/sessions/policy";
import type { OrderSessionInput } from "@/lib/sessions/schema";
import { takeSnapshot } from "@/lib/sessions/snapshot";

/**
 * Gives the presentations of a session the order they are named in.
 *
 * Refusals: not_found, not_allowed (its chair), stale (the session holds others than those named).
 */
export async function orderSession(
  actor: Actor,
  input: OrderSessionInput,
): Promise<Result<Arranged & { session: string }, "not_found" | "not_allowed" | "stale">> {
  return decide(async (tx) => {
    const found = await tx.themedSession.findUnique({ where: { id: input.sessionId } });
    if (!found || !canSeeOnDesk(actor, found)) return refuse("not_found");
    if (!canArrange(actor, found.conferenceId)) return refuse("not_allowed");
    const programme = await draftProgramme(tx, found.conferenceId);
    const before = await takeSnapshot(tx, [found.id]);
    const papers = new Map((before[found.id]?.papers ?? []).map((paper) => [paper.presentationId, paper]));
    const order = input.ids
      .map((id) => papers.get(id))
      .filter((paper): paper is Paper => paper !== undefined);
    const named = new Set(input.ids);
    if (named.size !== input.ids.length || order.length !== input.ids.length || named.size !== papers.size)
      return refuse("stale");

    await writePlaces(tx, programme.id, new Map([[found.id, order]]));
    const arranged = await recordArrangement(tx, actor, {
      action: "orderSession",
      conferenceId: found.conferenceId,
      before,
    });
    return ok({ session: found.title, ...arranged });
  });
}
