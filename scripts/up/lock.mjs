import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { startOf } from "../processes.mjs";

/**
 * Takes a lock file, or returns the process that holds it: `{ release }` or `{ heldBy }`.
 *
 * Linked into place, so that it is whole or absent. One that a killed process left is taken over: its id and the
 * instant that process started are in it, and no living process has both.
 */
export function takeLock(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    for (;;) {
      try {
        linkSync(own, file);
        return { release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const held = readLock(file);
      if (held && startOf(held.pid) === held.started) return { heldBy: held.pid };
      discard(file, held);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** Moves a stale lock away, and puts it back if another process was quicker and it is theirs. */
function discard(file, stale) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Gone meanwhile.
  }
  const moved = readLock(aside);
  if (moved && moved.pid !== stale?.pid) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
