import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import type { Arranged } from "@/lib/sessions/desk";
import { openDraftOf, standingOf } from "@/lib/sessions/opened";
import type { DeleteSessionInput } from "@/lib/sessions/schema";
import { settle } from "@/lib/sessions/settle";

export type DeleteRefusal = "not_found" | "not_allowed" | "stale" | "conflict";

/**
 * Takes a session out of the draft. Its presentations stay and are unassigned; `undo` brings both back.
 *
 * Refusals: not_found, not_allowed (its chair), stale. conflict cannot come of it.
 */
export async function deleteSession(
  actor: Actor,
  { sessionId, version }: DeleteSessionInput,
): Promise<Result<Arranged & { title: string; unassigned: number }, DeleteRefusal>> {
  return decide(async (tx) => {
    const opened = await openDraftOf(tx, actor, sessionId);
    if (!opened.ok) return opened;
    const before = await standingOf(tx, opened.value, [sessionId]);
    const was = before[sessionId];
    if (!was) return refuse("not_found");
    if (was.version !== version) return refuse("stale");
    const settled = await settle(tx, actor, opened.value, {
      ...{ action: "deleteSession", before, ends: [sessionId] },
    });
    return settled.ok ? ok({ title: was.title, unassigned: was.papers.length, ...settled.value }) : settled;
  });
}
