import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { lockTended, lockTendedOf, type TendRefusal } from "@/lib/media/commands/tended";
import type { LabelMediaInput, OrderMediaInput } from "@/lib/media/schema";
import { ok, type Result, refuse } from "@/lib/result";

/** Names one file or link anew; an empty label becomes its kind's name. Refusals: see `TendRefusal`. */
export async function labelMedia(
  actor: Actor,
  { mediaId, label: typed }: LabelMediaInput,
): Promise<Result<{ label: string }, TendRefusal>> {
  return transaction(async (tx) => {
    const locked = await lockTendedOf(tx, actor, mediaId);
    if (!locked.ok) return locked;
    const { media, presentation } = locked.value;
    const label = typed === "" ? media.kind.name : typed;
    if (label === media.label) return ok({ label });
    await tx.media.update({ where: { id: mediaId }, data: { label } });
    await recordChange(tx, actor, {
      conferenceId: presentation.conferenceId,
      action: "labelMedia",
      subjects: [`presentation:${presentation.id}`, `media:${mediaId}`],
      before: { label: media.label },
      after: { label },
    });
    return ok({ label });
  });
}

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
