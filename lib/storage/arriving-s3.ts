import { Readable } from "node:stream";
import { S3Store } from "@tus/s3-store";
import { env } from "@/lib/env";
import type { Arrivals } from "@/lib/storage/arriving";
import { PART_BYTES } from "@/lib/storage/bucket";
import { storedBytes } from "@/lib/storage/files";
import { s3Settings } from "@/lib/storage/s3";

/** Parts of one upload on their way to the bucket at a time: each lies on the local disk meanwhile. */
const PARTS_AT_ONCE = 4;

/** A bucket's multipart uploads, as the tus server sees them: parts are kept until the last one makes the file. */
class ArrivingParts extends S3Store {
  constructor() {
    super({
      partSize: PART_BYTES,
      maxConcurrentPartUploads: PARTS_AT_ONCE,
      // Not every server that speaks S3 knows tags.
      useTags: false,
      s3ClientConfig: { bucket: env.S3_BUCKET, ...s3Settings() },
    });
    this.extensions = ["creation", "creation-with-upload", "termination"];
  }

  /** Ending an upload twice is no fault. */
  override async remove(id: string): Promise<void> {
    await super.remove(id).catch(ignoreUnknown);
    await this.deleteIncompletePart(id);
  }

  /** Forgets what was noted beside a file that is whole. */
  async forgetNotes(id: string): Promise<void> {
    await this.client.deleteObject({ Bucket: this.bucket, Key: this.infoKey(id) });
    await this.deleteIncompletePart(id);
    await this.clearCache(id);
  }
}

let store: ArrivingParts | undefined;

export function s3Arrivals(): Arrivals {
  store ??= new ArrivingParts();
  const parts = store;
  return {
    store: parts,
    async bytes(id) {
      const upload = await parts.getUpload(id).catch(ignoreUnknown);
      return upload ? upload.offset : null;
    },
    async settle(id) {
      // Killed between the last part and the file: writing nothing makes the file of its parts.
      const upload = await parts.getUpload(id).catch(ignoreUnknown);
      if (!upload) return;
      if ((await storedBytes(id)) === null) await parts.write(Readable.from([]), id, upload.offset);
      await parts.forgetNotes(id);
    },
    forget: (id) => parts.remove(id),
    hasRoomFor: async () => true,
  };
}

/** What the library throws when there is no such upload; anything else is an outage. */
function ignoreUnknown(error: unknown): null {
  const { status_code: status } = error as { status_code?: number };
  if (status === 404 || status === 410) return null;
  throw error;
}
