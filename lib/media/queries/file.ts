import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { canFetch, includeForMediaPolicy } from "@/lib/media/policy";
import { type Sendable, sendable } from "@/lib/media/sendable";

/** No person's id. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** A stored file the actor may fetch now, or null: unknown, a link, removed, or not for them (yet). */
export async function getFile(actor: Actor, mediaId: string, now = new Date()): Promise<Sendable | null> {
  const personId = personIdOf(actor);
  const media = await db.media.findUnique({
    where: { id: mediaId },
    include: {
      presentation: {
        include: {
          ...includeForMediaPolicy,
          requests: {
            where: { personId: personId ?? NOBODY, withdrawnAt: null },
            select: { kindId: true },
          },
        },
      },
    },
  });
  const hasAsked = media?.presentation.requests.some(({ kindId }) => kindId === media.kindId) ?? false;
  if (!media || !canFetch(actor, media, hasAsked, now)) return null;
  return sendable(media);
}
