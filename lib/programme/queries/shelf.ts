import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db, Prisma } from "@/lib/db";
import { canFetch, includeForMediaPolicy } from "@/lib/media/policy";
import { canSeePresentation } from "@/lib/presentations/policy";
import { mediaOnPublicPage } from "@/lib/programme/policy";
import { type MediaRow, mediaShown, nested } from "@/lib/programme/queries/media-shown";
import { view } from "@/lib/programme/queries/shown";
import type { Shelf } from "@/lib/programme/shelf";

/**
 * A presentation's media as this person may open them now; what is closed to them says for whom it is, or from when.
 *
 * Null: nobody is signed in, there is none, or it is not for them.
 */
export async function getShelf(
  actor: Actor,
  presentationId: string,
  now = new Date(),
): Promise<Shelf | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const found = await db.presentation.findUnique({
    where: { id: presentationId },
    include: {
      ...includeForMediaPolicy,
      media: true,
      requests: { where: { personId, withdrawnAt: null }, select: { kindId: true } },
    },
  });
  if (!found || !canSeePresentation(actor, found)) return null;
  const asked = new Set(found.requests.map(({ kindId }) => kindId));
  const ids = found.media
    .filter((media) => canFetch(actor, { ...media, presentation: found }, asked.has(media.kindId), now))
    .map(({ id }) => id);
  const open = Prisma.sql`media.id = ANY(${ids}::uuid[])`;
  const shown = Prisma.sql`(${open} OR ${mediaOnPublicPage})`;
  const shelf = await view<Omit<Shelf, "media"> & { media: MediaRow[] }>(Prisma.sql`
    SELECT json_build_object('presentationId', p.id, 'timeZone', c."timeZone",
      'media', ${mediaShown({ shown, open }, now)}) AS view
    FROM "Presentation" p JOIN "Conference" c ON c.id = p."conferenceId"
    WHERE p.id = ${presentationId}::uuid`);
  return shelf && { ...shelf, media: nested(shelf.media) };
}
