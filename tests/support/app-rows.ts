import fs from "node:fs";
import path from "node:path";
import { inject } from "vitest";
import { goOnFrom } from "@/tests/factories/sequence";

// Imported before anything that imports lib/env: lets factories write into the running app's own database and data
// folder, for rows that no page can prepare. Files share that database, so none starts counting at one.
process.env.DATABASE_URL = inject("databaseUrl");
process.env.DATA_DIR = inject("data");
process.env.ORIGIN = inject("origin");
// Links of mails are signed with it.
process.env.AUTH_SECRET = JSON.parse(
  fs.readFileSync(path.join(inject("data"), "secrets"), "utf8"),
).AUTH_SECRET;
goOnFrom(Date.now() % 1_000_000_000);
