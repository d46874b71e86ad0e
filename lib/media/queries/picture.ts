import { type Actor, anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getFile } from "@/lib/media/queries/file";
import type { Sendable } from "@/lib/media/sendable";

/**
 * The picture of that width of a file the actor may fetch now, or null. `version`: of the content the address names;
 * only then, and while everybody may fetch the file, a copy of the picture need not ask again.
 */
export async function getPicture(
  actor: Actor,
  { mediaId, width, version }: { mediaId: string; width: number; version: number | null },
  now = new Date(),
): Promise<Sendable | null> {
  if (!(await getFile(actor, mediaId, now))) return null;
  const picture = await db.mediaPicture.findUnique({
    where: { mediaId_width: { mediaId, width } },
    include: { media: { select: { version: true } } },
  });
  if (!picture) return null;
  const { storageKey, bytes, contentType, media } = picture;
  const isForGood = version === media.version && (await getFile(anonymous, mediaId, now)) !== null;
  return { storageKey, bytes, contentType, fileName: `${width}.webp`, etag: storageKey, isForGood };
}
