import { recordChange } from "@/lib/audit/record";
import { system } from "@/lib/auth/actor";
import { type Db, db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/enqueue";
import { threatFound } from "@/lib/media/emails";
import { pictureLater } from "@/lib/media/pictures";
import { rolesToldOfThreats } from "@/lib/media/policy";
import { checkedAtOnArrival, threatIn } from "@/lib/media/scanner";
import { notifyPeople } from "@/lib/notifications/notify";
import { readFile } from "@/lib/storage/files";

/**
 * Asks the scanner about a file that waits for it. Harmless, it opens to its audience and answers who asked; with a
 * virus nobody gets it, and who sent it and the organisers are told once.
 *
 * Throws while the scanner or storage cannot be asked: the queue tries again, and the file stays private. A file
 * replaced meanwhile is another file, with a job of its own.
 */
export async function scanMedia(mediaId: string, now: Date): Promise<void> {
  const media = await db.media.findUnique({ where: { id: mediaId } });
  if (!media?.storageKey || media.checkedAt || media.threat !== null) return;
  const { storageKey } = media;
  // Nobody is asked any more: as if it had arrived just now.
  const isWaiting = checkedAtOnArrival(now) === null;
  const threat = isWaiting ? await threatIn(await readFile(storageKey)) : null;
  await transaction((tx) => settle(tx, { mediaId, storageKey, threat }, now));
}

type Scanned = { mediaId: string; storageKey: string; threat: string | null };

async function settle(tx: Db, { mediaId, storageKey, threat }: Scanned, now: Date): Promise<void> {
  const { count } = await tx.media.updateMany({
    where: { id: mediaId, storageKey, checkedAt: null, threat: null },
    data: threat === null ? { checkedAt: now } : { threat },
  });
  if (count === 0) return;
  if (threat !== null) return tellOfThreat(tx, mediaId, storageKey, threat);
  await enqueue(tx, "open_media", { mediaId }, { key: `open:${mediaId}` });
  await pictureLater(tx, await tx.media.findUniqueOrThrow({ where: { id: mediaId } }));
}

async function tellOfThreat(tx: Db, mediaId: string, storageKey: string, threat: string): Promise<void> {
  const media = await tx.media.findUniqueOrThrow({
    where: { id: mediaId },
    include: { presentation: { include: { conference: true } } },
  });
  const { presentation, fileName } = media;
  const { conference, title } = presentation;
  const path = `/${conference.slug}/presentations/${presentation.slug}/media`;
  const what = fileName ?? media.label;
  await recordChange(tx, system, {
    conferenceId: conference.id,
    action: "scanMedia",
    subjects: [`presentation:${presentation.id}`, `media:${mediaId}`],
    after: { fileName: what, threat },
  });
  const link = `${env.ORIGIN}${path}`;
  const mail = threatFound({ fileName: what, title, conferenceName: conference.name, threat, link });
  const people = await toldOfThreats(tx, conference.id, storageKey, media.addedById);
  await notifyPeople(
    tx,
    people.map((personId) => ({
      personId,
      conferenceId: conference.id,
      kind: "media_threat",
      details: { title, path, what },
      dedupeKey: `media_threat:${storageKey}:${personId}`,
      mail,
    })),
  );
}

/** Who sent this content (an upload has its storage key as id), and the organisers. */
async function toldOfThreats(tx: Db, conferenceId: string, storageKey: string, addedById: string | null) {
  const upload = await tx.upload.findUnique({ where: { id: storageKey }, select: { personId: true } });
  const organisers = await tx.role.findMany({
    where: { conferenceId, ...rolesToldOfThreats },
    select: { personId: true },
  });
  const sender = upload?.personId ?? addedById;
  return [...new Set([...(sender ? [sender] : []), ...organisers.map(({ personId }) => personId)])];
}
