import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { type Db, db, transaction } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { lockTended, type Tended, type TendRefusal, tended } from "@/lib/media/commands/tended";
import { contentTypeOf, HEAD_BYTES } from "@/lib/media/content-type";
import { safeFileName } from "@/lib/media/file-name";
import { pictureLater } from "@/lib/media/pictures";
import { isAnswer, type MediaForPolicy } from "@/lib/media/policy";
import { checkedAtOnArrival, enqueueScan } from "@/lib/media/scanner";
import type { AddFileInput, AddLinkInput, MediaAdded } from "@/lib/media/schema";
import { fulfilRequests } from "@/lib/requests/fulfil";
import { ok, type Result, refuse } from "@/lib/result";
import { deleteFile, putFile, readFile } from "@/lib/storage/files";

export type AddRefusal = TendRefusal | "unknown_kind" | "too_many";
export type AddFileRefusal = AddRefusal | "too_large" | "empty_file";

/** Media one presentation may have; what was removed counts too, it can be put back. */
const MOST_MEDIA = 200;

/**
 * Adds a file to a presentation, streaming `bytes` to storage; its type is what its content says.
 *
 * Answers all open requests of its kind in the same transaction. What is refused, or breaks off, leaves nothing.
 * Refusals: not_found, not_allowed, withdrawn, locked, unknown_kind, too_many, empty_file,
 * too_large { megabytes } (the conference's limit).
 */
export async function addFile(
  actor: Actor,
  input: AddFileInput,
  bytes: AsyncIterable<Uint8Array> | Uint8Array[] = [],
  now = new Date(),
): Promise<Result<MediaAdded, AddFileRefusal>> {
  const before = await tended(db, actor, input.presentationId);
  if (!before.ok) return before;
  const { mediaMegabytes, mediaKinds } = before.value.conference;
  if (!mediaKinds.some((kind) => kind.id === input.kindId)) return refuse("unknown_kind");

  const stored = await putFile(chunksOf(bytes), mediaMegabytes * 1_000_000);
  if (!stored) return refuse("too_large", { megabytes: mediaMegabytes });
  const result =
    stored.bytes === 0
      ? refuse("empty_file")
      : await keep(stored.key, async () => {
          const { key: storageKey, bytes: length, sha256 } = stored;
          const contentType = await contentTypeOf(await headOf(storageKey));
          const file = {
            storageKey,
            fileName: safeFileName(input.fileName),
            contentType,
            bytes: length,
            sha256,
          };
          return transaction((tx) => addWithin(tx, actor, input, file, now));
        });
  if (!result.ok) await deleteFile(stored.key);
  return result;
}

/**
 * Adds a link; nothing is fetched from it. Refusals: not_found, not_allowed, withdrawn, locked, unknown_kind,
 * too_many.
 */
export async function addLink(
  actor: Actor,
  input: AddLinkInput,
  now = new Date(),
): Promise<Result<MediaAdded, AddRefusal>> {
  return transaction((tx) => addWithin(tx, actor, input, { url: new URL(input.url).href }, now));
}

type Content =
  | { url: string }
  | { storageKey: string; fileName: string; contentType: string; bytes: number; sha256: string };

async function addWithin(
  tx: Db,
  actor: Actor,
  input: { presentationId: string; kindId: string; label: string },
  content: Content,
  now: Date,
): Promise<Result<MediaAdded, AddRefusal>> {
  const locked = await lockTended(tx, actor, input.presentationId);
  if (!locked.ok) return locked;
  const presentation = locked.value;
  const kind = presentation.conference.mediaKinds.find((known) => known.id === input.kindId);
  if (!kind) return refuse("unknown_kind");
  const position = await nextPosition(tx, presentation.id);
  if (position.count >= MOST_MEDIA) return refuse("too_many", { most: MOST_MEDIA });

  const label = input.label === "" ? kind.name : input.label;
  const media = await tx.media.create({
    data: {
      presentationId: presentation.id,
      kindId: kind.id,
      label,
      position: position.next,
      addedAt: now,
      addedById: personIdOf(actor),
      checkedAt: "url" in content ? now : checkedAtOnArrival(now),
      ...content,
    },
  });
  if (media.storageKey !== null) await enqueueScan(tx, media.id);
  await recordChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action: "url" in content ? "addLink" : "addFile",
    subjects: [`presentation:${presentation.id}`, `media:${media.id}`],
    after: { kind: kind.name, label, ...content },
  });
  await pictureLater(tx, media);
  const told = await answerRequests(tx, presentation, { ...media, kind }, now);
  return ok({ mediaId: media.id, kindName: kind.name, label, told });
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
  return fulfilRequests(tx, { mediaId: media.id, kind: media.kind, presentation, conference }, now);
}

/** Positions of removed media stay taken, so that one put back has its place. */
async function nextPosition(tx: Db, presentationId: string) {
  const { _count, _max } = await tx.media.aggregate({
    where: { presentationId },
    _count: true,
    _max: { position: true },
  });
  return { count: _count, next: (_max.position ?? -1) + 1 };
}

/** Runs what makes a stored file referenced; when that throws, the file goes too. */
async function keep<Value>(key: string, refer: () => Promise<Value>): Promise<Value> {
  try {
    return await refer();
  } catch (error) {
    await deleteFile(key);
    throw error;
  }
}

async function headOf(key: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await readFile(key, { end: HEAD_BYTES - 1 })) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function* chunksOf(bytes: AsyncIterable<Uint8Array> | Uint8Array[]) {
  yield* bytes;
}
