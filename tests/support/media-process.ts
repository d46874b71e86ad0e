import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "@/scripts/ports.mjs";

/**
 * A process that takes uploads (`media-server.ts`), to be killed and started again at the same address.
 */
export async function mediaProcess(env: Record<string, string>) {
  const port = String(await freePort());
  const base = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  async function start(): Promise<void> {
    const started = spawn(process.execPath, ["--import", "tsx", "tests/support/media-server.ts"], {
      env: { ...process.env, PORT: port, ORIGIN: base, ...env },
      stdio: ["ignore", "pipe", "ignore"],
    });
    child = started;
    const [said] = await Promise.race([once(started.stdout, "data"), once(started, "exit")]);
    if (!String(said).includes("listens on")) throw new Error(`The server did not start: ${said}`);
  }
  /** kill -9: no handler runs, nothing is flushed. */
  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }
  await start();
  return { base, start, kill };
}
