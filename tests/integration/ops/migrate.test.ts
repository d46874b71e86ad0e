import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { Client } from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import { migrate } from "@/scripts/migrate";

const fresh = new URL(env.DATABASE_URL);
fresh.pathname = `/fresh_${randomUUID().replaceAll("-", "")}`;

afterAll(() => ask(env.DATABASE_URL, `DROP DATABASE IF EXISTS ${fresh.pathname.slice(1)} WITH (FORCE)`));

describe("migrate", () => {
  it("makes a missing database and applies every migration once, also when started twice at once", async () => {
    const names = readdirSync("prisma/migrations").filter((name) => /^\d/.test(name));
    await ask(env.DATABASE_URL, `CREATE DATABASE ${fresh.pathname.slice(1)}`);
    const applied = await Promise.all([migrate(fresh.href), migrate(fresh.href)]);
    expect(applied.flat().sort()).toEqual(names.sort());
    expect(await migrate(fresh.href)).toEqual([]);
  });

  it("leaves the table as Prisma's own command does: every row finished, none rolled back", async () => {
    const rows = await ask(
      fresh.href,
      "SELECT count(*)::int AS count FROM _prisma_migrations WHERE finished_at IS NULL OR rolled_back_at IS NOT NULL",
    );
    expect(rows).toEqual([{ count: 0 }]);
  });

  it("keeps nothing of a migration that did not come to its end", async () => {
    // As after a kill in the middle: the row of the one that makes tables is missing, the tables stand in its way.
    const [first] = await ask(
      fresh.href,
      "DELETE FROM _prisma_migrations WHERE migration_name = (SELECT min(migration_name) FROM _prisma_migrations) RETURNING migration_name AS name",
    );
    await expect(migrate(fresh.href)).rejects.toThrow();
    const rows = await ask(
      fresh.href,
      `SELECT count(*)::int AS count FROM _prisma_migrations WHERE migration_name = '${first?.name}'`,
    );
    expect(rows).toEqual([{ count: 0 }]);
  });
});

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
