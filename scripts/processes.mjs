import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The command line of a living process, or null when there is none. */
export function commandOf(pid) {
  return fact(pid, "command", () =>
    readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim(),
  );
}

/** The parent's id, or null. */
export function parentOf(pid) {
  // The name in parentheses may hold spaces and parentheses of its own: count from the last one.
  const parent = fact(pid, "ppid", () => afterName(pid)[1]);
  return parent ? Number(parent) : null;
}

/** When a process started, in whatever form the system says it: equal means the same process, not a recycled id. */
export function startOf(pid) {
  return fact(pid, "lstart", () => afterName(pid)[19]);
}

function afterName(pid) {
  return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
}

/** From /proc where there is one, else (macOS) from ps. */
function fact(pid, column, read) {
  try {
    return (
      (process.platform === "linux"
        ? read()
        : execFileSync("ps", ["-p", String(pid), "-o", `${column}=`], { encoding: "utf8" }).trim()) || null
    );
  } catch {
    return null;
  }
}
