import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tus from "tus-js-client";
import { afterAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { mediaProcess } from "@/tests/support/media-process";
import { aStage, asBrowser, encoded, idOf, metadataOf, outcomeOf } from "@/tests/support/uploading";

const SIZE = 48 * 1024 * 1024;
const KILLS = 10;
/** Printed with a failure; give it as SEED to see the same again. */
const SEED = Number(process.env.SEED ?? randomBytes(4).readUInt32LE());

const data = mkdtempSync(join(tmpdir(), "lectern-faults-"));
const running: { kill(): Promise<void> }[] = [];
afterAll(async () => {
  for (const each of running) await each.kill();
  rmSync(data, { recursive: true, force: true });
});

/** Mulberry32: the same numbers for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

describe("a server killed again and again", () => {
  it(`keeps every byte it acknowledged, and the file arrives whole (seed ${SEED})`, async () => {
    const stage = await aStage();
    const server = await mediaProcess({ DATA_DIR: data });
    running.push(server);
    const origin = { ...stage, headers: { ...asBrowser(stage), origin: server.base } };
    const bytes = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(SIZE - 9)]);
    const random = numbers(SEED);
    const kills = Array.from({ length: KILLS }, () => Math.floor(random() * SIZE)).sort((a, b) => a - b);

    let acknowledged = 0;
    let killed = 0;
    let fault: Promise<void> | null = null;
    const findings: string[] = [];

    async function killAndLook(id: string): Promise<void> {
      await server.kill();
      killed += 1;
      const before = acknowledged;
      await server.start();
      const head = await fetch(`${server.base}/media/uploads/${id}`, {
        method: "HEAD",
        headers: { ...origin.headers, "tus-resumable": "1.0.0" },
      });
      const offset = Number(head.headers.get("upload-offset"));
      if (offset < before) findings.push(`kill ${killed}: ${before} acknowledged, ${offset} there`);
      const file = join(data, "media", "arriving", id);
      const there = existsSync(file) ? readFileSync(file) : readFileSync(join(data, "media", id));
      if (!there.equals(bytes.subarray(0, there.length))) findings.push(`kill ${killed}: other bytes`);
    }

    const upload: tus.Upload = await new Promise((resolve, reject) => {
      const sent = new tus.Upload(bytes, {
        endpoint: `${server.base}/media/uploads`,
        headers: origin.headers,
        metadata: metadataOf(stage),
        chunkSize: 3_000_000,
        retryDelays: Array.from({ length: 400 }, () => 50),
        onProgress(progress) {
          const [next = Number.POSITIVE_INFINITY] = kills;
          if (fault || progress < next || !sent.url) return;
          kills.shift();
          fault = killAndLook(idOf(sent)).finally(() => {
            fault = null;
          });
        },
        onChunkComplete(_size, accepted) {
          acknowledged = Math.max(acknowledged, accepted);
        },
        onSuccess: () => resolve(sent),
        onError: reject,
      });
      sent.start();
    });
    await fault;

    expect(findings).toEqual([]);
    expect(killed).toBe(KILLS);
    expect(await outcomeOf(server.base, stage, idOf(upload))).toMatchObject({ state: "done", ok: true });
    const media = await db.media.findMany({ where: { presentationId: stage.presentation.id } });
    expect(media.map((each) => each.sha256)).toEqual([sha256(bytes)]);
    expect(sha256(readFileSync(join(data, "media", media[0]?.storageKey ?? "")))).toBe(sha256(bytes));
  }, 240_000);
});

describe("several web processes", () => {
  it("let one write at a time: another takes over from a connection that fell silent", async () => {
    const stage = await aStage();
    const [first, second] = [await mediaProcess({ DATA_DIR: data }), await mediaProcess({ DATA_DIR: data })];
    running.push(first, second);
    const bytes = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(999_991)]);
    const headers = (base: string) => ({ ...asBrowser(stage), origin: base, "tus-resumable": "1.0.0" });
    const made = await fetch(`${first.base}/media/uploads`, {
      method: "POST",
      headers: {
        ...headers(first.base),
        "upload-length": String(bytes.length),
        "upload-metadata": encoded(metadataOf(stage)),
      },
    });
    const path = made.headers.get("location") ?? "";
    const id = path.split("/").at(-1) ?? "";
    const silent = request(first.base + path, {
      method: "PATCH",
      headers: {
        ...headers(first.base),
        ...{ "upload-offset": "0", "content-type": "application/offset+octet-stream" },
        "content-length": bytes.length,
      },
    });
    const acknowledged = new Promise<unknown>((resolve) => {
      silent.on("response", (response) => resolve(response.headers["upload-offset"]));
      silent.on("error", resolve);
    });
    silent.write(bytes.subarray(0, 400_000));
    const file = join(data, "media", "arriving", id);
    while (!existsSync(file) || statSync(file).size < 400_000) await new Promise((go) => setTimeout(go, 20));

    const own = { headers: headers(second.base), metadata: metadataOf(stage) };
    await new Promise<void>((resolve, reject) => {
      const upload = new tus.Upload(bytes, {
        ...{ ...own, uploadUrl: second.base + path, retryDelays: [100, 100] },
        onSuccess: () => resolve(),
        onError: reject,
      });
      upload.start();
    });
    // The silent one hears how far it came.
    expect(await acknowledged).toBe("400000");
    const media = await db.media.findMany({ where: { presentationId: stage.presentation.id } });
    expect(media.map((each) => each.sha256)).toEqual([sha256(bytes)]);
  }, 60_000);
});
