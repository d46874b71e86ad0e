import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./ports.mjs";
import { binaries, clusterFolder, serverAccount } from "./postgres-home.mjs";
import { commandOf, parentOf } from "./processes.mjs";

const MAJOR = "18";

// The server ends cleanly when its starter does, also by kill -9: the pipe on descriptor 3 closes with it.
const GUARD = `exec 3<&0
"$@" </dev/null 3<&- & server=$!
{ read -r _ <&3; kill -INT $server; } 2>/dev/null & guard=$!
wait $server; code=$?
kill $guard 2>/dev/null
exit $code`;

// For tests: nothing needs to survive a power cut.
const HASTY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts the embedded PostgreSQL on loopback, with its data in a folder; makes the cluster at first.
 *
 * Recovers what a kill -9 left behind. Throws a sentence when the folder is in use, the port taken or the disk full.
 *
 * @param {{ dataDir: string, port?: number, durable?: boolean, password?: string, log?: string }} options
 *   `port`: any free one when left out. `durable: false`: fast, lost in a power cut. `password`: none: every local
 *   user may connect. `log`: file the server's log is appended to.
 * @returns {Promise<{ url(database: string): string, stop(): Promise<void>, exited: Promise<unknown>, folder: string, port: number }>}
 */
export async function startPostgres({ dataDir, port, durable = true, password, log }) {
  const account = serverAccount();
  const native = binaries(account);
  const home = path.resolve(clusterFolder(path.resolve(dataDir), account));
  const folder = path.join(home, "cluster");
  const logFile = path.resolve(log ?? path.join(home, "postgres.log"));
  if (!existsSync(folder)) initialise({ native, folder, account, durable, password });
  const version = readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
  if (version !== MAJOR)
    throw new Error(
      `The data in ${folder} is of PostgreSQL ${version}, this is ${MAJOR}: dump it with the old release and restore it here (docs/operations.md).`,
    );
  await leaveNoOrphan(folder);

  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort());
    const server = launch({ native, folder, account, durable, logFile, port: chosen });
    const failure = await ready(server, folder, logFile);
    if (!failure)
      return handle({
        server,
        port: chosen,
        folder,
        password,
        litter: !durable && home !== path.resolve(dataDir) ? [home, path.join(dataDir, "moved-to")] : [],
      });
    // A port just found free may be taken a moment later; a killed server's last processes hold on for a moment.
    const passing =
      (!port && /Address already in use/.test(failure)) || /still in use|shared memory/.test(failure);
    if (!passing || attempt === 10) throw new Error(explain(failure, folder, chosen, logFile));
    await pause(500);
  }
}

function initialise({ native, folder, account, durable, password }) {
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const secret = `${folder}.password`;
  if (password) writeFileSync(secret, password, { mode: 0o600 });
  if (account)
    for (const file of password ? [half, secret] : [half]) chownSync(file, account.uid, account.gid);
  const run = spawnSync(
    path.join(native, "bin/initdb"),
    // ICU's root order: names sort as people expect and lower case knows every script, whatever the machine's locale.
    [
      "-D",
      half,
      "--username=postgres",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=icu",
      "--icu-locale=und",
    ]
      .concat(password ? ["--auth=scram-sha-256", `--pwfile=${secret}`] : ["--auth=trust"])
      .concat(durable ? [] : ["--no-sync"]),
    { ...account, cwd: "/", encoding: "utf8" },
  );
  rmSync(secret, { force: true });
  if (run.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new Error(explain(run.stderr || String(run.error), folder, 0, "initdb"));
  }
  renameSync(half, folder); // Only a whole cluster ever has this name.
}

/** Waits for a server whose starter died to end; ends one that has lost its guard; forgets one that is gone. */
async function leaveNoOrphan(folder) {
  const pidFile = path.join(folder, "postmaster.pid");
  for (let waited = 0; existsSync(pidFile); waited += 1) {
    const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
    if (!commandOf(pid)?.includes(folder)) return rmSync(pidFile, { force: true });
    const guard = commandOf(parentOf(pid));
    if (!guard?.includes(folder)) process.kill(pid, "SIGINT");
    if (waited === 50)
      throw new Error(
        `Another PostgreSQL (process ${pid}) uses ${folder}. Stop what started it, then start again.`,
      );
    await pause(200);
  }
}

function launch({ native, folder, account, durable, logFile, port }) {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
  ];
  const flags = [...settings, ...(durable ? [] : HASTY)].flatMap((setting) => ["-c", setting]);
  const output = openSync(logFile, "a");
  const server = spawn(
    "/bin/sh",
    ["-c", GUARD, "sh", path.join(native, "bin/postgres"), "-D", folder, "-p", String(port), ...flags],
    // A session of its own: Ctrl-C reaches the starter only, which stops the others first.
    { ...account, cwd: "/", detached: true, stdio: ["pipe", output, output] },
  );
  closeSync(output);
  return server;
}

/** Null once the server accepts connections, else the last lines it wrote. */
async function ready(server, folder, logFile) {
  const pidFile = path.join(folder, "postmaster.pid");
  while (server.exitCode === null && server.signalCode === null) {
    // Line 8 is the state, as pg_ctl reads it.
    if (existsSync(pidFile) && readFileSync(pidFile, "utf8").split("\n")[7]?.trim() === "ready") return null;
    await pause(30);
  }
  return readFileSync(logFile, "utf8").split("\n").slice(-12).join("\n");
}

function handle({ server, port, folder, password, litter }) {
  const exited = server.exitCode === null ? once(server, "exit") : Promise.resolve();
  const login = password ? `postgres:${encodeURIComponent(password)}` : "postgres";
  return {
    url: (database) => `postgres://${login}@127.0.0.1:${port}/${database}`,
    /** Fast shutdown: open transactions roll back, everything committed is on disk. */
    stop: async () => {
      server.stdin.end();
      await exited;
      // Of a test, moved to where nobody would look for it.
      for (const one of litter) rmSync(one, { recursive: true, force: true });
    },
    exited,
    folder,
    port,
  };
}

function explain(output, folder, port, logFile) {
  if (/No space left on device/.test(output))
    return `The disk with ${folder} is full: PostgreSQL cannot start. Free some space, then start again; nothing is lost.`;
  if (/Address already in use/.test(output))
    return `Port ${port} is taken: choose another one for the database, or stop what uses it.`;
  return `PostgreSQL did not start (${logFile}):\n${output.trim()}`;
}
