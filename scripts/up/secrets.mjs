import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

const NAMES = ["AUTH_SECRET", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "POSTGRES_PASSWORD"];

/**
 * The installation's secrets, kept in `<data>/secrets` for its owner alone; missing ones are made. They stay the
 * same over restarts and builds: signed-in people stay signed in, forms of the last build are understood.
 */
export function secretsOf(data) {
  mkdirSync(data, { recursive: true });
  const file = path.join(data, "secrets");
  const kept = read(file);
  const missing = NAMES.filter((name) => !kept[name]);
  for (const name of missing) kept[name] = randomBytes(32).toString("base64");
  if (missing.length > 0) {
    const half = `${file}.${process.pid}`;
    writeFileSync(half, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    renameSync(half, file);
  }
  chmodSync(file, 0o600);
  return kept;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw new Error(
      `${file} cannot be read as JSON. Restore it from a backup, or remove it: everybody is signed out then.`,
      { cause: error },
    );
  }
}
