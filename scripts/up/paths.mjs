import path from "node:path";

/** The checkout. */
export const root = path.resolve(import.meta.dirname, "../..");

/** As a person would write it: relative to the checkout where it lies inside. */
export function shown(file) {
  const relative = path.relative(root, file);
  return relative.startsWith("..") ? file : relative || ".";
}
