import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { type Placed, type PlaceRefusal, placeWithin } from "@/lib/media/commands/place";
import { lockTended, type Tended, type TendRefusal } from "@/lib/media/commands/tended";
import { formatNames, takes } from "@/lib/media/formats";
import { pictureLater } from "@/lib/media/pictures";
import { isAnswer, type MediaForPolicy } from "@/lib/media/policy";
import { recordMedia, silenced } from "@/lib/media/record-media";
import { checkedAtOnArrival, enqueueScan } from "@/lib/media/scanner";
import type { MediaAdded } from "@/lib/media/schema";
import type { FileContent } from "@/lib/media/stored-content";
import type { Tell } from "@/lib/notifications/schema";
import { publicFacts } from "@/lib/presentations/public-facts";
import { fulfilRequests } from "@/lib/requests/fulfil";
import { ok, type Result, refuse } from "@/lib/result";

export type KeepRefusal = TendRefusal | PlaceRefusal | "wrong_format";

/** What a media row shows: a link, or a stored file. */
type Content = { url: string } | FileContent;

type Kept = Placed & { presentationId: string; label: string; language?: string; tell?: Tell };

/**
 * Makes a content media of a presentation, or the new content of the media it replaces, and answers who asked for its
 * kind. `uploadId`: the upload it came by, which no longer counts as on its way.
 *
 * Refusals: not_found, not_allowed, withdrawn, locked, unknown_kind, too_many { most }, nothing_to_replace,
 * not_its_video, wrong_format { kind, formats }.
 */
export async function keepWithin(
  tx: Db,
  actor: Actor,
  link: { presentationId: string; kindId: string; label: string; tell?: Tell },
  content: { url: string },
  moment: { now: Date },
): Promise<Result<MediaAdded, TendRefusal | "unknown_kind" | "too_many">>;
export async function keepWithin(
  tx: Db,
  actor: Actor,
  file: Kept,
  content: FileContent,
  moment: { now: Date; uploadId?: string },
): Promise<Result<MediaAdded, KeepRefusal>>;
export async function keepWithin(
  tx: Db,
  actor: Actor,
  input: Kept,
  content: Content,
  { now, uploadId }: { now: Date; uploadId?: string },
): Promise<Result<MediaAdded, KeepRefusal>> {
  const locked = await lockTended(tx, actor, input.presentationId);
  if (!locked.ok) return locked;
  const presentation = locked.value;
  const place = await placeWithin(tx, presentation, input, { now, except: uploadId });
  if (!place.ok) return place;
  const { kind, replaced } = place.value;
  if ("contentType" in content && !takes(kind.formats, content.contentType))
    return refuse("wrong_format", { kind: kind.name, formats: formatNames(kind.formats) });

  const before = await publicFacts(tx, [presentation.id], now);
  const media = replaced
    ? await replace(tx, actor, replaced, content, input, now)
    : await add(tx, actor, { ...input, kindId: kind.id, label: input.label || kind.name }, content, now);
  if (media.storageKey !== null) await enqueueScan(tx, media.id);
  const auditEventId = await recordChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action: replaced ? "replaceMedia" : "url" in content ? "addLink" : "addFile",
    subjects: [`presentation:${presentation.id}`, `media:${media.id}`],
    ...(replaced && { before: contentOf(replaced) }),
    after: { kind: kind.name, label: media.label, version: media.version, ...content },
  });
  await recordMedia(tx, actor, presentation, { before, auditEventId, tell: input.tell ?? "yes" }, now);
  await pictureLater(tx, media);
  const told = await answerRequests(tx, presentation, { ...media, kind }, now);
  return ok({ mediaId: media.id, kindName: kind.name, label: media.label, told });
}

async function add(tx: Db, actor: Actor, input: Kept, content: Content, now: Date) {
  const { presentationId, kindId, label, belongsToId, language = "" } = input;
  return tx.media.create({
    data: {
      ...{ presentationId, kindId, label, belongsToId, language, ...content },
      position: await nextPosition(tx, presentationId),
      addedAt: now,
      addedById: personIdOf(actor),
      checkedAt: checkedAt(content, now),
      ...silenced(input.tell, now),
    },
  });
}

type Replaced = NonNullable<Awaited<ReturnType<Db["media"]["findUnique"]>>>;

/** The old content becomes a version that only organisers see; everything else about the media stays. */
async function replace(tx: Db, actor: Actor, media: Replaced, content: Content, { tell }: Kept, now: Date) {
  await tx.mediaVersion.create({
    data: {
      ...contentOf(media),
      mediaId: media.id,
      number: media.version,
      checkedAt: media.checkedAt,
      threat: media.threat,
      replacedAt: now,
      replacedById: personIdOf(actor),
    },
  });
  await tx.mediaPicture.deleteMany({ where: { mediaId: media.id } });
  const none = { url: null, storageKey: null, fileName: null, contentType: null, bytes: null, sha256: null };
  return tx.media.update({
    where: { id: media.id },
    data: {
      ...{ ...none, ...content },
      version: media.version + 1,
      checkedAt: checkedAt(content, now),
      threat: null,
      ...silenced(tell, now),
      ...{ width: null, height: null, pages: null, picturedAt: null },
    },
  });
}

/** A link has nothing to scan. */
function checkedAt(content: Content, now: Date): Date | null {
  return "url" in content ? now : checkedAtOnArrival(now);
}

function contentOf({ url, storageKey, fileName, contentType, bytes, sha256 }: Replaced) {
  return { url, storageKey, fileName, contentType, bytes: bytes === null ? null : Number(bytes), sha256 };
}

/**
 * Fulfils what was asked for, once those who asked can open it: at once, or when the scanner has answered or the
 * embargo is over (`open_media`). Returns how many were told now.
 */
export async function answerRequests(
  tx: Db,
  presentation: NonNullable<Tended>,
  media: MediaForPolicy & { id: string; kind: { id: string; name: string } },
  now: Date,
): Promise<number> {
  const { conference } = presentation;
  if (media.opensAt && media.opensAt > now)
    await enqueue(tx, "open_media", { mediaId: media.id }, { key: `open:${media.id}`, runAt: media.opensAt });
  if (!isAnswer(media, now)) return 0;
  const { id: mediaId, kind, audience } = media;
  return fulfilRequests(tx, { mediaId, audience, kind, presentation, conference }, now);
}

/** Positions of removed media stay taken, so that one put back has its place. */
async function nextPosition(tx: Db, presentationId: string): Promise<number> {
  const { _max } = await tx.media.aggregate({ where: { presentationId }, _max: { position: true } });
  return (_max.position ?? -1) + 1;
}
