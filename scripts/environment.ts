import { readFileSync } from "node:fs";
import path from "node:path";

// Imported first by commands a person types (`npm run grant` …): where DATABASE_URL is not set, they talk to the
// Lectern that `npm run up` started on this data folder.

if (!process.env.DATABASE_URL) {
  const data = process.env.DATA_DIR ?? ".data";
  try {
    Object.assign(process.env, JSON.parse(readFileSync(path.join(data, "running"), "utf8")));
  } catch {
    console.error(
      `Nothing runs on the data folder ${data}. Start it with \`npm run up\`, name its folder in DATA_DIR, or set DATABASE_URL and ORIGIN.`,
    );
    process.exit(1);
  }
}
