import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import type { BrowserContext } from "playwright-core";
import { inject } from "vitest";
import { aVisitor } from "@/tests/support/browser";

/** A browser in which the person with this address is signed in; the row is written as a sign-in would write it. */
export async function signedIn(
  address: string,
  options: Parameters<typeof aVisitor>[0] = {},
): Promise<BrowserContext> {
  const context = await aVisitor(options);
  const url = inject("origin");
  await context.addCookies([
    {
      name: "next-auth.session-token",
      value: await signInToken(address),
      url,
      httpOnly: true,
      sameSite: "Lax",
    },
    { name: "lectern-signed-in", value: "1", url },
  ]);
  return context;
}

/** The cookie's token of a new sign-in of the person with this address. */
export async function signInToken(address: string): Promise<string> {
  const token = randomBytes(32).toString("hex");
  const { rowCount } = await sql(
    `INSERT INTO "SignInSession" ("tokenHash", "personId", "expiresAt")
     SELECT $1, "personId", now() + interval '1 day' FROM "EmailAddress" WHERE address = $2`,
    [createHash("sha256").update(token).digest("hex"), address],
  );
  if (rowCount !== 1) throw new Error(`Nobody has the address ${address}`);
  return token;
}

/** One statement on the app's database, as somebody at psql would send it. */
export async function sql<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: inject("databaseUrl") });
  await client.connect();
  try {
    return await client.query<Row>(statement, values);
  } finally {
    await client.end();
  }
}
