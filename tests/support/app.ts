import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the app of this run answers. */
    origin: string;
    /** Its data folder: mail arrives in `inbox`. */
    data: string;
    /** Its database, for what no page can prepare. */
    databaseUrl: string;
  }
}

/** Starts all of Lectern as `npm run up` does, built, with the demo, in a data folder of its own. */
export default async function setup(project: TestProject) {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-e2e-"));
  // Root runs PostgreSQL under another account, which must get in.
  fs.chmodSync(data, 0o711);
  const port = await freePort();
  const app = spawn("node", ["scripts/up.mjs", "--data", data, "--port", String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: plainEnvironment(),
  });
  await ready(app);
  const running = JSON.parse(fs.readFileSync(path.join(data, "running"), "utf8"));
  await withoutQuietHours(running.DATABASE_URL);
  project.provide("origin", running.ORIGIN);
  project.provide("data", data);
  project.provide("databaseUrl", running.DATABASE_URL);
  return async () => {
    const ended = once(app, "exit");
    app.kill("SIGTERM");
    await ended;
    fs.rmSync(data, { recursive: true, force: true });
  };
}

/** Mail comes at whatever hour the tests run: nobody has quiet hours unless they set some. */
async function withoutQuietHours(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    UPDATE "Person" SET "quietFrom" = 0, "quietUntil" = 0;
    CREATE FUNCTION no_quiet_hours() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW."quietFrom" := 0; NEW."quietUntil" := 0; RETURN NEW; END $$;
    CREATE TRIGGER no_quiet_hours BEFORE INSERT ON "Person" FOR EACH ROW EXECUTE FUNCTION no_quiet_hours()`);
  await client.end();
}

/** Resolves when the address is said; rejects with everything that was said when it ends before. */
function ready(app: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    app.stdout?.on("data", (chunk) => {
      said += chunk;
      if (said.includes("Stop with Ctrl-C")) resolve();
    });
    app.once("exit", (code) => reject(new Error(`npm run up ended with ${code}:\n${said}`)));
  });
}

/** Without what would make it use another database, mail server or address than its own. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _1,
    SMTP_URL: _2,
    ORIGIN: _3,
    DATA_DIR: _4,
    PORT: _5,
    NODE_ENV: _6,
    ...rest
  } = process.env;
  return rest as NodeJS.ProcessEnv;
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
