import { describe, expect, inject, it } from "vitest";
import { aVisitor } from "@/tests/support/browser";
import { signInToken, sql } from "@/tests/support/sign-in";

const OTHER_ID = "601111111111111111111111111111111111111111";
const C = "/societies-in-motion";

async function aPresentation(): Promise<string> {
  const { rows } = await sql<{ slug: string }>(
    `SELECT p.slug FROM "Presentation" p JOIN "Conference" c ON c.id = p."conferenceId"
     WHERE '/' || c.slug = $1 AND "acceptedAt" IS NOT NULL AND "withdrawnAt" IS NULL ORDER BY p.slug LIMIT 1`,
    [C],
  );
  return `${C}/presentations/${rows[0]?.slug}`;
}

function get(path: string, headers: Record<string, string> = {}) {
  return fetch(inject("origin") + path, { headers, redirect: "manual" });
}

describe("public pages", () => {
  it("are the same bytes for two people, a stranger, a browser and a bot, and set no cookie", async () => {
    const { rows } = await sql<{ address: string }>(
      `SELECT address FROM "EmailAddress" WHERE "verifiedAt" IS NOT NULL AND "isPrimary" ORDER BY address LIMIT 2`,
    );
    const tokens = await Promise.all(rows.map(({ address }) => signInToken(address)));
    const visitors: Record<string, string>[] = [
      ...tokens.map((token) => ({ cookie: `next-auth.session-token=${token}; lectern-signed-in=1` })),
      {},
      { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/147.0", "accept-language": "ja" },
      { "user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)" },
      { "user-agent": "Twitterbot/1.0", "x-forwarded-host": "evil.example", "x-forwarded-for": "1.1.1.1" },
    ];
    for (const path of ["/", C, `${C}/presentations`, await aPresentation(), `${C}/presentations/no-such`]) {
      const answers = await Promise.all(visitors.map((headers) => get(path, headers)));
      const bytes = await Promise.all(
        answers.map(
          async (answer) => `${answer.status} ${answer.headers.get("etag")} ${await answer.text()}`,
        ),
      );
      expect({ path, different: new Set(bytes).size }).toEqual({ path, different: 1 });
      expect(answers.map((answer) => answer.headers.get("set-cookie"))).toEqual(visitors.map(() => null));
    }
  });

  it("come alive in a browser under their policy, which nothing on them breaks", async () => {
    const visitor = await aVisitor();
    const page = await visitor.newPage();
    const said: string[] = [];
    page.on("console", (message) => message.type() === "error" && said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("response", (response) => response.status() >= 400 && said.push(response.url()));
    for (const path of [
      "/",
      C,
      `${C}/presentations`,
      await aPresentation(),
      `${C}/sessions`,
      `${C}/themes`,
      `${C}/presenters`,
      "/sign-in",
    ]) {
      const response = await page.goto(path, { waitUntil: "load" });
      expect(response?.headers()["content-security-policy"]).toMatch(
        /script-src 'self'( 'sha256-[\w+/=]+')+; .*object-src 'none'; base-uri 'none'; frame-ancestors 'self'$/,
      );
      await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__react")));
    }
    expect(said).toEqual([]);
    await visitor.close();
  });
});

describe("statuses", () => {
  it.each([
    ["/%E0%A4%A", 400],
    ["//evil.example/x", 400],
    [`${C}/presentations/no-such`, 404],
    ["/no/such/address", 404],
    ["/%00", 404],
    ["/api/health", 200],
  ])("of %s is %i", async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it.each(["https://evil.example", "null"])("of a form from %s is 403, in words", async (origin) => {
    const response = await fetch(`${inject("origin")}/sign-in`, {
      method: "POST",
      headers: { origin },
      body: new FormData(),
    });
    expect([response.status, response.headers.get("set-cookie")]).toEqual([403, null]);
    expect(await response.text()).toContain("This form was not taken");
  });
});

describe("a form of another build", () => {
  /** The sign-in page as a build with other ids of actions would have made it. */
  async function aPageOfAnotherBuild(javaScriptEnabled: boolean) {
    const visitor = await aVisitor({ javaScriptEnabled, bypassCSP: true });
    const page = await visitor.newPage();
    await page.route("**/*", async (route) => {
      const request = route.request();
      if (request.method() !== "GET" || !/document|script/.test(request.resourceType()))
        return route.continue();
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/\b[0-9a-f]{42}\b/g, OTHER_ID) });
    });
    await page.goto("/sign-in", { waitUntil: "networkidle" });
    await page.fill("[name=address]", "typed@example.org");
    return { page, visitor };
  }

  it("gives back what was typed, in its field", async () => {
    const { page, visitor } = await aPageOfAnotherBuild(true);
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await page.click("main button[type=submit]");
    expect((await answer).status()).toBe(409);
    await page.waitForSelector("text=Lectern was renewed since this page was opened");
    expect(await page.inputValue("[name=address]")).toBe("typed@example.org");
    await visitor.close();
  });

  it("gives back what was typed, without JavaScript", async () => {
    const { page, visitor } = await aPageOfAnotherBuild(false);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.click("main button[type=submit]"),
    ]);
    expect(answer.status()).toBe(409);
    expect(await page.inputValue("textarea")).toBe("typed@example.org");
    await visitor.close();
  });

  it("is done when it is of this one, and whoever sent it sees pages anew for two seconds", async () => {
    const visitor = await aVisitor({ javaScriptEnabled: false });
    const page = await visitor.newPage();
    await page.goto("/sign-in");
    await page.fill("[name=address]", "typed@example.org");
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.click("main button[type=submit]"),
    ]);
    expect([answer.status(), (await answer.allHeaders())["set-cookie"]]).toEqual([
      200,
      expect.stringContaining("lectern-saved=1; Path=/; Max-Age=2"),
    ]);
    await visitor.close();
  });
});
