import { actorOfPerson } from "@/lib/auth/actor";
import { type Db, db, transaction } from "@/lib/db";
import { keepWithin } from "@/lib/media/commands/keep";
import type { MediaAdded } from "@/lib/media/schema";
import { readContent } from "@/lib/media/stored-content";
import type { Result } from "@/lib/result";
import { arrivedBytes, forgetArrival, settleArrival } from "@/lib/storage/arriving";

/** Bytes of an upload were asked for or sent: it is not given up. */
export async function heardOfUpload(uploadId: string, now: Date): Promise<void> {
  await db.upload.updateMany({ where: { id: uploadId, endedAt: null }, data: { heardAt: now } });
}

/**
 * Makes a whole upload media, or refuses it for good: then its bytes go and its row says why. The actor is whose upload
 * it is, with the rights of now. Returns false while the file is not whole, or when there is no such upload.
 *
 * May be called any number of times, also at once: the row's lock lets one of them do it, the others find it done.
 * What breaks off (a crash, an outage) is done by the next call; no byte is lost by then.
 */
export async function completeUpload(uploadId: string, now: Date): Promise<boolean> {
  const upload = await db.upload.findUnique({ where: { id: uploadId } });
  if (!upload) return false;
  if (upload.endedAt) return true;
  if ((await arrivedBytes(uploadId)) !== Number(upload.bytes)) return false;
  const stored = await settleArrival(uploadId);
  // Somebody else completed or cancelled it between the two looks.
  if (!stored) return isEnded(uploadId);
  const content = await readContent(stored, upload.fileName);
  await transaction((tx) => endWithin(tx, uploadId, content, now));
  await forgetUnlessKept([uploadId, ...(content.ok ? [content.value.storageKey] : [])]);
  return true;
}

/** Ends the upload, unless somebody did meanwhile. */
async function endWithin(
  tx: Db,
  uploadId: string,
  content: Awaited<ReturnType<typeof readContent>>,
  now: Date,
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Upload" WHERE id = ${uploadId}::uuid FOR UPDATE`;
  const upload = await tx.upload.findUniqueOrThrow({ where: { id: uploadId } });
  if (upload.endedAt) return;
  const actor = await actorOfPerson(upload.personId, tx);
  const result = content.ok
    ? await keepWithin(tx, actor, { ...upload, tell: upload.silencedAt ? "no" : "yes" }, content.value, {
        now,
        uploadId,
      })
    : content;
  await tx.upload.update({ where: { id: uploadId }, data: { endedAt: now, ...outcomeOf(result) } });
}

function outcomeOf(result: Result<MediaAdded, string>) {
  if (!result.ok) return { refusedBecause: result.reason, facts: result.facts };
  const { mediaId, label, told } = result.value;
  return { mediaId, facts: { label, told } };
}

async function isEnded(uploadId: string): Promise<boolean> {
  const upload = await db.upload.findUnique({ where: { id: uploadId }, select: { endedAt: true } });
  return upload?.endedAt != null;
}

/** Once its upload has ended nothing new will refer to these keys: what is no media's now goes. */
async function forgetUnlessKept(keys: string[]): Promise<void> {
  for (const storageKey of new Set(keys)) {
    const [media, version] = await Promise.all([
      db.media.findUnique({ where: { storageKey }, select: { id: true } }),
      db.mediaVersion.findUnique({ where: { storageKey }, select: { id: true } }),
    ]);
    if (!media && !version) await forgetArrival(storageKey);
  }
}
