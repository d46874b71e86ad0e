import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import type { Arranged } from "@/lib/sessions/desk";
import { openDraftOf, standingOf } from "@/lib/sessions/opened";
import type { RenameSessionInput } from "@/lib/sessions/schema";
import { settle } from "@/lib/sessions/settle";
import { freeSlug } from "@/lib/sessions/slug";

export type RenameRefusal = "not_found" | "not_allowed" | "stale" | "conflict";

/**
 * Gives a session another title, and with it another address, once it is published.
 *
 * Refusals: not_found, not_allowed (its chair), stale (saved by somebody since: what its title is). conflict cannot
 * come of a title.
 */
export async function renameSession(
  actor: Actor,
  { sessionId, title, version }: RenameSessionInput,
): Promise<Result<Arranged & { title: string; version: number }, RenameRefusal>> {
  return decide(async (tx) => {
    const opened = await openDraftOf(tx, actor, sessionId);
    if (!opened.ok) return opened;
    const before = await standingOf(tx, opened.value, [sessionId]);
    const was = before[sessionId];
    if (!was) return refuse("not_found");
    if (was.version !== version) return refuse("stale", { title: was.title });

    const slug = was.title === title ? was.slug : await freeSlug(tx, opened.value.id, title);
    await tx.themedSession.update({ where: { id: sessionId }, data: { title, slug, version: version + 1 } });
    const settled = await settle(tx, actor, opened.value, { action: "renameSession", before });
    return settled.ok ? ok({ title, version: version + 1, ...settled.value }) : settled;
  });
}
