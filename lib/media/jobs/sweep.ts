import { type Db, db, transaction } from "@/lib/db";
import { completeUpload } from "@/lib/media/jobs/uploads";
import { askScanner } from "@/lib/media/scanner";
import { deleteFile, forgetArriving, listArriving, listStored } from "@/lib/storage/files";
import type { Listed } from "@/lib/storage/store";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Whoever sends a file may be away for so long. */
const SILENT_MS = 7 * DAY_MS;
/** Keys asked about in one statement. */
const AT_ONCE = 500;

/** What a sweep did; `bytes` of the stored files it removed. */
export type Swept = {
  completed: number;
  givenUp: number;
  removed: number;
  bytes: number;
  leftovers: number;
  askedAnew: number;
};

/**
 * Tidies what crashes and absences leave: completes uploads that are whole, gives up those silent for a week, removes
 * what storage has had for a day and nothing refers to, and asks the scanner anew about what still waits for it.
 *
 * Nothing that is referenced is ever removed: storage is listed first, the database asked afterwards about exactly
 * what was listed, in one statement, and what arrives meanwhile is younger than a day or an upload not ended.
 */
export async function sweepMedia(now: Date): Promise<Swept> {
  const completed = await completeWhole(now);
  const givenUp = await giveUpSilent(now);
  const leftovers = await forgetLeftovers(now);
  const stored = await removeUnreferenced(now);
  return { completed, givenUp, leftovers, ...stored, askedAnew: await askScannerAnew() };
}

/** Uploads cut off between their last byte and becoming media. One that fails is no reason to leave the others. */
async function completeWhole(now: Date): Promise<number> {
  const open = await db.upload.findMany({ where: { endedAt: null }, select: { id: true } });
  let completed = 0;
  for (const { id } of open)
    try {
      if (await completeUpload(id, now)) completed += 1;
    } catch (error) {
      console.error(`Upload ${id} could not be completed:`, error);
    }
  return completed;
}

/** Their bytes go with the leftovers: from here on nothing refers to them. */
async function giveUpSilent(now: Date): Promise<number> {
  const { count } = await db.upload.updateMany({
    where: { endedAt: null, heardAt: { lt: new Date(now.getTime() - SILENT_MS) } },
    data: { endedAt: now, refusedBecause: "given_up" },
  });
  return count;
}

async function forgetLeftovers(now: Date): Promise<number> {
  let leftovers = 0;
  for await (const keys of batches(listArriving(), now)) {
    const open = await openUploads(db, keys);
    for (const key of keys.filter((one) => !open.has(one))) {
      await forgetArriving(key);
      leftovers += 1;
    }
  }
  return leftovers;
}

async function removeUnreferenced(now: Date): Promise<{ removed: number; bytes: number }> {
  const swept = { removed: 0, bytes: 0 };
  const lengths = new Map<string, number>();
  for await (const keys of batches(listStored(), now, lengths)) {
    const referenced = await referencedAmong(db, keys);
    for (const key of keys.filter((one) => !referenced.has(one))) {
      await deleteFile(key);
      swept.removed += 1;
      swept.bytes += lengths.get(key) ?? 0;
    }
    lengths.clear();
  }
  return swept;
}

/** Distinct keys of what is older than a day, some hundred at a time. Notes their lengths in `lengths`. */
async function* batches(listed: AsyncIterable<Listed>, now: Date, lengths = new Map<string, number>()) {
  let keys = new Set<string>();
  for await (const { key, bytes, storedAt } of listed) {
    if (now.getTime() - storedAt.getTime() < DAY_MS) continue;
    keys.add(key);
    lengths.set(key, bytes);
    if (keys.size < AT_ONCE) continue;
    yield [...keys];
    keys = new Set();
  }
  if (keys.size > 0) yield [...keys];
}

/** Which of these keys anything refers to, as of one moment. */
async function referencedAmong(tx: Db, keys: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT "storageKey" AS key FROM "Media" WHERE "storageKey" = ANY(${keys})
    UNION SELECT "storageKey" FROM "MediaVersion" WHERE "storageKey" = ANY(${keys})
    UNION SELECT "storageKey" FROM "MediaPicture" WHERE "storageKey" = ANY(${keys})
    UNION SELECT id::text FROM "Upload" WHERE id = ANY(${keys}::uuid[]) AND "endedAt" IS NULL`;
  return new Set(rows.map(({ key }) => key));
}

async function openUploads(tx: Db, ids: string[]): Promise<Set<string>> {
  const open = await tx.upload.findMany({ where: { id: { in: ids }, endedAt: null }, select: { id: true } });
  return new Set(open.map(({ id }) => id));
}

/** The queue gives up after some days; a scanner that was away for longer is asked again. */
async function askScannerAnew(): Promise<number> {
  const waiting = await db.media.findMany({
    where: { storageKey: { not: null }, checkedAt: null, threat: null },
    select: { id: true },
  });
  await transaction((tx) =>
    askScanner(
      tx,
      waiting.map(({ id }) => id),
    ),
  );
  return waiting.length;
}

/** "completed 1 upload, gave up 2 …" as the log has it; "nothing to do" when it was that. */
export function sweptInWords({ completed, givenUp, leftovers, removed, bytes, askedAnew }: Swept): string {
  const did = [
    completed > 0 && `${completed} uploads completed`,
    givenUp > 0 && `${givenUp} silent uploads given up`,
    leftovers > 0 && `leftovers of ${leftovers} uploads removed`,
    removed > 0 && `${removed} files nothing refers to removed (${(bytes / 1_000_000).toFixed(1)} MB)`,
    askedAnew > 0 && `the scanner asked anew about ${askedAnew} files`,
  ].filter(Boolean);
  return did.length > 0 ? did.join(", ") : "nothing to do";
}
