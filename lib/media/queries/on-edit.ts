import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { includeForMediaPolicy, mediaClosedBecause, tendsMedia } from "@/lib/media/policy";
import type { MediaOnEdit, MediaSummary, MediaView } from "@/lib/media/schema";
import { canOpenEditor } from "@/lib/presentations/policy";
import { isPublic } from "@/lib/presentations/state";

/** The address of the page where a presentation's media are tended; null for who does not tend them. */
export async function getMediaPath(actor: Actor, presentationId: string): Promise<string | null> {
  const presentation = await db.presentation.findUnique({
    where: { id: presentationId },
    include: includeForMediaPolicy,
  });
  if (!presentation || !tendsMedia(actor, presentation)) return null;
  return `/${presentation.conference.slug}/presentations/${presentation.slug}/media`;
}

/** All the page of a presentation's media needs, or null: there is none at this address, or it is not the actor's. */
export async function getMediaOnEdit(
  actor: Actor,
  address: { conference: string; presentation: string },
): Promise<MediaOnEdit | null> {
  if (actor.kind === "anonymous") return null;
  const presentation = await db.presentation.findFirst({
    where: { slug: address.presentation, conference: { slug: address.conference } },
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
    presentationId: presentation.id,
    title: presentation.title,
    conference: conferenceShown(conference),
    isPublic: isPublic(presentation, conference),
    mayEdit: canOpenEditor(actor, presentation),
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

/** What the edit page says of a presentation's media; null for who does not tend them. */
export async function getMediaSummary(actor: Actor, presentationId: string): Promise<MediaSummary | null> {
  const presentation = await db.presentation.findUnique({
    where: { id: presentationId },
    include: {
      ...includeForMediaPolicy,
      media: { where: { removedAt: null }, include: { kind: true }, orderBy: { position: "asc" } },
      requests: {
        where: { fulfilledAt: null, withdrawnAt: null },
        orderBy: [{ kind: { position: "asc" } }, { kind: { name: "asc" } }],
        select: { kind: { select: { name: true } } },
      },
    },
  });
  if (!presentation || !tendsMedia(actor, presentation)) return null;
  const asked = new Map<string, number>();
  for (const { kind } of presentation.requests) asked.set(kind.name, (asked.get(kind.name) ?? 0) + 1);
  return {
    media: presentation.media.map(mediaView),
    asked: [...asked].map(([kindName, count]) => ({ kindName, count })),
  };
}

type ConferenceRow = Omit<MediaOnEdit["conference"], "startsOn" | "endsOn"> & {
  startsOn: Date;
  endsOn: Date;
};

function conferenceShown({ id, slug, name, place, mode, timeZone, startsOn, endsOn }: ConferenceRow) {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return { id, slug, name, place, mode, timeZone, startsOn: day(startsOn), endsOn: day(endsOn) };
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
