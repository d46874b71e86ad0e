import fs from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Addresses Next gives to files with a name of their own. */
const NAMED: Record<string, string> = { "robots.ts": "/robots.txt", "sitemap.ts": "/sitemap.xml" };

const tree = fs
  .readdirSync(path.join(ROOT, "app"), { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"));

/** Every page of the tree by its address, parameters in brackets. */
export const pageRoutes = tree
  .filter((file) => path.basename(file) === "page.tsx")
  .map(addressOf)
  .sort();

/** Every other address of the tree: route handlers, `robots.txt`, the site map. */
export const handlerRoutes = tree
  .filter((file) => path.basename(file) === "route.ts" || file in NAMED)
  .map((file) => NAMED[file] ?? addressOf(file))
  .sort();

/** What server.ts asks before Next, by the names it gives them. */
export const frontHandlers = [...(/const front: FrontHandler\[\] = \[([^;]*)\];/.exec(server()) ?? [])]
  .slice(1)
  .flatMap((list) => list.split(",").map((call) => call.trim().replace(/\(.*/, "")))
  .filter(Boolean);

function addressOf(file: string): string {
  const folders = path
    .dirname(file)
    .split("/")
    .filter((folder) => folder !== "." && !/^\(.*\)$/.test(folder));
  return `/${folders.join("/")}`;
}

function server(): string {
  return fs.readFileSync(path.join(ROOT, "server.ts"), "utf8");
}
