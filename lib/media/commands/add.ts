import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { type KeepRefusal, keepWithin } from "@/lib/media/commands/keep";
import { type TendRefusal, tended } from "@/lib/media/commands/tended";
import type { AddFileInput, AddLinkInput, MediaAdded } from "@/lib/media/schema";
import { type ContentRefusal, readContent } from "@/lib/media/stored-content";
import { type Result, refuse } from "@/lib/result";
import { deleteFile, putFile } from "@/lib/storage/files";

export type AddRefusal = TendRefusal | "unknown_kind" | "too_many";
export type AddFileRefusal = KeepRefusal | ContentRefusal | "too_large";

/**
 * Adds a file to a presentation, or to a media of it as its new content, streaming `bytes` to storage; its type is
 * what its content says.
 *
 * Answers all open requests of its kind in the same transaction. What is refused, or breaks off, leaves nothing;
 * what an outage leaves goes with the nightly sweep.
 * Refusals: see `keepWithin` and `readContent`, and too_large { megabytes } (the conference's limit).
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
  const content = await readContent(stored, input.fileName);
  const result = content.ok
    ? await transaction((tx) => keepWithin(tx, actor, input, content.value, { now }))
    : content;
  // What no media refers to. Not when the transaction threw: it may have been committed all the same.
  const kept = result.ok && content.ok ? content.value.storageKey : null;
  const keys = new Set([stored.key, ...(content.ok ? [content.value.storageKey] : [])]);
  for (const key of keys) if (key !== kept) await deleteFile(key);
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
  const content = { url: new URL(input.url).href };
  return transaction((tx) => keepWithin(tx, actor, input, content, { now }));
}

async function* chunksOf(bytes: AsyncIterable<Uint8Array> | Uint8Array[]) {
  yield* bytes;
}
