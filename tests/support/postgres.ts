import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "@/scripts/migrate";
import { startPostgres } from "@/scripts/postgres.mjs";

/** Starts a PostgreSQL for this run alone, with a migrated template every test file's database is copied from. */
export default async function setup(project: TestProject) {
  // `npm run test:guards` runs vitest many times on one server that has the template already.
  if (process.env.TEST_POSTGRES_URL) {
    project.provide("postgresUrl", process.env.TEST_POSTGRES_URL);
    return;
  }
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-test-"));
  const server = await startPostgres({ dataDir, durable: false });
  await migrate(server.url("lectern_template"));
  project.provide("postgresUrl", server.url("postgres").replace(/\/postgres$/, ""));
  return async () => {
    await server.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}
