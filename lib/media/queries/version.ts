import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { organisesMedia } from "@/lib/media/policy";
import { type Sendable, sendable } from "@/lib/media/sendable";

/**
 * An earlier content of a file, by the number it had, for the organisers; null for others, of what was removed, and
 * unless it was found harmless while it was shown.
 */
export async function getVersion(actor: Actor, mediaId: string, number: number): Promise<Sendable | null> {
  // What no version can have, and the column cannot hold.
  if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647) return null;
  const version = await db.mediaVersion.findUnique({
    where: { mediaId_number: { mediaId, number } },
    include: { media: { include: { presentation: { select: { conferenceId: true } } } } },
  });
  if (!version || version.checkedAt === null || version.threat !== null) return null;
  if (version.media.removedAt !== null) return null;
  if (!organisesMedia(actor, version.media.presentation.conferenceId)) return null;
  return sendable(version);
}
