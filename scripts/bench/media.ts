import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { demoDatabase } from "@/scripts/bench/demo-database";
import { benchMany, benchMemory, benchThroughput } from "@/scripts/bench/media-uploads";
import type { Sender } from "@/scripts/bench/tus-client";
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
    const isWarm = await benchThroughput(sender);
    const many = await benchMany(sender, web.pid);
    return (await benchMemory(sender, web.pid)) && many && isWarm;
  } finally {
    await web.stop();
    await database.stop();
    fs.rmSync(data, { recursive: true, force: true });
  }
}

/** A presenter of the demo who is signed in, with a kind that takes any file. */
export async function aSender(base: string, databaseUrl: string): Promise<Sender> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `UPDATE "Conference" SET "mediaMost" = 500, "mediaMegabytes" = 2000, "lockedFields" = '{}'`,
  );
  await client.query(`UPDATE "MediaKind" SET formats = '{}'`);
  const { rows } = await client.query(
    `SELECT p.id, part."personId", k.id AS kind FROM "Presentation" p
     JOIN "PresenterPart" part ON part."presentationId" = p.id AND part."claimedAt" IS NOT NULL
     JOIN "MediaKind" k ON k."conferenceId" = p."conferenceId"
     WHERE p."acceptedAt" IS NOT NULL AND p."withdrawnAt" IS NULL LIMIT 1`,
  );
  const token = randomBytes(16).toString("hex");
  const tokenHash = createHash("sha256").update(token).digest("hex");
  await client.query(
    `INSERT INTO "SignInSession" ("tokenHash", "personId", "expiresAt") VALUES ($1, $2, now() + interval '1 day')`,
    [tokenHash, rows[0].personId],
  );
  await client.end();
  const cookie = `next-auth.session-token=${token}`;
  return { base, cookie, presentationId: rows[0].id, kindId: rows[0].kind };
}
