import { readFileSync } from "node:fs";

const interactive = process.stdout.isTTY === true;

export function say(line = "") {
  console.log(line);
}

/**
 * Runs one step of the start and says how it goes: its name at once, the seconds while it lasts, what came of it.
 * `work` may return the sentence to show.
 */
export async function step(name, work) {
  const from = Date.now();
  const label = name.padEnd(12);
  const seconds = () => Math.round((Date.now() - from) / 1000);
  const shown = setInterval(
    () => {
      if (interactive) process.stdout.write(`\r  ${label}… ${seconds()} s`);
      else say(`  ${label}… ${seconds()} s`);
    },
    interactive ? 1_000 : 15_000,
  );
  if (interactive) process.stdout.write(`  ${label}…`);
  try {
    const outcome = (await work()) ?? "done";
    const took = seconds() > 1 ? ` (${seconds()} s)` : "";
    say(`${interactive ? "\r\x1b[2K" : ""}  ${label}${outcome}${took}`);
  } catch (error) {
    if (interactive) say();
    throw error;
  } finally {
    clearInterval(shown);
  }
}

/** A sentence for what went wrong where we know it, else the error's own. */
export function worded(error) {
  const text = `${error?.code ?? ""} ${error?.message ?? error}`;
  if (/ENOSPC|No space left on device/.test(text))
    return "The disk is full. Free some space, then run this again; what was saved is kept.";
  if (error?.code === "EACCES" || error?.code === "EPERM" || error?.code === "EROFS")
    return `This account may not write ${error.path ?? "there"}. Give it the right, or choose another folder with --data.`;
  return error?.message ?? String(error);
}

/** The last lines of a log, for a failure. */
export function tail(file, lines = 15) {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } catch {
    return "";
  }
}
