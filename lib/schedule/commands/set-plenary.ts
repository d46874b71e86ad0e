import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { lastChangeOf } from "@/lib/schedule/changed-by";
import type { SetPlenaryInput } from "@/lib/schedule/schema";
import { conflictMade } from "@/lib/sessions/conflict-made";
import { type Arranged, draftProgramme, recordArrangement } from "@/lib/sessions/desk";
import { canArrange, canSeeOnDesk } from "@/lib/sessions/policy";
import { takeSnapshot } from "@/lib/sessions/snapshot";

export type PlenaryRefusal = "not_found" | "not_allowed" | "stale" | "already_so" | "conflict";

/**
 * Says of a session of the draft whether it is for everybody, across all rooms.
 *
 * Refusals: not_found, not_allowed (its chair), stale (who changed it and when), already_so, conflict.
 */
export async function setPlenary(
  actor: Actor,
  { sessionId, version, isPlenary }: SetPlenaryInput,
  now = new Date(),
): Promise<Result<Arranged & { title: string; version: number; isPlenary: boolean }, PlenaryRefusal>> {
  return decide(async (tx) => {
    const found = await tx.themedSession.findUnique({
      where: { id: sessionId, programme: { publishedAt: null } },
      include: { conference: { select: { timeZone: true } } },
    });
    if (!found || !canSeeOnDesk(actor, found)) return refuse("not_found");
    const { conferenceId } = found;
    const { timeZone } = found.conference;
    if (!canArrange(actor, conferenceId)) return refuse("not_allowed");
    const programme = await draftProgramme(tx, conferenceId);
    const before = await takeSnapshot(tx, [sessionId]);
    const was = before[sessionId];
    if (!was) return refuse("not_found");
    const { title } = was;
    if (was.version !== version) {
      const change = await lastChangeOf(tx, `session:${sessionId}`, timeZone, now);
      return refuse("stale", { title, ...change });
    }
    if (was.isPlenary === isPlenary) return refuse("already_so", { title });

    await tx.themedSession.update({
      where: { id: sessionId },
      data: { isPlenary, version: { increment: 1 } },
    });
    const conflict = await conflictMade(tx, { id: programme.id, conferenceId, timeZone }, before);
    if (conflict) return conflict;
    const arranged = await recordArrangement(tx, actor, { action: "setPlenary", conferenceId, before });
    return ok({ title, version: version + 1, isPlenary, ...arranged });
  });
}
