import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { type Arranged, draftProgramme, recordArrangement } from "@/lib/sessions/desk";
import { type Paper, writePlaces } from "@/lib/sessions/places";
import { canArrange } from "@/lib/sessions/policy";
import type { UnassignPresentationsInput } from "@/lib/sessions/schema";
import { takeSnapshot } from "@/lib/sessions/snapshot";

/**
 * Takes presentations out of their sessions; those that stand in none are passed over.
 *
 * Refusals: not_found (also to everybody but organisers), none_assigned (nothing to do).
 */
export async function unassignPresentations(
  actor: Actor,
  { conferenceId, ids }: UnassignPresentationsInput,
): Promise<Result<Arranged & { count: number }, "not_found" | "none_assigned">> {
  if (!canArrange(actor, conferenceId)) return refuse("not_found");
  const leaving = new Set(ids);
  return decide(async (tx) => {
    const known = await tx.presentation.count({ where: { id: { in: [...leaving] }, conferenceId } });
    if (known !== leaving.size) return refuse("not_found");
    const programme = await draftProgramme(tx, conferenceId);
    const places = await tx.place.findMany({
      where: { programmeId: programme.id, presentationId: { in: [...leaving] } },
      select: { sessionId: true },
    });
    if (places.length === 0) return refuse("none_assigned");

    const before = await takeSnapshot(
      tx,
      places.map((place) => place.sessionId),
    );
    const orders = new Map<string, Paper[]>();
    for (const [sessionId, session] of Object.entries(before))
      orders.set(
        sessionId,
        (session?.papers ?? []).filter((paper) => !leaving.has(paper.presentationId)),
      );
    await writePlaces(tx, programme.id, orders);
    const arranged = await recordArrangement(tx, actor, {
      action: "unassignPresentations",
      conferenceId,
      before,
    });
    return ok({ count: places.length, ...arranged });
  });
}
