import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { db, type Prisma, transaction } from "@/lib/db";
import { type Pictured, picturedAs } from "@/lib/media/pictures";
import { type Rendered, render } from "@/lib/media/rendering";
import { deleteFile, putFile, readFile } from "@/lib/storage/files";

/** Larger files are shown without a picture; 10^6 bytes. */
const MOST_MEGABYTES = 500;
const WEBP = "image/webp";

type Source = { id: string; version: number; storageKey: string; how: Pictured };
type Made = Omit<Rendered, "pictures"> & {
  pictures: Omit<Prisma.MediaPictureCreateManyInput, "mediaId">[];
};

/**
 * Makes the pictures of a file as it is now: an image in several widths, the first page of a document, the thumbnail
 * that slides carry. Also what cannot be pictured is marked as tried. Pictured already, or replaced meanwhile, is
 * nothing to do: the new content has a job of its own.
 */
export async function pictureMedia(mediaId: string, now: Date): Promise<void> {
  const media = await db.media.findUnique({ where: { id: mediaId } });
  const how = picturedAs(media?.contentType ?? null);
  if (!media?.storageKey || !how || media.picturedAt || !media.checkedAt || media.threat) return;
  const source = { id: mediaId, version: media.version, storageKey: media.storageKey, how };
  const made = Number(media.bytes) <= MOST_MEGABYTES * 1_000_000 ? await make(source) : nothing;
  const isKept = await keep(source, made, now).catch(async (error) => {
    await forget(made);
    throw error;
  });
  if (!isKept) await forget(made);
}

const nothing: Made = { width: null, height: null, pages: null, pictures: [] };

/** Renders a copy of the file and stores what came out. Throws only when storage fails: then it is tried again. */
async function make({ storageKey, how }: Source): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), "lectern-picture-"));
  const stored: Made["pictures"] = [];
  try {
    const input = join(folder, "input");
    await pipeline(await readFile(storageKey), createWriteStream(input, { mode: 0o600 }));
    const rendered = await render(how, input, folder);
    if (!rendered) return nothing;
    for (const { width, height } of rendered.pictures) {
      const picture = await putFile(createReadStream(join(folder, `${width}.webp`)), 10_000_000);
      if (picture)
        stored.push({ width, height, storageKey: picture.key, bytes: picture.bytes, contentType: WEBP });
    }
    return { ...rendered, pictures: stored };
  } catch (error) {
    await forget({ ...nothing, pictures: stored });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts them beside the file, unless its content is another by now. */
async function keep({ id, version }: Source, { pictures, ...size }: Made, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const { count } = await tx.media.updateMany({
      where: { id, version, picturedAt: null },
      data: { ...size, picturedAt: now },
    });
    if (count === 0) return false;
    await tx.mediaPicture.deleteMany({ where: { mediaId: id } });
    await tx.mediaPicture.createMany({ data: pictures.map((picture) => ({ mediaId: id, ...picture })) });
    return true;
  });
}

async function forget({ pictures }: Made): Promise<void> {
  for (const { storageKey } of pictures) await deleteFile(storageKey);
}
