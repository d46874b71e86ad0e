import { type Actor, personIdOf } from "@/lib/auth/actor";
import { asTyped } from "@/lib/conferences/wall-clock";
import { db, type Prisma } from "@/lib/db";
import { showingOf } from "@/lib/media/formats";
import { includeForMediaPolicy, mediaClosedBecause, organisesMedia, tendsMedia } from "@/lib/media/policy";
import type { MediaOnEdit, MediaSummary, MediaView, TendedMedia } from "@/lib/media/schema";
import { settingsStamp } from "@/lib/media/settings-stamp";
import { whoIsTold } from "@/lib/notifications/who-is-told";
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
  now = new Date(),
): Promise<MediaOnEdit | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const presentation = await db.presentation.findFirst({
    where: { slug: address.presentation, conference: { slug: address.conference } },
    include: {
      ...includeForMediaPolicy,
      conference: { include: { mediaKinds: { orderBy: { position: "asc" } } } },
      media: {
        include: { kind: true, replaced: { orderBy: { number: "desc" } } },
        orderBy: { position: "asc" },
      },
      requests: { where: { fulfilledAt: null, withdrawnAt: null }, select: { kindId: true } },
      uploads: { where: { personId, endedAt: null }, include: { kind: true }, orderBy: { startedAt: "asc" } },
    },
  });
  if (!presentation || !tendsMedia(actor, presentation)) return null;
  const { conference, media, requests } = presentation;
  const seesVersions = organisesMedia(actor, presentation.conferenceId);
  return {
    presentationId: presentation.id,
    title: presentation.title,
    conference: conferenceShown(conference),
    isPublic: isPublic(presentation, conference),
    mayEdit: canOpenEditor(actor, presentation),
    kinds: conference.mediaKinds.map(({ id, slug, name, formats }) => ({
      ...{ id, slug, name, formats },
      openRequests: requests.filter((request) => request.kindId === id).length,
    })),
    media: media
      .filter((row) => row.removedAt === null)
      .map((row) => tendedMedia(row, { timeZone: conference.timeZone, seesVersions, now })),
    removed: media
      .filter((row) => row.removedAt !== null)
      .sort((a, b) => (b.removedAt?.getTime() ?? 0) - (a.removedAt?.getTime() ?? 0))
      .map(mediaView),
    arriving: presentation.uploads.map(({ id, fileName, bytes, kind, label }) => ({
      ...{ id, fileName, bytes: Number(bytes), kindName: kind.name, label },
    })),
    limits: { megabytes: conference.mediaMegabytes, most: conference.mediaMost, count: media.length },
    told: isPublic(presentation, conference) ? await toldOfMedia(actor, presentation) : null,
    closedBecause: mediaClosedBecause(actor, presentation),
  };
}

function toldOfMedia(actor: Actor, { id, conferenceId }: { id: string; conferenceId: string }) {
  const changes = [{ subject: `presentation:${id}`, before: { media: [] }, fields: ["media"] }];
  return whoIsTold(db, { conferenceId, actorId: personIdOf(actor), changes, moved: [] });
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

type TendedRow = Prisma.MediaGetPayload<{ include: { kind: true; replaced: true } }>;

/** A row with all its presenters set, and what became of it. */
function tendedMedia(
  row: TendedRow,
  { timeZone, seesVersions, now }: { timeZone: string; seesVersions: boolean; now: Date },
): TendedMedia {
  const { kindId, audience, opensAt, licence, altText, language, belongsToId } = row;
  return {
    ...mediaView(row),
    ...{ kindId, audience, licence, altText, language, belongsToId },
    stood: settingsStamp(row),
    opensAt: opensAt && opensAt > now ? opensAt : null,
    opens: asTyped(timeZone, opensAt),
    showing: showingOf(row.contentType ?? ""),
    isWaiting: row.checkedAt === null,
    threat: row.threat,
    replaced: row.version - 1,
    versions: seesVersions
      ? row.replaced.map(({ number, fileName, url, replacedAt, checkedAt, threat }) => ({
          ...{ number, replacedAt, name: fileName ?? url ?? "" },
          href: checkedAt && !threat ? (url ?? `/media/${row.id}/versions/${number}`) : null,
        }))
      : [],
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
