import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { answerRequests } from "@/lib/media/commands/keep";
import { lockTendedOf, type TendRefusal } from "@/lib/media/commands/tended";
import { recordMedia, silenced } from "@/lib/media/record-media";
import type { RemoveMediaInput, RestoreMediaInput } from "@/lib/media/schema";
import { publicFacts } from "@/lib/presentations/public-facts";
import { ok, type Result, refuse } from "@/lib/result";

/** Takes a file or link off the page; the row and the bytes stay, so that it can be put back. */
export async function removeMedia(
  actor: Actor,
  { mediaId }: RemoveMediaInput,
  now = new Date(),
): Promise<Result<{ label: string }, TendRefusal | "already_removed">> {
  return transaction(async (tx) => {
    const locked = await lockTendedOf(tx, actor, mediaId);
    if (!locked.ok) return locked;
    const { media, presentation } = locked.value;
    if (media.removedAt) return refuse("already_removed");
    const facts = await publicFacts(tx, [presentation.id], now);
    await tx.media.update({
      where: { id: mediaId },
      data: { removedAt: now, removedById: personIdOf(actor) },
    });
    const auditEventId = await recordChange(tx, actor, {
      conferenceId: presentation.conferenceId,
      action: "removeMedia",
      subjects: [`presentation:${presentation.id}`, `media:${mediaId}`],
      before: { label: media.label },
    });
    await recordMedia(tx, actor, presentation, { before: facts, auditEventId, tell: "yes" }, now);
    return ok({ label: media.label });
  });
}

/** Puts a removed file or link back at its place; whoever asked for its kind meanwhile is answered. */
export async function restoreMedia(
  actor: Actor,
  { mediaId, tell }: RestoreMediaInput,
  now = new Date(),
): Promise<Result<{ label: string; told: number }, TendRefusal | "not_removed">> {
  return transaction(async (tx) => {
    const locked = await lockTendedOf(tx, actor, mediaId);
    if (!locked.ok) return locked;
    const { media, presentation } = locked.value;
    if (!media.removedAt) return refuse("not_removed");
    const facts = await publicFacts(tx, [presentation.id], now);
    await tx.media.update({
      where: { id: mediaId },
      data: { removedAt: null, removedById: null, ...silenced(tell, now) },
    });
    const auditEventId = await recordChange(tx, actor, {
      conferenceId: presentation.conferenceId,
      action: "restoreMedia",
      subjects: [`presentation:${presentation.id}`, `media:${mediaId}`],
      after: { label: media.label },
    });
    const change = { before: facts, auditEventId, tell: tell ?? ("yes" as const) };
    await recordMedia(tx, actor, presentation, change, now);
    const told = await answerRequests(tx, presentation, { ...media, removedAt: null }, now);
    return ok({ label: media.label, told });
  });
}
