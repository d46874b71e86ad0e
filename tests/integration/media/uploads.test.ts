import { createHash, randomBytes } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { handleMedia } from "@/lib/media/http";
import { aStage, outcomeOf, send } from "@/tests/support/uploading";

let server: Server;
let base: string;
/** Rejections of the handler: none is expected. */
const faults: unknown[] = [];

beforeAll(async () => {
  env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-uploads-"));
  server = createServer((req, res) => {
    handleMedia(req, res)
      .then((isOurs) => isOurs || res.writeHead(404).end())
      .catch((error) => {
        faults.push(error);
        res.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(faults).toEqual([]);
});

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

describe("a file sent with tus-js-client", () => {
  it("becomes media, byte for byte, and says so", async () => {
    const stage = await aStage();
    const bytes = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(300_000)]);
    const id = await send(base, stage, bytes, { chunkSize: 100_000 });
    expect(await outcomeOf(base, stage, id)).toEqual({
      state: "done",
      ok: true,
      message: "“Slides” is on the page.",
    });
    const media = await db.media.findFirstOrThrow({ where: { presentationId: stage.presentation.id } });
    expect(media).toMatchObject({
      storageKey: id,
      fileName: "slides.pdf",
      contentType: "application/pdf",
      bytes: 300_009n,
      sha256: sha256(bytes),
      addedById: stage.personId,
    });
    const file = await fetch(`${base}/media/${media.id}`);
    expect(sha256(Buffer.from(await file.arrayBuffer()))).toBe(sha256(bytes));
  });
});
