import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { lastChangeOf } from "@/lib/schedule/changed-by";
import type { SetPlenaryInput } from "@/lib/schedule/schema";
import type { Arranged } from "@/lib/sessions/desk";
import { openDraftOf, standingOf } from "@/lib/sessions/opened";
import { settle } from "@/lib/sessions/settle";

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
    const opened = await openDraftOf(tx, actor, sessionId);
    if (!opened.ok) return opened;
    const before = await standingOf(tx, opened.value, [sessionId]);
    const was = before[sessionId];
    if (!was) return refuse("not_found");
    const { title } = was;
    if (was.version !== version) {
      const change = await lastChangeOf(tx, `session:${sessionId}`, opened.value.timeZone, now);
      return refuse("stale", { title, ...change });
    }
    if (was.isPlenary === isPlenary) return refuse("already_so", { title });

    await tx.themedSession.update({
      where: { id: sessionId },
      data: { isPlenary, version: { increment: 1 } },
    });
    const settled = await settle(tx, actor, opened.value, { action: "setPlenary", before });
    return settled.ok ? ok({ title, version: version + 1, isPlenary, ...settled.value }) : settled;
  });
}
