import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the run's PostgreSQL, without a database. */
    postgresUrl: string;
  }
}

// Each test file gets a database of its own, copied from the migrated template before anything imports lib/env.
const server = inject("postgresUrl");
const name = `test_${randomUUID().replaceAll("-", "")}`;

await administer(`CREATE DATABASE ${name} TEMPLATE lectern_template`);
process.env.DATABASE_URL = `${server}/${name}`;
process.env.ORIGIN ??= "http://localhost:3000";
process.env.AUTH_SECRET ??= "a secret of the tests only";
process.env.VAPID_PUBLIC_KEY ??=
  "BEZ4zeXA1IU2WZ29Vu4_g_Uh2UkLLspQ_KT93Gqvp8z2ysv6xHKU1mFW_R3FcX9NdqOXcRPReHARD-DDGte5sbg";
process.env.VAPID_PRIVATE_KEY ??= "jnxHufwOfUSPiiWsJ90ilSNpdaDu6GWupCKG6T6wJJU";

afterAll(async () => {
  await administer(`DROP DATABASE ${name} WITH (FORCE)`);
});

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(sql);
  await client.end();
}
