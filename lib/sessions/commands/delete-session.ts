import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { type Arranged, draftProgramme, recordArrangement } from "@/lib/sessions/desk";
import { canArrange, canSeeOnDesk } from "@/lib/sessions/policy";
import type { DeleteSessionInput } from "@/lib/sessions/schema";
import { takeSnapshot } from "@/lib/sessions/snapshot";

/**
 * Takes a session out of the programme. Its presentations stay and are unassigned; `undoLast` brings both back.
 *
 * Refusals: not_found, not_allowed (its chair), stale.
 */
export async function deleteSession(
  actor: Actor,
  input: DeleteSessionInput,
): Promise<Result<Arranged & { title: string; unassigned: number }, "not_found" | "not_allowed" | "stale">> {
  return decide(async (tx) => {
    const found = await tx.themedSession.findUnique({ where: { id: input.sessionId } });
    if (!found || !canSeeOnDesk(actor, found)) return refuse("not_found");
    if (!canArrange(actor, found.conferenceId)) return refuse("not_allowed");
    await draftProgramme(tx, found.conferenceId);
    const before = await takeSnapshot(tx, [found.id]);
    const was = before[found.id];
    if (!was) return refuse("not_found");
    if (was.version !== input.version) return refuse("stale");

    await tx.themedSession.delete({ where: { id: found.id } });
    const arranged = await recordArrangement(tx, actor, {
      action: "deleteSession",
      conferenceId: found.conferenceId,
      before,
    });
    return ok({ title: was.title, unassigned: was.papers.length, ...arranged });
  });
}
