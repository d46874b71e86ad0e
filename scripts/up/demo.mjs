import { runScript } from "./run.mjs";

/** Whether a migrated database holds no conference yet. */
export async function isEmpty(url) {
  // Not at the top: this file is read before `npm ci`.
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT FROM "Conference" LIMIT 1')).rowCount === 0;
  } finally {
    await client.end();
  }
}

/** One sign-in link for each part people play in the demo: `[["organiser", "http://…"], …]`. */
export async function roleLinks({ env, log }) {
  const printed = await runScript("scripts/demo-links.ts", { env, log });
  return printed ? printed.split("\n").map((line) => line.split("\t")) : [];
}
