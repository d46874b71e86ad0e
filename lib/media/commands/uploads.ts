import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { type PlaceRefusal, placeWithin } from "@/lib/media/commands/place";
import { lockTended, type TendRefusal } from "@/lib/media/commands/tended";
import { safeFileName } from "@/lib/media/file-name";
import { formatNames, isRefusedByName } from "@/lib/media/formats";
import { silenced } from "@/lib/media/record-media";
import type { CancelUploadInput, StartUploadInput } from "@/lib/media/schema";
import { ok, type Result, refuse } from "@/lib/result";
import { forgetArrival, hasRoomFor } from "@/lib/storage/arriving";

export type StartRefusal =
  | TendRefusal
  | PlaceRefusal
  | "too_large"
  | "empty_file"
  | "wrong_format"
  | "no_space";

/**
 * Announces a file before its first byte is sent, so that nobody sends 2 GB to be refused. Its id names the upload to
 * tus and its bytes in storage.
 *
 * Refusals: not_found, not_allowed, withdrawn, locked, unknown_kind, too_many { most } (others on their way counted),
 * nothing_to_replace, not_its_video, too_large { megabytes }, empty_file, wrong_format { kind, formats } (by the
 * name's ending; the content is looked at when it is whole), no_space.
 */
export async function startUpload(
  actor: Actor,
  input: StartUploadInput,
  now = new Date(),
): Promise<Result<{ uploadId: string }, StartRefusal>> {
  return transaction((tx) => startWithin(tx, actor, input, now));
}

async function startWithin(
  tx: Db,
  actor: Actor,
  input: StartUploadInput,
  now: Date,
): Promise<Result<{ uploadId: string }, StartRefusal>> {
  const locked = await lockTended(tx, actor, input.presentationId);
  if (!locked.ok) return locked;
  const personId = personIdOf(actor);
  // A file on its way is somebody's.
  if (personId === null) return refuse("not_allowed");
  const presentation = locked.value;
  const place = await placeWithin(tx, presentation, input, { now });
  if (!place.ok) return place;
  const { kind, replaced } = place.value;
  const { mediaMegabytes } = presentation.conference;
  if (input.bytes === 0) return refuse("empty_file");
  if (input.bytes > mediaMegabytes * 1_000_000) return refuse("too_large", { megabytes: mediaMegabytes });
  const fileName = safeFileName(input.fileName);
  if (isRefusedByName(kind.formats, fileName))
    return refuse("wrong_format", { kind: kind.name, formats: formatNames(kind.formats) });
  if (!(await hasRoomFor(input.bytes))) return refuse("no_space");

  const { presentationId, label, belongsToId, language, bytes } = input;
  const upload = await tx.upload.create({
    data: {
      ...{ presentationId, kindId: kind.id, personId, label, fileName, bytes, belongsToId, language },
      replacesId: replaced?.id,
      ...silenced(input.tell, now),
      startedAt: now,
      heardAt: now,
    },
  });
  await recordChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action: "startUpload",
    subjects: [`presentation:${presentationId}`, `upload:${upload.id}`],
    after: { kind: kind.name, fileName, bytes },
  });
  return ok({ uploadId: upload.id });
}

/** Gives up one's own upload; what arrived of it is forgotten. Refusals: not_found, already_ended. */
export async function cancelUpload(
  actor: Actor,
  { uploadId }: CancelUploadInput,
  now = new Date(),
): Promise<Result<{ fileName: string }, "not_found" | "already_ended">> {
  const result = await transaction((tx) => cancelWithin(tx, actor, uploadId, now));
  if (result.ok) await forgetArrival(uploadId);
  return result;
}

async function cancelWithin(tx: Db, actor: Actor, uploadId: string, now: Date) {
  await tx.$queryRaw`SELECT id FROM "Upload" WHERE id = ${uploadId}::uuid FOR UPDATE`;
  const personId = personIdOf(actor);
  const upload = await tx.upload.findUnique({
    where: { id: uploadId },
    include: { presentation: { select: { conferenceId: true } } },
  });
  if (!upload || personId === null || upload.personId !== personId) return refuse("not_found");
  if (upload.endedAt) return refuse("already_ended");
  await tx.upload.update({ where: { id: uploadId }, data: { endedAt: now } });
  await recordChange(tx, actor, {
    conferenceId: upload.presentation.conferenceId,
    action: "cancelUpload",
    subjects: [`presentation:${upload.presentationId}`, `upload:${uploadId}`],
    before: { fileName: upload.fileName },
  });
  return ok({ fileName: upload.fileName });
}
