import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Pool } from "pg";
import { everything, root, schemaEngine, schemaFiles } from "@/scripts/schema-engine";

// npm run new-migration -- what_changes: writes the SQL from the last committed schema to the present one.
// The engine wants a database it can reach (DATABASE_URL) and changes nothing in it.

const [what] = process.argv.slice(2);
const url = process.env.DATABASE_URL;
if (!what || !/^[a-z0-9_]+$/.test(what) || !url) {
  console.error("Use: DATABASE_URL=postgres://… npm run new-migration -- what_changes");
  process.exit(1);
}

const engine = await schemaEngine(new Pool({ connectionString: url }));
const diff = await engine.diff({
  from: { tag: "schemaDatamodel", files: asContainers(committedFiles()) },
  to: { tag: "schemaDatamodel", files: asContainers(schemaFiles()) },
  script: true,
  exitCode: null,
  filters: everything,
});
const sql = diff.stdout ?? "";
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = path.join(root, "prisma/migrations", `${stamp}_${what}`);
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, "migration.sql"), sql);
console.log(`${path.relative(root, folder)}/migration.sql:\n${sql}`);
process.exit(0);

function committedFiles(): [string, string][] {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" });
  return git("ls-tree", "-r", "--name-only", "HEAD", "prisma")
    .split("\n")
    .filter((file) => file.endsWith(".prisma"))
    .map((file) => [file, git("show", `HEAD:${file}`)]);
}

function asContainers(files: [string, string][]) {
  return files.map(([file, content]) => ({ path: file, content }));
}
