import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "@/scripts/ports.mjs";

export type WebProcess = { url: string; pid: number; stop(): Promise<void> };

/** A web process of its own, serving the last build. Its database connections are called `name`. */
export async function startWeb(name: string, env: Record<string, string>): Promise<WebProcess> {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    env: { ...process.env, NODE_ENV: "production", PORT: port, ORIGIN: url, PGAPPNAME: name, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stdout.on("data", (text: Buffer) => said.push(String(text)));
  child.stderr.on("data", (text: Buffer) => said.push(String(text)));
  while (!said.join("").includes("listens on")) {
    if (child.exitCode !== null) throw new Error(`The web process did not start:\n${said.join("")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, pid: child.pid ?? 0, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}
