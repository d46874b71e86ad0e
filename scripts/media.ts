import "@/scripts/environment";
import { db } from "@/lib/db";
import { checkMedia } from "@/lib/media/jobs/check";
import { sweepMedia, sweptInWords } from "@/lib/media/jobs/sweep";

// npm run media -- check    reads every stored file back and compares it with its row; exit code 1: one differs
// npm run media -- sweep    what the worker does every night: removes what nothing refers to

const [command = "", ...more] = process.argv.slice(2);
if (command === "check" && more.length === 0) {
  let [files, bytes, faults] = [0, 0, 0];
  for await (const file of checkMedia()) {
    files += 1;
    bytes += file.bytes;
    if (file.fault === null) continue;
    faults += 1;
    console.log(`${file.what} (${file.storageKey}) ${file.fault}`);
  }
  const megabytes = (bytes / 1_000_000).toFixed(1);
  console.log(
    `${files} files, ${megabytes} MB: ${faults === 0 ? "all as they were taken" : `${faults} faulty`}.`,
  );
  process.exitCode = faults === 0 ? 0 : 1;
} else if (command === "sweep" && more.length === 0) {
  console.log(`Media swept: ${sweptInWords(await sweepMedia(new Date()))}.`);
} else {
  console.error("Use: npm run media -- check | sweep");
  process.exitCode = 2;
}
await db.$disconnect();
