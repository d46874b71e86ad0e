import { describe, expect, inject, it } from "vitest";
import { aVisitor } from "@/tests/support/browser";
import { mailTo } from "@/tests/support/mail";
import { sql } from "@/tests/support/sign-in";

const count = async (statement: string, values: unknown[] = []) =>
  Number((await sql<{ count: string }>(`SELECT count(*) ${statement}`, values)).rows[0]?.count);

async function linkFor(address: string): Promise<string> {
  const { links } = await mailTo(address, "sign in");
  const link = links.find((each) => each.includes("/sign-in/confirm?token="));
  if (!link) throw new Error("no link in the mail");
  return link;
}

/** The fields of the form a link leads to, as a browser without JavaScript would send them. */
async function formOn(link: string): Promise<FormData> {
  const html = await (await fetch(link)).text();
  const form = new FormData();
  for (const [, name = "", value = ""] of html.matchAll(
    /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g,
  ))
    form.append(name, value.replaceAll("&quot;", '"'));
  return form;
}

describe.each([
  ["with", true],
  ["without", false],
])("a stranger %s JavaScript", (word, javaScriptEnabled) => {
  it("asks for a link, presses its button, goes where they wanted to, and signs out", async () => {
    const address = `stranger-${word}@example.org`;
    const visitor = await aVisitor({ javaScriptEnabled });
    const page = await visitor.newPage();
    await page.goto("/my/settings");
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await page.getByLabel("Your e-mail address").fill(address);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await page.getByText(`We sent a link to ${address}.`).waitFor();

    await page.goto(await linkFor(address));
    expect(await visitor.cookies()).not.toContainEqual(
      expect.objectContaining({ name: "next-auth.session-token" }),
    );
    await page.getByLabel("Your name").fill("Ada Lovelace");
    await page.locator("main").getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/my/settings");
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Ada Lovelace");
    const cookies = Object.fromEntries((await visitor.cookies()).map((each) => [each.name, each]));
    expect(cookies["next-auth.session-token"]).toMatchObject({ httpOnly: true, sameSite: "Lax" });
    expect(cookies["lectern-signed-in"]).toMatchObject({ httpOnly: false, value: "1" });

    const token = cookies["next-auth.session-token"]?.value;
    await page.locator("main").getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL(`${inject("origin")}/`);
    const names = (await visitor.cookies()).map(({ name }) => name);
    expect(names).not.toContain("next-auth.session-token");
    expect(names).not.toContain("lectern-signed-in");
    const kept = await fetch(`${inject("origin")}/my/settings`, {
      redirect: "manual",
      headers: { cookie: `next-auth.session-token=${token}` },
    });
    expect(kept.status).toBe(307);
    await visitor.close();
  });
});

it("changes nothing when a link is fetched by GET or HEAD, or pressed from a foreign page", async () => {
  const address = "scanned@example.org";
  const visitor = await aVisitor({ javaScriptEnabled: false });
  const page = await visitor.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("Your e-mail address").fill(address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  const link = await linkFor(address);
  for (const method of ["GET", "HEAD", "GET"]) {
    const response = await fetch(link, { method });
    expect([response.status, response.headers.getSetCookie()]).toEqual([200, []]);
    expect(response.headers.get("cache-control")).toContain("no-store");
  }
  const form = await formOn(link);
  const send = (headers: HeadersInit, body: FormData) =>
    fetch(link, { method: "POST", body, headers, redirect: "manual" });
  const forged = await formOn(link);
  forged.set("formToken", "forged.token");
  await send({ origin: "https://evil.example" }, form);
  await send({ "sec-fetch-site": "cross-site" }, form);
  await send({}, form);
  await send({ origin: inject("origin") }, forged);
  await send({ origin: inject("origin"), cookie: "next-auth.session-token=another" }, form);
  expect(await count(`FROM "EmailAddress" WHERE address = $1`, [address])).toBe(0);
  expect(await count(`FROM "EmailToken" WHERE address = $1 AND "usedAt" IS NOT NULL`, [address])).toBe(0);

  const pressed = await send({ origin: inject("origin") }, form);
  expect([pressed.status, pressed.headers.get("location")]).toEqual([303, "/my"]);
  expect(await count(`FROM "EmailAddress" WHERE address = $1`, [address])).toBe(1);
  await page.goto(link);
  await page.getByRole("link", { name: "Send me a new link" }).waitFor();
  await visitor.close();
});

it("answers 405 to the library's own address for mailed links", async () => {
  for (const method of ["GET", "HEAD", "POST"]) {
    const response = await fetch(
      `${inject("origin")}/api/auth/callback/email?token=x&email=a%40example.org`,
      {
        method,
      },
    );
    expect(response.status).toBe(405);
  }
});
