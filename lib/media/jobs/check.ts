import { createHash } from "node:crypto";
import { db } from "@/lib/db";
import { isMissing, readFile } from "@/lib/storage/files";

/** A stored file as its row knows it. */
type Kept = { what: string; storageKey: string; bytes: number; sha256: string | null };

/** What is wrong with one stored file; null: nothing. */
export type Checked = Kept & { fault: string | null };

/**
 * Reads every stored file that a row refers to back from storage, one after the other, and compares length and
 * SHA-256. Rejects when storage cannot be asked.
 */
export async function* checkMedia(): AsyncGenerator<Checked> {
  for await (const kept of everything()) yield { ...kept, fault: await faultOf(kept) };
}

async function faultOf({ storageKey, bytes, sha256 }: Kept): Promise<string | null> {
  const hash = createHash("sha256");
  let length = 0;
  try {
    for await (const chunk of await readFile(storageKey)) {
      length += chunk.length;
      hash.update(chunk);
    }
  } catch (error) {
    if (isMissing(error)) return "is missing";
    throw error;
  }
  if (length !== bytes) return `has ${length} bytes instead of ${bytes}`;
  return sha256 !== null && hash.digest("hex") !== sha256
    ? "has other bytes than were taken (SHA-256)"
    : null;
}

/** All rows with a file, some hundred at a time: present contents, earlier ones, pictures. */
async function* everything(): AsyncGenerator<Kept> {
  for await (const row of paged((after) => db.media.findMany({ where: stored(after), ...page })))
    yield kept(`media ${row.id}`, row);
  for await (const row of paged((after) => db.mediaVersion.findMany({ where: stored(after), ...page })))
    yield kept(`version ${row.number} of media ${row.mediaId}`, row);
  for await (const row of paged((after) => db.mediaPicture.findMany({ where: stored(after), ...page })))
    yield kept(`picture of ${row.width} pixels of media ${row.mediaId}`, { ...row, sha256: null });
}

const page = { orderBy: { storageKey: "asc" }, take: 500 } as const;
const stored = (after: string) => ({ storageKey: { gt: after } });

async function* paged<Row extends { storageKey: string | null }>(read: (after: string) => Promise<Row[]>) {
  for (let rows = await read(""); rows.length > 0; rows = await read(rows.at(-1)?.storageKey ?? ""))
    yield* rows;
}

type Row = { storageKey: string | null; bytes: bigint | number | null; sha256: string | null };

function kept(what: string, { storageKey, bytes, sha256 }: Row): Kept {
  return { what, storageKey: storageKey ?? "", bytes: Number(bytes), sha256 };
}
