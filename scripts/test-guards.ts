// `npm run test:guards`: takes each guard away in a copy of the tree and expects exactly its tests to fail.
// `npm run test:guards -- WORDS` does it for the guards whose name or file has these words.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { migrate } from "@/scripts/migrate";
import { startPostgres } from "@/scripts/postgres.mjs";
import type { Guard } from "@/tests/guards/guard";
import { guards } from "@/tests/guards/guards";

type Outcome = Map<string, "passed" | "failed" | "pending">;

const MINUTES_A_RUN = 4;
const words = process.argv.slice(2).join(" ").toLowerCase();
const wanted = guards.filter(({ name, file }) => `${name} ${file}`.toLowerCase().includes(words));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-guards-"));
fs.chmodSync(folder, 0o711); // Root runs PostgreSQL under another account, which must get in.
const tree = path.join(folder, "tree");
const report = path.join(folder, "report.json");

copyTree();
const postgres = await startPostgres({ dataDir: path.join(folder, "postgres"), durable: false });
const failures: string[] = [];
try {
  await migrate(postgres.url("lectern_template"));
  console.log(`${wanted.length} guards; first their tests, with all guards in place.`);
  const files = [...new Set(wanted.map(({ test }) => test))];
  // One project at a time: vitest runs no two of different widths at once.
  const whole = new Map([
    ...run(
      files.filter((file) => file.startsWith("tests/unit/")),
      true,
    ),
    ...run(
      files.filter((file) => !file.startsWith("tests/unit/")),
      true,
    ),
  ]);
  const broken = [...whole].filter(([, state]) => state === "failed").map(([name]) => name);
  if (broken.length > 0) console.log(`These fail with all guards in place: ${quoted(broken)}.`);
  for (const guard of wanted) {
    const from = Date.now();
    const failure = whatIsWrong(guard, whole);
    if (failure) failures.push(guard.name);
    const seconds = Math.round((Date.now() - from) / 1000);
    console.log(
      `${failure ? "FAILED" : "holds "} ${guard.name} (${seconds} s)${failure ? `: ${failure}` : ""}`,
    );
  }
} finally {
  await postgres.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${wanted.length - failures.length} passed, ${failures.length} failed, 0 skipped`);
process.exitCode = failures.length > 0 || wanted.length === 0 ? 1 : 0;

/** Every file git knows of or would, as it stands here, with the packages and the generated client linked. */
function copyTree(): void {
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
    maxBuffer: 64_000_000,
  });
  if (listed.status !== 0) throw new Error(`git does not list the files of this tree: ${listed.stderr}`);
  for (const file of listed.stdout.split("\0").filter((name) => name && fs.existsSync(name))) {
    fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    fs.copyFileSync(file, path.join(tree, file));
  }
  fs.symlinkSync(path.resolve("node_modules"), path.join(tree, "node_modules"));
  fs.cpSync("prisma/generated", path.join(tree, "prisma/generated"), { recursive: true });
}

/** Null when exactly the tests named fail without the guard, else what happened instead, as a sentence. */
function whatIsWrong(guard: Guard, whole: Outcome): string | null {
  if (guard.fails.length === 0) return "it names no test.";
  const absent = guard.fails.filter((title) => ![...whole.keys()].some((name) => isOne(name, [title])));
  if (absent.length > 0) return `no test is called ${quoted(absent)}.`;
  const unfit = [...whole].filter(([name, state]) => state !== "passed" && isOne(name, guard.fails));
  if (unfit.length > 0)
    return `with the guard in place these do not pass: ${quoted(unfit.map(([name]) => name))}.`;
  const file = path.join(tree, guard.file);
  const source = fs.readFileSync(file, "utf8");
  if (source.split(guard.guard).length !== 2)
    return `the patch no longer applies: ${guard.file} has its text ${source.split(guard.guard).length - 1} times, not once.`;
  fs.writeFileSync(
    file,
    source.replace(guard.guard, () => guard.without),
  );
  try {
    const outcome = run([guard.test], !guard.file.startsWith("prisma/"));
    if (outcome.size === 0) return `${guard.test} ran no test: it cannot be loaded without the guard.`;
    const failed = [...outcome].filter(([, state]) => state === "failed").map(([name]) => name);
    const missed = guard.fails.filter((title) => !failed.some((name) => isOne(name, [title])));
    const others = failed.filter((name) => !isOne(name, guard.fails));
    const said = [];
    if (missed.length > 0) said.push(`nothing notices in ${quoted(missed)}`);
    if (others.length > 0) said.push(`${quoted(others)} failed too`);
    return said.length > 0 ? `${said.join("; ")}.` : null;
  } finally {
    fs.writeFileSync(file, source);
  }
}

/** What became of each test of some files, by its full name. `shared`: on this run's PostgreSQL and template. */
function run(files: string[], shared: boolean): Outcome {
  if (files.length === 0) return new Map();
  fs.rmSync(report, { force: true });
  const server = postgres.url("postgres").replace(/\/postgres$/, "");
  spawnSync("npx", ["vitest", "run", ...files, "--reporter=json", `--outputFile=${report}`], {
    cwd: tree,
    stdio: "ignore",
    env: { ...process.env, ...(shared ? { TEST_POSTGRES_URL: server } : {}) },
    timeout: files.length * MINUTES_A_RUN * 60_000,
  });
  if (!fs.existsSync(report)) return new Map();
  const { testResults } = JSON.parse(fs.readFileSync(report, "utf8")) as {
    testResults: { assertionResults: { fullName: string; status: "passed" | "failed" | "pending" }[] }[];
  };
  return new Map(
    testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ fullName, status }) => [fullName, status] as const),
    ),
  );
}

/** Whether a test has one of these names; `%s` and its like are any text, as `it.each` writes them. */
function isOne(name: string, titles: string[]): boolean {
  return titles.some((title) =>
    new RegExp(
      `^${title
        .split(/%[sijdf]/)
        .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
        .join("[^]*")}$`,
    ).test(name),
  );
}

function quoted(names: string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}
