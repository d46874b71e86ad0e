// `npm test`: every check and suite in turn, all of them even when one fails, and one line that counts them all.
// `node scripts/test.mjs types unit …` runs parts.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const reports = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-reports-"));

/** A check is one test: it holds or not. A suite counts its own. */
const parts = {
  types: check("npx prisma generate && npx next typegen && npx tsc --noEmit"),
  lint: check("npx biome ci ."),
  unused: check("npx knip"),
  unit: suite("unit"),
  integration: suite("integration"),
  e2e: suite("e2e"),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No part is called ${unknown.join(", ")}. Parts: ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const from = Date.now();
  console.log(`\n── ${name}`);
  const counted = run();
  for (const key of Object.keys(total)) total[key] += counted[key];
  console.log(
    `── ${name}: ${counted.failed === 0 ? "holds" : "FAILED"} after ${Math.round((Date.now() - from) / 1000)} s`,
  );
}
fs.rmSync(reports, { recursive: true, force: true });

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

function check(command) {
  return () => {
    const { status } = spawnSync(command, { shell: true, stdio: "inherit" });
    return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  };
}

/** A vitest project. One that dies, or runs nothing, counts as a failure. */
function suite(project) {
  return () => {
    const report = path.join(reports, `${project}.json`);
    const { status } = spawnSync(
      "npx",
      [
        "vitest",
        "run",
        "--project",
        project,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ],
      { stdio: "inherit" },
    );
    const counted = countsOf(report);
    if (status !== 0 && counted.failed === 0) counted.failed = 1;
    return counted;
  };
}

function countsOf(report) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    fs.readFileSync(report, "utf8"),
  );
  return {
    passed: numPassedTests,
    failed: numPassedTests + numFailedTests === 0 ? 1 : numFailedTests,
    skipped: numPendingTests + numTodoTests,
  };
}
