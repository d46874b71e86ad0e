import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { canFetch, includeForMediaPolicy, mediaClosedBecause, tendsMedia } from "@/lib/media/policy";
import type { MediaOnEdit, MediaView } from "@/lib/media/schema";

/** No person's id. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** A stored file the actor may fetch now, or null: unknown, a link, removed, or not for them (yet). */
export async function getFile(actor: Actor, mediaId: string, now = new Date()) {
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
  const { storageKey, fileName, contentType, bytes, sha256 } = media;
  if (storageKey === null || fileName === null || contentType === null || bytes === null) return null;
  return { storageKey, fileName, contentType, bytes: Number(bytes), sha256 };
}

/** The edit page's address of a presentation whose media the actor may tend, or null. */
export async function getEditPath(actor: Actor, presentationId: string): Promise<string | null> {
  const presentation = await db.presentation.findUnique({
    where: { id: presentationId },
    include: includeForMediaPolicy,
  });
  if (!presentation || !tendsMedia(actor, presentation)) return null;
  return `/${presentation.conference.slug}/presentations/${presentation.slug}/edit`;
}

/** All the edit page needs of a presentation's media, or null for who may not tend them. */
export async function getMediaOnEdit(actor: Actor, presentationId: string): Promise<MediaOnEdit | null> {
  const presentation = await db.presentation.findUnique({
    where: { id: presentationId },
    include: {
      ...includeForMediaPolicy,
      conference: { include: { mediaKinds: { orderBy: { position: "asc" } } } },
      media: { include: { kind: true }, orderBy: { position: "asc" } },
      requests: { where: { fulfilledAt: null, withdrawnAt: null }, select: { kindId: true } },
    },
  });
  if (!presentation || !tendsMedia(actor, presentation)) return null;
  const { conference, media, requests } = presentation;
  const removed = media.filter((row) => row.removedAt !== null);
  return {
    presentationId,
    kinds: conference.mediaKinds.map(({ id, name }) => ({
      id,
      name,
      openRequests: requests.filter((request) => request.kindId === id).length,
    })),
    media: media.filter((row) => row.removedAt === null).map(mediaView),
    removed: removed
      .sort((a, b) => (b.removedAt?.getTime() ?? 0) - (a.removedAt?.getTime() ?? 0))
      .map(mediaView),
    limitMegabytes: conference.mediaMegabytes,
    closedBecause: mediaClosedBecause(actor, presentation),
  };
}

type MediaRow = {
  id: string;
  label: string;
  kind: { name: string };
  url: string | null;
  fileName: string | null;
  contentType: string | null;
  bytes: bigint | null;
};

/** A row as pages show it. */
function mediaView({ id, label, kind, url, fileName, contentType, bytes }: MediaRow): MediaView {
  const name = fileName ?? "";
  return {
    id,
    label,
    kindName: kind.name,
    href: url ?? `/media/${id}/${encodeURIComponent(name)}`,
    file: url === null ? { name, contentType: contentType ?? "", bytes: Number(bytes) } : null,
  };
}
