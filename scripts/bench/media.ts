import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { demoDatabase } from "@/scripts/bench/demo-database";
import { benchRanges } from "@/scripts/bench/media-ranges";
import { benchMany, benchMemory, benchThroughput } from "@/scripts/bench/media-uploads";
import { aSender } from "@/scripts/bench/sender";
import { startWeb } from "@/scripts/bench/web-process";

/** Bytes this bench writes at most, and what must be left besides. */
const NEEDED = 8_000_000_000;

/** Measures uploads and downloads of media; false when one breaks a bound. */
export async function benchMedia(): Promise<boolean> {
  const { bavail, bsize } = fs.statfsSync(os.tmpdir());
  if (bavail * bsize < NEEDED)
    throw new Error(`This writes up to 8 GB to ${os.tmpdir()}, and they are not free.`);
  const data = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-bench-media-"));
  const database = await demoDatabase();
  const web = await startWeb("bench", { DATABASE_URL: database.url, DATA_DIR: data });
  try {
    const sender = await aSender(web.url, database.url);
    await benchThroughput(sender);
    const holds = [
      await benchMany(sender, web.pid),
      await benchMemory(sender, web.pid),
      await benchRanges(sender, database.url),
    ];
    return holds.every(Boolean);
  } finally {
    await web.stop();
    await database.stop();
    fs.rmSync(data, { recursive: true, force: true });
  }
}
