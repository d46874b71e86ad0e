import { db } from "@/lib/db";
import { recordBounce } from "@/lib/mail/bounce";

// Takes one delivery report from standard input, as a mail alias pipes it:
//
//   lectern-bounces: "|cd /srv/lectern && npm run --silent bounce"
//
// Exits with 0 whatever the mail was, so that the mail server answers nobody, and with 75 (try again later) when the
// database cannot be reached.

/** Reports are a few kilobytes; what came back with them stands at their end and is cut. */
const LARGEST = 1_000_000;
const TRY_LATER = 75;

const chunks: Buffer[] = [];
let bytes = 0;
for await (const chunk of process.stdin) {
  if (bytes < LARGEST) chunks.push(chunk);
  bytes += chunk.length;
}
try {
  console.log(await recordBounce(Buffer.concat(chunks).subarray(0, LARGEST), new Date()));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = TRY_LATER;
}
await db.$disconnect();
