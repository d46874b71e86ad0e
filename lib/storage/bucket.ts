import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { list, listArriving, unfinished } from "@/lib/storage/bucket-listing";
import { measured } from "@/lib/storage/measured";
import { s3 } from "@/lib/storage/s3";
import {
  type Address,
  checkedKey,
  missing,
  type Opened,
  type Range,
  type Store,
  type Stored,
} from "@/lib/storage/store";

/** Objects of one bucket that is ours alone, each named by its key. */
export const bucketStore: Store = { put, open, remove, bytes, address, list, listArriving, forgetArriving };

/** Bytes of a part; the protocol asks for at least 5 MiB and at most 10 000 parts: files of up to 80 GB. */
export const PART_BYTES = 8 * 1024 * 1024;

const named = (key: string) => ({ Bucket: s3().bucket, Key: checkedKey(key) });

async function put(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Stored | null> {
  const key = randomUUID();
  const passing = measured(source, maxBytes);
  const upload = new Upload({
    client: s3().client,
    params: { ...named(key), Body: Readable.from(passing.chunks, { objectMode: false }) },
    partSize: PART_BYTES,
    // One after the other, so that none is still on its way when what broke off is taken back.
    queueSize: 1,
    // By us: the library would report how that went instead of what happened.
    leavePartsOnError: true,
  });
  try {
    await upload.done();
  } catch (error) {
    if (upload.uploadId) await takeBack(key, upload.uploadId);
    if (passing.isTooLarge) return null;
    throw error;
  }
  return { key, bytes: passing.bytes, sha256: passing.sha256() };
}

/** Forgets the parts of what never became a file. Where that fails, the nightly sweep tries again. */
async function takeBack(key: string, uploadId: string): Promise<void> {
  const parts = new AbortMultipartUploadCommand({ ...named(key), UploadId: uploadId });
  await s3()
    .client.send(parts)
    .catch((error) => console.error(`Parts of ${key} stay in the bucket for now:`, error));
}

async function open(key: string, { start = 0, end }: Range): Promise<Opened> {
  const isWhole = start === 0 && end === undefined;
  const range = isWhole ? undefined : `bytes=${start}-${end ?? ""}`;
  try {
    const answer = await s3().client.send(new GetObjectCommand({ ...named(key), Range: range }));
    if (!(answer.Body instanceof Readable)) throw new Error("Storage answered without a stream");
    const [, from, to, whole = answer.ContentLength] =
      /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.ContentRange ?? "") ?? [];
    // Other bytes than were asked for would be sent as those.
    if (!isWhole && (Number(from) !== start || Number(to) > (end ?? Number(whole)))) {
      answer.Body.destroy();
      throw new Error(`Storage was asked for ${range} and gave ${answer.ContentRange ?? "everything"}`);
    }
    return { stream: answer.Body, bytes: Number(whole) };
  } catch (error) {
    throw isAbsent(error) ? missing(key) : error;
  }
}

async function remove(key: string): Promise<void> {
  await s3().client.send(new DeleteObjectCommand(named(key)));
}

async function bytes(key: string): Promise<number | null> {
  try {
    const { ContentLength } = await s3().client.send(new HeadObjectCommand(named(key)));
    return ContentLength ?? 0;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

async function address(key: string, { seconds, contentType, disposition }: Address): Promise<string> {
  const answering = {
    ResponseContentType: contentType,
    ResponseContentDisposition: disposition,
    ResponseCacheControl: "private, no-cache",
  };
  const command = new GetObjectCommand({ ...named(key), ...answering });
  return getSignedUrl(s3().client, command, { expiresIn: seconds });
}

async function forgetArriving(key: string): Promise<void> {
  for await (const { Key, UploadId = "" } of unfinished(checkedKey(key)))
    if (Key === key) await takeBack(key, UploadId);
  for (const note of [`${checkedKey(key)}.part`, `${key}.info`])
    await s3().client.send(new DeleteObjectCommand({ Bucket: s3().bucket, Key: note }));
}

/** Whether the server answered that there is no such object, or not that much of it. */
function isAbsent(error: unknown): boolean {
  return error instanceof Error && ["NotFound", "NoSuchKey", "InvalidRange"].includes(error.name);
}
