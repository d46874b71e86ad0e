import { db } from "@/lib/db";

/** Takes every row out of every table: what is compared as a whole is compared faster when there is little of it. */
export async function emptied(): Promise<void> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
  await db.$executeRawUnsafe(`TRUNCATE ${tables.map(({ name }) => name).join(", ")}`);
}

/** One hash over every row of every table but the rate limits: equal before and after means nothing changed. */
export async function fingerprint(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT IN ('RateLimit', '_prisma_migrations') ORDER BY 1`;
  const hashes = tables.map(
    ({ name }) =>
      `SELECT '${name} ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS h FROM ${name} t`,
  );
  const rows = await db.$queryRawUnsafe<{ h: string }[]>(hashes.join(" UNION ALL "));
  // A parallel plan returns the tables in any order.
  return rows
    .map(({ h }) => h)
    .sort()
    .join("\n");
}
