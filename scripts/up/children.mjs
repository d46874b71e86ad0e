import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root, shown } from "./paths.mjs";
import { say, tail } from "./say.mjs";

const preload = path.join(import.meta.dirname, "with-parent.mjs");

/**
 * Starts one of our processes and keeps it running: one that ends unasked is started again, after a pause that
 * doubles up to 30 s.
 *
 * @param {{ name: string, args: string[], env: NodeJS.ProcessEnv, log: string, isReady?: () => Promise<boolean> }} what
 *   `isReady`: left out for a process that says so itself, by `process.send("ready")`.
 */
export function keepRunning({ name, args, env, log, isReady }) {
  let child;
  let stopping = false;
  let ready = false;
  let saidSo = false;
  let failures = 0;

  const start = () => {
    const since = Date.now();
    child = launch(args, env, log);
    child.once("message", () => {
      saidSo = true;
    });
    child.once("exit", (code, signal) => {
      if (stopping || !ready) return;
      failures = Date.now() - since > 60_000 ? 0 : failures + 1;
      say(`  The ${name} process ended (${signal ?? code}) and is started again; see ${shown(log)}`);
      setTimeout(() => stopping || start(), Math.min(30_000, 500 * 2 ** failures)).unref();
    });
  };
  start();

  return {
    async ready() {
      while (!(isReady ? await isReady() : saidSo)) {
        if (ended(child))
          throw new Error(`The ${name} process did not start, see ${shown(log)}:\n${tail(log)}`);
        await pause(100);
      }
      ready = true;
    },
    async stop() {
      stopping = true;
      if (ended(child)) return;
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      const patience = setTimeout(() => process.kill(-child.pid, "SIGKILL"), 15_000);
      await exited;
      clearTimeout(patience);
    },
  };
}

function launch(args, env, log) {
  const output = openSync(log, "a");
  // A group of its own: Ctrl-C reaches `up` only, which stops all in order.
  const child = spawn(process.execPath, ["--import", preload, ...args], {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  });
  closeSync(output);
  return child;
}

function ended(child) {
  return child.exitCode !== null || child.signalCode !== null;
}
