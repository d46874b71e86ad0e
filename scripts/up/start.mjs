import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isFree } from "../ports.mjs";
import { buildSite, generateClient } from "./build.mjs";
import { embeddedDatabase } from "./database.mjs";
import { isEmpty, roleLinks } from "./demo.mjs";
import { installPackages } from "./install.mjs";
import { takeLock } from "./lock.mjs";
import { readOptions, USAGE } from "./options.mjs";
import { shown } from "./paths.mjs";
import { startProcesses } from "./processes.mjs";
import { runScript, stopWhatRuns } from "./run.mjs";
import { say, step, worded } from "./say.mjs";
import { secretsOf } from "./secrets.mjs";
import { demandSpace } from "./space.mjs";
import { welcome } from "./welcome.mjs";

/** Undone in reverse, whenever and however the start ends. */
const undo = [];
let ending = null;

export async function up(args) {
  let running = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => {
      if (ending) return;
      say(running ? "\nStopping …" : "\nBroken off.");
      void end(running ? 0 : 130);
    });
  try {
    const options = readOptions(args, process.env);
    if (options.help) return say(USAGE);
    await start(options);
    running = true;
  } catch (error) {
    if (ending) return;
    console.error(`\n${worded(error)}`);
    await end(1);
  }
}

async function start(options) {
  const { data, port } = options;
  const host = process.env.HOST ?? "127.0.0.1";
  const logs = path.join(data, "logs");
  const log = (name) => path.join(logs, `${name}.log`);
  mkdirSync(logs, { recursive: true });
  holdFolder(data);
  if (!(await isFree(port, host)))
    throw new Error(
      `Port ${port} is taken by another program. Choose another one: npm run up -- --port ${port + 1}`,
    );
  demandSpace(data, 200);

  const secrets = { ...secretsOf(data), ...given(process.env) };
  say(`Lectern, data in ${shown(data)}`);
  await step("Packages", () => installPackages(log("install")));
  const databaseUrl = options.databaseUrl ?? (await startDatabase(data, secrets, log("postgres")));
  const env = { ...process.env, ...environment(options, secrets, databaseUrl, host) };
  await step("Client", () => generateClient(log("build")));
  await step("Schema", () => runScript("scripts/migrate.ts", { env, log: log("migrate") }));
  if (options.demo && (await isEmpty(databaseUrl)))
    await step("Demo", () => runScript("scripts/seed.ts", { env, log: log("seed") }));
  if (!options.dev)
    await step("Build", () => buildSite(secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, log("build")));

  const processes = await startProcesses({ env, port, host, log, inbox: options.smtpUrl === null });
  undo.push(() => processes.stop());
  const links = options.demo
    ? roleLinks({ env: processes.env, log: log("sign-in-link") })
    : Promise.resolve([]);
  links.catch(() => {}); // Awaited below; a process that does not start is the better news.
  await step("Processes", () => processes.ready());
  noteRunning(data, processes.env);
  welcome(options, await links);
}

function holdFolder(data) {
  const lock = takeLock(path.join(data, "lock"));
  if (!lock.release)
    throw new Error(
      `Lectern runs already on ${shown(data)} (process ${lock.heldBy}). Use that one, stop it, or choose another folder: npm run up -- --data DIR --port N`,
    );
  undo.push(lock.release);
}

async function startDatabase(data, secrets, log) {
  let database;
  await step("Database", async () => {
    database = await embeddedDatabase({ data, password: secrets.POSTGRES_PASSWORD, log });
    undo.push(() => database.stop());
    return `PostgreSQL 18 in ${shown(database.folder)}${database.moved ? " (its account `postgres` cannot enter the data folder)" : ""}`;
  });
  return database.url;
}

/** What every process is told; all else comes from our own environment as it is. */
function environment({ origin, data, dev }, secrets, databaseUrl, host) {
  return {
    ...secrets,
    DATABASE_URL: databaseUrl,
    ORIGIN: origin,
    HOST: host,
    DATA_DIR: data,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Secrets that the environment sets; half a key pair is none. */
function given(env) {
  const { AUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = env;
  return {
    ...(AUTH_SECRET && { AUTH_SECRET }),
    ...(NEXT_SERVER_ACTIONS_ENCRYPTION_KEY && { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY }),
    ...(VAPID_PUBLIC_KEY && VAPID_PRIVATE_KEY && { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }),
  };
}

/** For commands in another terminal (`npm run grant` …): where the running one has what. */
function noteRunning(data, { DATABASE_URL, SMTP_URL, ORIGIN, AUTH_SECRET, DATA_DIR }) {
  const file = path.join(data, "running");
  const stores = Object.entries(process.env).filter(([name]) => /^(S3_|CLAMD_HOST$)/.test(name));
  const noted = { DATABASE_URL, SMTP_URL, ORIGIN, AUTH_SECRET, DATA_DIR, ...Object.fromEntries(stores) };
  writeFileSync(file, JSON.stringify(noted), { mode: 0o600 });
  undo.push(() => rmSync(file, { force: true }));
}

async function end(code) {
  ending = code;
  stopWhatRuns();
  for (const one of undo.splice(0).reverse()) {
    try {
      await one();
    } catch (error) {
      console.error(worded(error));
      ending = 1;
    }
  }
  process.exit(ending);
}
