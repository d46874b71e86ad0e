import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { deleteFile } from "@/lib/storage/files";
import { aStoredFile } from "@/tests/factories/media";
import { aWorld, type World } from "@/tests/factories/world";
import { type Answer, bare, openMediaSite } from "@/tests/support/media-site";
import { keepIn, startS3 } from "@/tests/support/s3";

const bytes = randomBytes(900_000);
let site: Awaited<ReturnType<typeof openMediaSite>>;
let bucket: Awaited<ReturnType<typeof startS3>>;
let world: World;

beforeAll(async () => {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-send-"));
  bucket = await startS3();
  site = await openMediaSite();
  world = await aWorld();
});
afterAll(async () => {
  await site.close();
  await bucket.stop();
  expect(site.faults).toEqual([]);
});

const stores: [string, () => void][] = [
  ["the data folder", () => keepIn("folder")],
  ["a bucket", () => keepIn(bucket.settings)],
];

describe.each(stores)("a file in %s", (_name, choose) => {
  let path: string;
  beforeAll(async () => {
    choose();
    path = `/media/${(await aFile()).id}/x`;
  });
  afterAll(() => keepIn("folder"));

  it("comes whole and in ranges, to HEAD without its bytes", async () => {
    const whole = await site.ask(path);
    expect([whole.status, whole.body.equals(bytes), whole.headers["accept-ranges"]]).toEqual([
      200,
      true,
      "bytes",
    ]);
    const head = await site.ask(path, {}, "HEAD");
    expect([head.status, head.body.length, head.headers["content-length"], head.headers.etag]).toEqual([
      ...[200, 0, "900000"],
      whole.headers.etag,
    ]);
    for (const [asked, start, end] of [
      ["0-9", 0, 9],
      ["300000-399999", 300_000, 399_999],
      ["899999-", 899_999, 899_999],
      ["-5", 899_995, 899_999],
      ["899990-9999999", 899_990, 899_999],
    ] as const) {
      const part = await site.ask(path, { range: `bytes=${asked}` });
      expect([asked, part.status, part.headers["content-range"], part.headers["content-length"]]).toEqual([
        ...[asked, 206, `bytes ${start}-${end}/900000`],
        String(end - start + 1),
      ]);
      expect(part.body.equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  });

  it("answers 304, 416 and If-Range as HTTP says, and is sandboxed in all of them", async () => {
    const { etag } = (await site.ask(path)).headers;
    const asked = (headers: Record<string, string>) => site.ask(path, headers);
    const answers = {
      have: await asked({ "if-none-match": etag ?? "" }),
      beyond: await asked({ range: "bytes=900000-" }),
      mine: await asked({ range: "bytes=0-9", "if-range": etag ?? "" }),
      older: await asked({ range: "bytes=0-9", "if-range": '"older"' }),
      weak: await asked({ range: "bytes=0-9", "if-range": `W/${etag}` }),
      several: await asked({ range: "bytes=0-9,20-29" }),
    };
    expect(
      Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, sizeOf(answer)])),
    ).toEqual({
      ...{ have: [304, 0], beyond: [416, 0], mine: [206, 10] },
      ...{ older: [200, 900_000], weak: [200, 900_000], several: [200, 900_000] },
    });
    expect(answers.beyond.headers["content-range"]).toBe("bytes */900000");
    for (const { headers } of Object.values(answers))
      expect([headers["x-content-type-options"], headers["content-security-policy"]]).toEqual([
        "nosniff",
        "sandbox",
      ]);
  });

  it("is a plain server to curl, which fetches the rest of what broke off", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lectern-curl-"));
    const file = join(folder, "file");
    const curl = async (...more: string[]) =>
      (await promisify(execFile)("curl", ["-sS", ...more, site.url + path], { encoding: "buffer" })).stdout;
    expect((await curl("-r", "100-199")).equals(bytes.subarray(100, 200))).toBe(true);
    expect((await curl("-r", "-100")).equals(bytes.subarray(-100))).toBe(true);
    await writeFile(file, bytes.subarray(0, 123_456));
    const said = await curl("-C", "-", "-o", file, "-w", "%{http_code} %{size_download}");
    expect(String(said)).toBe("206 776544");
    const { readFile } = await import("node:fs/promises");
    expect((await readFile(file)).equals(bytes)).toBe(true);
    await rm(folder, { recursive: true });
  });

  it("that storage does not have, or not in its length, is said in a page of 404", async () => {
    const gone = await aFile();
    await deleteFile(gone.storageKey ?? "");
    const longer = await aFile({ bytes: 900_001 });
    for (const { id } of [gone, longer])
      for (const [headers, method] of [
        [{}, "GET"],
        [{ range: "bytes=0-9" }, "GET"],
        [{ range: "bytes=899999-" }, "GET"],
        [{}, "HEAD"],
      ] as const) {
        const answer = await site.ask(`/media/${id}/x`, headers, method);
        expect([method, headers, answer.status, answer.headers["content-type"]]).toEqual([
          ...[method, headers, 404, "text/html; charset=utf-8"],
        ]);
        expect(answer.headers["content-disposition"]).toBeUndefined();
        if (method === "GET") expect(String(answer.body)).toContain("This file is missing");
      }
  });
});

describe("a file in a bucket that does not answer", () => {
  it("is said in a page of 503, and comes again with it", async () => {
    keepIn(bucket.settings);
    const { id } = await aFile();
    await bucket.halt();
    const answer = await site.ask(`/media/${id}/x`);
    expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "30"]);
    expect(String(answer.body)).toContain("Files cannot be fetched just now");
    expect((await site.ask(`/media/${id}/x`, {}, "HEAD")).status).toBe(503);
    await bucket.resume();
    expect((await site.ask(`/media/${id}/x`)).body.equals(bytes)).toBe(true);
    keepIn("folder");
  });
});

describe("with S3_REDIRECT_SECONDS a file in a bucket", () => {
  beforeAll(() => {
    keepIn(bucket.settings);
    env.S3_REDIRECT_SECONDS = 2;
  });
  afterAll(() => {
    keepIn("folder");
    env.S3_REDIRECT_SECONDS = 0;
  });

  it("is fetched at an address of its own, as a download where it could run", async () => {
    const { id } = await aFile({ contentType: "text/html", fileName: "발표.html" });
    const answer = await site.ask(`/media/${id}/x`, { range: "bytes=0-9" });
    expect([answer.status, answer.headers["cache-control"], answer.body.length]).toEqual([
      302,
      "private, no-store",
      0,
    ]);
    const led = await bare(answer.headers.location ?? "", "GET", { range: "bytes=0-9" });
    expect([led.status, led.body.equals(bytes.subarray(0, 10))]).toEqual([206, true]);
    expect(led.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-disposition": expect.stringMatching(/^attachment; .*%EB%B0%9C%ED%91%9C\.html$/),
    });
  });

  it("is sent by us where another origin could not answer: to HEAD, scripts, tracks, and when small", async () => {
    const { id } = await aFile();
    const path = `/media/${id}/x`;
    expect((await site.ask(path, {}, "HEAD")).status).toBe(200);
    expect((await site.ask(path, { "sec-fetch-mode": "cors" })).status).toBe(200);
    expect((await site.ask(path, { "sec-fetch-mode": "same-origin" })).status).toBe(200);
    expect((await site.ask(path, { "sec-fetch-mode": "no-cors" })).status).toBe(302);
    const small = await aStoredFile(world.presentation.id, world.kind.id, Buffer.from("small"));
    expect((await site.ask(`/media/${small.id}/x`)).status).toBe(200);
  });

  it("has no address for whom it is not for, and a given one ends after those seconds", async () => {
    const { id } = await aFile();
    const { location = "" } = (await site.ask(`/media/${id}/x`)).headers;
    await db.media.update({ where: { id }, data: { audience: "organisers" } });
    const refused = await site.ask(`/media/${id}/x`);
    expect([refused.status, refused.headers.location]).toEqual([404, undefined]);
    await expect.poll(async () => (await bare(location)).status, { timeout: 6000, interval: 250 }).toBe(403);
  });
});

function aFile(overrides: Parameters<typeof aStoredFile>[3] = {}) {
  return aStoredFile(world.presentation.id, world.kind.id, bytes, overrides);
}

function sizeOf({ status, body }: Answer) {
  return [status, body.length];
}
