import { randomBytes } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { scanMedia } from "@/lib/media/jobs/scan";
import { getFile } from "@/lib/media/queries/file";
import { threatIn } from "@/lib/media/scanner";
import { aStoredFile } from "@/tests/factories/media";
import { aWorld } from "@/tests/factories/world";
import { clamdBinary, eicar, startClamd } from "@/tests/support/real-clamd";

const now = new Date("2026-06-01T10:00:00Z");

if (!clamdBinary) console.warn("Debian's clamd is not installed (clamav-daemon): its tests are skipped.");

describe.skipIf(!clamdBinary)("Debian's clamd", () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>;
  beforeAll(async () => {
    env.DATA_DIR = await mkdtemp(join(tmpdir(), "lectern-clamd-data-"));
    clamd = await startClamd(clamdBinary ?? "", 2);
    env.CLAMD_HOST = clamd.socket;
  });
  afterAll(async () => {
    env.CLAMD_HOST = "";
    await clamd?.stop();
  });

  it("finds the test file, wherever it stands in the stream, and nothing in other bytes", async () => {
    const filler = randomBytes(700_000);
    expect(await threatIn(inChunks(Buffer.from(eicar), 7))).toBe("Lectern.Eicar.UNOFFICIAL");
    expect(await threatIn(inChunks(Buffer.concat([filler, Buffer.from(eicar)]), 65_536))).toBe(
      "Lectern.Eicar.UNOFFICIAL",
    );
    expect(await threatIn(inChunks(filler, 65_536))).toBe(null);
  });

  it("that takes no more bytes has found nothing: it throws", async () => {
    // It says so and closes at once: a chunk on its way at that moment breaks before the words are read.
    await expect(threatIn(inChunks(randomBytes(12_000_000), 65_536))).rejects.toThrow(
      /size limit exceeded|EPIPE|ECONNRESET/,
    );
  });

  it("opens harmless media and keeps what it finds from everybody", async () => {
    const { presentation, kind, actors } = await aWorld();
    const files = {
      harmless: await aStoredFile(presentation.id, kind.id, randomBytes(1000), { checkedAt: null }),
      infected: await aStoredFile(presentation.id, kind.id, Buffer.from(eicar), { checkedAt: null }),
    };
    expect(await getFile(anonymous, files.harmless.id, now)).toBe(null);
    for (const { id } of Object.values(files)) await scanMedia(id, now);
    expect(await getFile(anonymous, files.harmless.id, now)).not.toBe(null);
    expect(await getFile(actors.presenter, files.infected.id, now)).toBe(null);
    const { threat } = await db.media.findUniqueOrThrow({ where: { id: files.infected.id } });
    expect(threat).toBe("Lectern.Eicar.UNOFFICIAL");
  });
});

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
