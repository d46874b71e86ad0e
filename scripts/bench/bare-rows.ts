import type { Client } from "pg";
import type { Crowd } from "@/scripts/bench/crowd";

/** Into the three tables a telling writes, as many rows as there are followers; parameters: conference, session (published). */
const ROWS = [
  `INSERT INTO "PendingNotice" ("personId", subject, "conferenceId", before, "lastChangedAt")
   SELECT "personId", 'session:' || "sessionId", $1::uuid, '{}', now() FROM "Follow" WHERE "sessionId" = $2::uuid`,
  `INSERT INTO "Notification" ("personId", "conferenceId", kind, details)
   SELECT "personId", $1::uuid, 'followed_changed', jsonb_build_object('title', repeat('t', 23), 'said', repeat('s', 150))
   FROM "Follow" WHERE "sessionId" = $2::uuid`,
  `INSERT INTO "Mail" (recipient, subject, text, "conferenceId", "personId", kinds)
   SELECT address, 'Moved', repeat('t', 250), $1::uuid, "personId", '{changes}'
   FROM "Follow" JOIN "EmailAddress" USING ("personId") WHERE "sessionId" = $2::uuid`,
];

/** Milliseconds the database alone takes for the rows of a telling, with nothing to find out; they are taken back. */
export async function bareRows(client: Client, { conferenceId, publicId }: Crowd): Promise<number> {
  await client.query("BEGIN");
  const startedAt = performance.now();
  for (const rows of ROWS) await client.query(rows, [conferenceId, publicId]);
  const took = performance.now() - startedAt;
  await client.query("ROLLBACK");
  return took;
}
