import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { runToEnd } from "./run.mjs";
import { demandSpace } from "./space.mjs";

/** Installs the packages the lock file names, unless they are there. Returns what was done. */
export async function installPackages(log) {
  if (isInstalled()) return "installed";
  demandSpace(root, 2000);
  // The build needs the development packages too.
  await runToEnd("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], { env: process.env, log });
  return "installed";
}

/** Compares the lock file with the one npm leaves in node_modules when it has finished. */
function isInstalled() {
  const hidden = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(hidden)) return false;
  const { packages: wanted } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  const { packages: present } = JSON.parse(readFileSync(hidden, "utf8"));
  return Object.entries(wanted).every(
    ([folder, { version, optional }]) =>
      folder === "" || present[folder]?.version === version || (optional === true && !(folder in present)),
  );
}
