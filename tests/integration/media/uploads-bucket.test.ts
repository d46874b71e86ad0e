import { createHash, randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { GetObjectCommand, UploadPartCommand } from "@aws-sdk/client-s3";
import * as tus from "tus-js-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { readFile } from "@/lib/storage/files";
import { s3 } from "@/lib/storage/s3";
import { mediaHere } from "@/tests/support/media-here";
import { keepIn, startS3 } from "@/tests/support/s3";
import {
  announce,
  aStage,
  asBrowser,
  bare,
  metadataOf,
  outcomeOf,
  patch,
  type Stage,
  send,
} from "@/tests/support/uploading";

let here: Awaited<ReturnType<typeof mediaHere>>;
let bucket: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  bucket = await startS3();
  keepIn(bucket.settings);
  here = await mediaHere();
});
afterAll(async () => {
  await here.stop();
  await bucket.stop();
  expect(here.faults).toEqual([]);
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** Names in the bucket, with parts of what is not whole: nothing but media once all uploads have ended. */
const left = () => {
  const names = readdirSync(bucket.folder);
  const parts = names.includes("._S3rver_uploads") ? readdirSync(`${bucket.folder}/._S3rver_uploads`) : [];
  const objects = names
    .filter((name) => !name.startsWith("."))
    .map((name) => name.replace(/\._S3rver_.*$/, ""));
  return [...new Set([...objects, ...parts])];
};
const mediaOf = ({ presentation }: Stage) =>
  db.media.findMany({ where: { presentationId: presentation.id } });

describe("an upload into a bucket", () => {
  it.each([3_000_000, 20_000_000])(
    "of %i bytes is resumed by another client and kept byte for byte",
    async (length) => {
      const stage = await aStage();
      const bytes = randomBytes(length);
      const url = await new Promise<string>((resolve, reject) => {
        const upload: tus.Upload = new tus.Upload(bytes, {
          endpoint: `${here.base}/media/uploads`,
          ...{
            headers: asBrowser(stage),
            metadata: metadataOf(stage),
            chunkSize: length / 3,
            retryDelays: null,
          },
          onChunkComplete: () => void upload.abort().then(() => resolve(upload.url ?? "")),
          onError: reject,
        });
        upload.start();
      });
      const there = Number((await bare(stage, "HEAD", url)).headers.get("upload-offset"));
      expect(there).toBeGreaterThanOrEqual(Math.floor(length / 3));
      expect(there).toBeLessThan(length);
      const id = await send(here.base, stage, bytes, { uploadUrl: url, chunkSize: length / 3 });
      expect(await outcomeOf(here.base, stage, id)).toMatchObject({ state: "done", ok: true });
      expect((await mediaOf(stage)).map((media) => media.sha256)).toEqual([sha256(bytes)]);
      expect(sha256(await buffer(await readFile(id)))).toBe(sha256(bytes));
      expect((await bare(stage, "HEAD", url)).headers.get("upload-offset")).toBe(String(length));
      expect(left().filter((name) => name.startsWith(id))).toEqual([id]);
    },
    60_000,
  );

  it("that was cut off between its last part and the file is made whole by the next ask", async () => {
    const stage = await aStage();
    const bytes = randomBytes(1_000_000);
    const { headers } = await announce(here.base, stage, bytes.length);
    const url = here.base + headers.get("location");
    const id = url.split("/").at(-1) ?? "";
    const { client, bucket: Bucket } = s3();
    const info = await client.send(new GetObjectCommand({ Bucket, Key: `${id}.info` }));
    const UploadId = info.Metadata?.["upload-id"];
    await client.send(new UploadPartCommand({ Bucket, Key: id, UploadId, PartNumber: 1, Body: bytes }));
    expect((await bare(stage, "HEAD", url)).headers.get("upload-offset")).toBe("1000000");
    expect((await mediaOf(stage)).map((media) => media.sha256)).toEqual([sha256(bytes)]);
    expect(left().filter((name) => name.startsWith(id))).toEqual([id]);
  });

  it("that is cancelled leaves nothing", async () => {
    const stage = await aStage();
    const before = left().sort();
    const { headers } = await announce(here.base, stage, 9_000_000);
    const url = here.base + headers.get("location");
    expect((await patch(stage, url, 0, new Uint8Array(6_000_000))).status).toBe(204);
    expect((await bare(stage, "DELETE", url)).status).toBe(204);
    expect(left().sort()).toEqual(before);
    expect((await bare(stage, "HEAD", url)).status).toBe(410);
  });
});
