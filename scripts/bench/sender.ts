import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import type { Sender } from "@/scripts/bench/tus-client";

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
