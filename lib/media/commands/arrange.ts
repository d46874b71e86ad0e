import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { lockTended, type TendRefusal } from "@/lib/media/commands/tended";
import type { OrderMediaInput } from "@/lib/media/schema";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Puts a presentation's media in the order given.
 *
 * Refusals: see `TendRefusal`, and stale when the list is not exactly what is there now (somebody added or
 * removed one meanwhile).
 */
export async function orderMedia(
  actor: Actor,
  { presentationId, mediaIds }: OrderMediaInput,
): Promise<Result<{ count: number }, TendRefusal | "stale">> {
  return transaction(async (tx) => {
    const locked = await lockTended(tx, actor, presentationId);
    if (!locked.ok) return locked;
    const all = await tx.media.findMany({ where: { presentationId }, orderBy: { position: "asc" } });
    const shown = all.filter((media) => media.removedAt === null).map((media) => media.id);
    const named = new Set(mediaIds);
    if (mediaIds.length !== shown.length || !shown.every((id) => named.has(id))) return refuse("stale");

    // Removed ones come after all others: put back, one stands last.
    const removed = all.filter((media) => media.removedAt !== null).map((media) => media.id);
    await tx.$executeRaw`
      UPDATE "Media" SET position = place.position - 1
      FROM unnest(${[...mediaIds, ...removed]}::uuid[]) WITH ORDINALITY AS place (id, position)
      WHERE "Media".id = place.id`;
    await recordChange(tx, actor, {
      conferenceId: locked.value.conferenceId,
      action: "orderMedia",
      subjects: [`presentation:${presentationId}`],
      before: shown,
      after: mediaIds,
    });
    return ok({ count: mediaIds.length });
  });
}
