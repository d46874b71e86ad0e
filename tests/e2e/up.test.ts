import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { freePort } from "@/scripts/ports.mjs";

// As root in a folder only root may enter, else as whoever runs the tests.
const parent = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-up-"));
const data = path.join(parent, "data");
const isRoot = process.getuid?.() === 0;
let running: Start | null = null;

afterAll(async () => {
  await running?.stop();
  const moved = path.join(data, "postgres/moved-to");
  if (fs.existsSync(moved)) fs.rmSync(fs.readFileSync(moved, "utf8").trim(), { recursive: true });
  fs.rmSync(parent, { recursive: true });
});

// One life of an installation, told in order: each start costs seconds.
describe.sequential("npm run up", () => {
  it("starts on a new folder and says where it is and how to get in as each role", async () => {
    const first = await startHere();
    expect(first.said()).toMatch(/Lectern is at http:\/\/localhost:\d+\n/);
    const links = [...first.said().matchAll(/^ {2}(\w+) +(http:\S+\/sign-in\/confirm\?token=\S+)$/gm)];
    expect(links.map(([, part]) => part)).toEqual(["organiser", "chair", "presenter", "attendee"]);
    expect((await fetch(`${first.origin}/`)).status).toBe(200);
    expect((await fetch(`${first.origin}/inbox`)).status).toBe(200);
    expect(fs.statSync(path.join(data, "secrets")).mode & 0o777).toBe(0o600);
    expect(fs.existsSync(path.join(data, "postgres/moved-to"))).toBe(isRoot);
  });

  it("says what to do when it runs already, or when its port is taken", async () => {
    const first = await startHere();
    expect(await refusal(["--data", data])).toContain(
      `Lectern runs already on ${data} (process ${first.pid}).`,
    );
    const { port } = new URL(first.origin);
    expect(await refusal(["--data", path.join(parent, "other"), "--port", port])).toContain(
      `Port ${port} is taken by another program.`,
    );
    expect((await fetch(`${first.origin}/`)).status).toBe(200);
  });

  it("stops whole on SIGTERM and starts again within 10 seconds with everything kept", async () => {
    const first = await startHere();
    await ask(`UPDATE "Conference" SET name = 'Kept'`);
    const pids = processesOf(first.pid);
    expect(await first.stop()).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(logOf("postgres")).toMatch(/database system is shut down\s*$/);

    const from = Date.now();
    await startHere();
    expect(Date.now() - from).toBeLessThan(10_000);
    expect(await ask(`SELECT name FROM "Conference"`)).toEqual([{ name: "Kept" }]);
  });

  it("killed alone with -9 takes its children along, the database cleanly", async () => {
    const first = await startHere();
    const pids = processesOf(first.pid);
    kill(first.pid);
    await until(() => !pids.some(isAlive));
    expect(logOf("postgres")).toMatch(/database system is shut down\s*$/);
    expect(logOf("postgres")).not.toContain("not properly shut down");
  });

  it("recovers after everything was killed with -9", async () => {
    const first = await startHere();
    await ask(`UPDATE "Conference" SET name = 'Killed'`);
    for (const pid of processesOf(first.pid)) kill(pid);
    await first.exit;

    await startHere();
    expect(await ask(`SELECT name FROM "Conference"`)).toEqual([{ name: "Killed" }]);
    expect(logOf("postgres")).toContain("not properly shut down");
  });

  it.each([
    ["a public ORIGIN without SMTP_URL", [], { ORIGIN: "https://conference.example.org" }, "Set SMTP_URL"],
    [
      "an ORIGIN that is none",
      [],
      { ORIGIN: "conference.example.org" },
      "as in https://conference.example.org",
    ],
    ["an option it does not know", ["--prot", "1"], {}, "Unknown option '--prot'"],
    ["a port that is none", ["--port", "http"], {}, "--port takes a number from 1 to 65535, not http."],
    [
      "an old Node",
      [],
      { NODE_OPTIONS: `--import ${JSON.stringify(oldNode())}` },
      "Lectern needs Node 20.19 or newer; this is 18.20.4.",
    ],
  ])("refuses %s with a sentence", async (_what, args, env, sentence) => {
    expect(await refusal(["--data", path.join(parent, "none"), ...args], env)).toContain(sentence);
    expect(fs.existsSync(path.join(parent, "none/postgres"))).toBe(false);
  });
});

type Start = Awaited<ReturnType<typeof start>>;

async function start(args: string[], env: Record<string, string> = {}) {
  const port = args.includes("--port") ? [] : ["--port", String(await freePort())];
  const child = spawn(process.execPath, ["scripts/up.mjs", ...args, ...port], {
    env: { ...plainEnvironment(), ...env } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += chunk;
    });
  const exit = once(child, "close").then(([code]) => code as number | null);
  return {
    pid: child.pid ?? 0,
    origin: `http://localhost:${port[1]}`,
    exit,
    said: () => said,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    ready: async () => {
      await until(() => said.includes("Stop with Ctrl-C") || child.exitCode !== null);
      if (child.exitCode !== null) throw new Error(said);
    },
    stop: async () => {
      child.kill("SIGTERM");
      return exit;
    },
  };
}

/** The Lectern that runs on our folder; started when none does. */
async function startHere(): Promise<Start> {
  if (running?.isRunning()) return running;
  running = await start(["--data", data]);
  await running.ready();
  return running;
}

/** What a start that is refused says; it must exit with 1 and leave a running one alone. */
async function refusal(args: string[], env: Record<string, string> = {}): Promise<string> {
  const one = await start(args, env);
  expect(await one.exit).toBe(1);
  return one.said();
}

/** A module that makes this Node say it is another. */
function oldNode(): string {
  return `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.4"})`;
}

/** Without what would make it use another database, mail server or address than its own. */
function plainEnvironment(): Record<string, string | undefined> {
  const foreign = ["DATABASE_URL", "SMTP_URL", "ORIGIN", "DATA_DIR", "PORT", "NODE_ENV"];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.includes(name)));
}

/** A process and all that it started, PostgreSQL's own included. */
function processesOf(root: number): number[] {
  const table = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [root];
  for (const parentId of found)
    for (const [pid, ppid] of table) if (pid && ppid === parentId) found.push(pid);
  return found;
}

function isAlive(pid: number): boolean {
  // Dead ones nobody has asked about yet are no longer running.
  return !/^(Z.*)?$/.test(
    execFileSync("sh", ["-c", `ps -o stat= -p ${pid} || true`], { encoding: "utf8" }).trim(),
  );
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone with its parent meanwhile.
  }
}

function logOf(name: string): string {
  return fs.readFileSync(path.join(data, "logs", `${name}.log`), "utf8");
}

async function ask(sql: string): Promise<unknown[]> {
  const { DATABASE_URL } = JSON.parse(fs.readFileSync(path.join(data, "running"), "utf8"));
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}
