import type { Db } from "@/lib/db";
import type { Tended } from "@/lib/media/commands/tended";
import { showingOf } from "@/lib/media/formats";
import { ok, type Result, refuse } from "@/lib/result";

export type PlaceRefusal = "unknown_kind" | "too_many" | "nothing_to_replace" | "not_its_video";

/** What is to stand there, as commands take it. */
export type Placed = { kindId: string; replacesId?: string | null; belongsToId?: string | null };

/** An upload nobody heard of for this long is given up by the nightly sweep, and counts no more. */
export const SILENT_AFTER_MS = 7 * 86_400_000;

/**
 * Where media will stand on a presentation whose row the caller has locked: its kind, and the media it replaces (whose
 * kind stays). What was removed counts too, it can be put back; so do uploads on their way, save the one named.
 *
 * Refusals: unknown_kind, too_many { most }, nothing_to_replace, not_its_video.
 */
export async function placeWithin(
  tx: Db,
  presentation: NonNullable<Tended>,
  { kindId, replacesId, belongsToId }: Placed,
  { now, except }: { now: Date; except?: string },
) {
  const { conference, id: presentationId } = presentation;
  const replaced = replacesId
    ? await tx.media.findUnique({ where: { id: replacesId, presentationId, removedAt: null } })
    : null;
  if (replacesId && !replaced) return refuse("nothing_to_replace");
  const kind = conference.mediaKinds.find((known) => known.id === (replaced?.kindId ?? kindId));
  if (!kind) return refuse("unknown_kind");
  if (belongsToId && !(await isPlayed(tx, presentationId, belongsToId, replacesId)))
    return refuse("not_its_video");
  if (!replaced) {
    const since = new Date(now.getTime() - SILENT_AFTER_MS);
    const media = await tx.media.count({ where: { presentationId } });
    const coming = await tx.upload.count({
      where: {
        ...{ presentationId, endedAt: null, replacesId: null, heardAt: { gt: since } },
        ...(except && { id: { not: except } }),
      },
    });
    if (media + coming >= conference.mediaMost) return refuse("too_many", { most: conference.mediaMost });
  }
  return ok({ kind, replaced });
}

/** Captions and transcripts belong to a video or a recording of the same presentation, and not to themselves. */
async function isPlayed(
  tx: Db,
  presentationId: string,
  mediaId: string,
  replacesId: string | null | undefined,
): Promise<boolean> {
  if (mediaId === replacesId) return false;
  const media = await tx.media.findUnique({ where: { id: mediaId, presentationId, removedAt: null } });
  return ["video", "audio"].includes(showingOf(media?.contentType ?? ""));
}

export type Place =
  Awaited<ReturnType<typeof placeWithin>> extends Result<infer Value, string> ? Value : never;
