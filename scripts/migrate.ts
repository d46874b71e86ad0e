import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { runMigrations } from "graphile-worker";
import { Client, Pool } from "pg";

const folder = path.resolve(import.meta.dirname, "../prisma/migrations");

/**
 * Brings the database at `url` to the present schema: makes it when missing, applies `prisma/migrations`, then the
 * job queue's own. Returns the names of what was applied.
 *
 * Each migration and its row in `_prisma_migrations` are one transaction: a process killed half way leaves nothing
 * to clean up. Two at once are safe: the second waits for the first.
 */
export async function migrate(url: string): Promise<string[]> {
  await createDatabase(url);
  // One connection, so that what the engine sends lands in the transaction opened here.
  const pool = new Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 });
  try {
    // Kept until the connection closes. The number only has to be the same everywhere.
    await pool.query("SELECT pg_advisory_lock(7265309)");
    const missing = await missingMigrations(pool);
    for (const name of missing) await applyOne(pool, name);
    await runMigrations({ connectionString: url });
    return missing;
  } finally {
    await pool.end();
  }
}

async function applyOne(pool: Pool, name: string): Promise<void> {
  // Loaded only when needed: an ordinary start has nothing to apply.
  const { everything, schemaEngine } = await import("@/scripts/schema-engine");
  const engine = await schemaEngine(pool);
  await pool.query("BEGIN");
  await engine.applyMigrations({ migrationsList: migrationsUpTo(name), filters: everything });
  await pool.query("COMMIT");
}

function migrationsUpTo(last: string) {
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(path.join(folder, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames()
      .filter((name) => name <= last)
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: readFileSync(path.join(folder, name, "migration.sql"), "utf8"),
          },
        },
      })),
  };
}

/** Read by ourselves, so that the engine need not be asked. */
async function missingMigrations(pool: Pool): Promise<string[]> {
  const table = await pool.query("SELECT 1 WHERE to_regclass('_prisma_migrations') IS NOT NULL");
  if (table.rowCount === 0) return migrationNames();
  const { rows } = await pool.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const applied = new Set(rows.map((row) => row.name));
  return migrationNames().filter((name) => !applied.has(name));
}

function migrationNames(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function createDatabase(url: string): Promise<void> {
  const wanted = new Client({ connectionString: url });
  try {
    await wanted.connect();
  } catch (error) {
    // invalid_catalog_name: there is no such database.
    if ((error as { code?: string }).code !== "3D000") throw error;
    return createAt(url);
  }
  await wanted.end();
}

async function createAt(url: string): Promise<void> {
  const maintenance = new URL(url);
  const name = decodeURIComponent(maintenance.pathname.slice(1));
  maintenance.pathname = "/postgres";
  const client = new Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: name the database to migrate.");
  const applied = await migrate(url);
  console.log(applied.length ? `applied ${applied.join(", ")}` : "up to date");
  // The engine leaves a timer of 10 s behind.
  process.exit();
}
