import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { takeLock } from "./lock.mjs";
import { root } from "./paths.mjs";
import { runToEnd } from "./run.mjs";
import { demandSpace } from "./space.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const SCHEMA = ["prisma/schema.prisma", "prisma/models", "package-lock.json"];

/** Files that say of which sources what lies beside them was made. */
const GENERATED = "prisma/generated/made-from";
const BUILT = ".next/made-from";

const clientSources = () => fingerprint(SCHEMA);
const siteSources = () => fingerprint([...SOURCES, ...SCHEMA]);

/** Writes Prisma's client when the schema changed since; a second start at the same time waits for the first one's. */
export async function generateClient(log) {
  if (isMadeFrom(GENERATED, clientSources())) return;
  const release = await alone();
  try {
    await makeClient(log);
  } finally {
    release();
  }
}

async function makeClient(log) {
  await whenChanged(GENERATED, clientSources(), () =>
    runToEnd("npx", ["prisma", "generate"], { env: process.env, log }),
  );
}

/**
 * Builds the site when its sources changed since the last build. Returns what was done.
 *
 * `key`: NEXT_SERVER_ACTIONS_ENCRYPTION_KEY. Next makes the names of a form's actions from it: under the same key
 * the next build understands a form of this one.
 */
export async function buildSite(key, log) {
  // Without the lock: a checkout that this account may only read can be run all the same.
  if (isMadeFrom(GENERATED, clientSources()) && isMadeFrom(BUILT, siteSources())) return "up to date";
  const release = await alone();
  try {
    await makeClient(log);
    const built = await whenChanged(BUILT, siteSources(), async () => {
      demandSpace(root, 500);
      const env = {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
        // Read when modules load, never connected to: no page is made at build.
        DATABASE_URL: "postgres://no-database-at-build.invalid/none",
      };
      await runToEnd("npx", ["next", "build"], { env, log });
    });
    return built ? "built" : "up to date";
  } finally {
    release();
  }
}

/** One build at a time in a checkout: a second start waits for the first one's. */
async function alone() {
  const folder = path.join(root, "node_modules/.cache");
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const lock = takeLock(path.join(folder, "lectern-build"));
    if (lock.release) return lock.release;
    await pause(500);
  }
}

async function whenChanged(stamp, sources, work) {
  if (isMadeFrom(stamp, sources)) return false;
  const file = path.join(root, stamp);
  rmSync(file, { force: true }); // Broken off half way, it is not up to date.
  await work();
  writeFileSync(file, sources);
  return true;
}

function isMadeFrom(stamp, sources) {
  const file = path.join(root, stamp);
  return existsSync(file) && readFileSync(file, "utf8") === sources;
}

/** SHA-256 of the names and contents of files and of everything in folders. */
function fingerprint(entries) {
  const hash = createHash("sha256");
  for (const file of entries.flatMap(filesIn)) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(path.join(root, file)));
    hash.update("\0");
  }
  return hash.digest("hex");
}

function filesIn(entry) {
  const full = path.join(root, entry);
  if (!existsSync(full)) return [];
  try {
    return readdirSync(full)
      .sort()
      .flatMap((name) => filesIn(path.posix.join(entry, name)));
  } catch {
    return [entry];
  }
}
