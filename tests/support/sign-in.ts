import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import type { BrowserContext, Page } from "playwright-core";
import { inject } from "vitest";
import { aVisitor } from "@/tests/support/browser";
import { mailTo } from "@/tests/support/mail";

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

/** The cookie's token of a new sign-in of the person with this address, or this id. */
export async function signInToken(addressOrId: string): Promise<string> {
  const token = randomBytes(32).toString("hex");
  const { rowCount } = await sql(
    `INSERT INTO "SignInSession" ("tokenHash", "personId", "expiresAt")
     SELECT $1, "personId", now() + interval '1 day' FROM "EmailAddress"
     WHERE address = $2 OR ("personId"::text = $2 AND "isPrimary")`,
    [createHash("sha256").update(token).digest("hex"), addressOrId],
  );
  if (rowCount !== 1) throw new Error(`Nobody has the address ${addressOrId}`);
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

/**
 * From the sign-in page on, as a person would: asks for a link, opens it from the inbox, and presses its button.
 * `name`: typed by somebody who is not known here yet.
 */
export async function signInByMail(page: Page, address: string, name?: string): Promise<void> {
  await page.getByLabel("Your e-mail address").fill(address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByText(`We sent a link to ${address}.`).waitFor();
  const { links } = await mailTo(address, "sign in");
  await page.goto(links.find((link) => link.includes("/sign-in/confirm?token=")) ?? "");
  if (name) await page.getByLabel("Your name").fill(name);
  await page.locator("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
