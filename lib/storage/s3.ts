import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { env } from "@/lib/env";
import { measured } from "@/lib/storage/measured";
import {
  type Address,
  checkedKey,
  isKey,
  type Listed,
  missing,
  type Opened,
  type Range,
  type Store,
  type Stored,
} from "@/lib/storage/store";

/** Objects of one bucket that is ours alone, each named by its key. */
export const s3Store: Store = { put, open, remove, bytes, address, list };

/** Bytes of a part; the protocol asks for at least 5 MiB and at most 10 000 parts: files of up to 80 GB. */
export const PART_BYTES = 8 * 1024 * 1024;

let client: S3Client | undefined;

/** How the bucket is reached: one client with its connections a process. */
export function s3(): { client: S3Client; bucket: string } {
  client ??= new S3Client(s3Settings());
  return { client, bucket: env.S3_BUCKET };
}

export function s3Settings() {
  return {
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION,
    credentials: { accessKeyId: env.S3_ACCESS_KEY_ID, secretAccessKey: env.S3_SECRET_ACCESS_KEY },
    // Every server speaks it; names of buckets as host names need DNS of their own.
    forcePathStyle: true,
    // Checksums as trailers are new, and not known to every server that speaks S3.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  } as const;
}

const named = (key: string) => ({ Bucket: s3().bucket, Key: checkedKey(key) });

async function put(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Stored | null> {
  const key = randomUUID();
  const passing = measured(source, maxBytes);
  const upload = new Upload({
    client: s3().client,
    params: { ...named(key), Body: Readable.from(passing.chunks, { objectMode: false }) },
    partSize: PART_BYTES,
    queueSize: 2,
    // What breaks off leaves no parts.
    leavePartsOnError: false,
  });
  try {
    await upload.done();
  } catch (error) {
    if (passing.isTooLarge) return null;
    throw error;
  }
  return { key, bytes: passing.bytes, sha256: passing.sha256() };
}

async function open(key: string, { start = 0, end }: Range): Promise<Opened> {
  const isWhole = start === 0 && end === undefined;
  const range = isWhole ? undefined : `bytes=${start}-${end ?? ""}`;
  try {
    const answer = await s3().client.send(new GetObjectCommand({ ...named(key), Range: range }));
    if (!(answer.Body instanceof Readable)) throw new Error("Storage answered without a stream");
    const whole = /\/(\d+)$/.exec(answer.ContentRange ?? "")?.[1] ?? answer.ContentLength;
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

async function* list(): AsyncGenerator<Listed> {
  let from: string | undefined;
  do {
    const page = await s3().client.send(
      new ListObjectsV2Command({ Bucket: s3().bucket, ContinuationToken: from }),
    );
    for (const { Key = "", Size = 0, LastModified } of page.Contents ?? [])
      if (isKey(Key) && LastModified) yield { key: Key, bytes: Size, storedAt: LastModified };
    from = page.NextContinuationToken;
  } while (from);
}

/** Whether the server answered that there is no such object. */
function isAbsent(error: unknown): boolean {
  return error instanceof Error && ["NotFound", "NoSuchKey"].includes(error.name);
}
