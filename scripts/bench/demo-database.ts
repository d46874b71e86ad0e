import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { migrate } from "@/scripts/migrate";
import { freePort } from "@/scripts/ports.mjs";
import { startPostgres } from "@/scripts/postgres.mjs";

/** A PostgreSQL of its own with the demo conference, or what `scripts/seed.ts` makes of these words, in a folder that goes with it. It can be restarted. */
export async function demoDatabase(seeds: string[] = []) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-bench-"));
  const port = await freePort();
  let server = await startPostgres({ dataDir, port });
  const url = server.url("lectern");
  await migrate(url);
  const seed = spawnSync(process.execPath, ["--import", "tsx", "scripts/seed.ts", ...seeds], {
    env: { ...process.env, DATABASE_URL: url },
    encoding: "utf8",
  });
  if (seed.status !== 0) throw new Error(`The demo could not be seeded:\n${seed.stderr}`);
  return {
    url,
    halt: () => server.stop(),
    resume: async () => {
      server = await startPostgres({ dataDir, port });
    },
    stop: async () => {
      await server.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
