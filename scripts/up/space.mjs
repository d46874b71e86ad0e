import { existsSync, statfsSync } from "node:fs";
import path from "node:path";

/** Throws a sentence when the disk of a folder (made or not yet) has less than so many megabytes free. */
export function demandSpace(folder, megabytes) {
  let existing = folder;
  while (!existsSync(existing)) existing = path.dirname(existing);
  const { bavail, bsize } = statfsSync(existing);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < megabytes)
    throw new Error(
      `The disk is full: ${free} MB are free for ${folder}, Lectern needs ${megabytes} MB there. Free some space, or choose another folder with --data; then run this again.`,
    );
}
