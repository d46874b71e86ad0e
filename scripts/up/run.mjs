import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { root, shown } from "./paths.mjs";
import { tail } from "./say.mjs";

const underWay = new Set();

/** Runs a command to its end, its output in a log. Throws a sentence with the log's end when it fails. */
export async function runToEnd(command, args, { env, log }) {
  const output = openSync(log, "a");
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", output, output] });
  closeSync(output);
  underWay.add(child);
  const [code, signal] = await once(child, "exit").finally(() => underWay.delete(child));
  if (code !== 0)
    throw new Error(
      `\`${[command, ...args].join(" ")}\` failed (${signal ?? code}), see ${shown(log)}:\n${tail(log)}`,
    );
}

/** Runs one of our TypeScript files and returns what it printed. */
export async function runScript(file, { env, log, args = [] }) {
  const output = openSync(log, "a");
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", output],
  });
  closeSync(output);
  underWay.add(child);
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
  });
  const [code, signal] = await once(child, "close").finally(() => underWay.delete(child));
  if (code !== 0)
    throw new Error(`${file} failed (${signal ?? code}), see ${shown(log)}:\n${printed}${tail(log)}`);
  return printed.trim();
}

/** For a start that is broken off. */
export function stopWhatRuns() {
  for (const child of underWay) child.kill("SIGTERM");
}
