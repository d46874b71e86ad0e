import { createHash, randomBytes } from "node:crypto";
import chromium from "@sparticuz/chromium";
import pg from "pg";
import { chromium as playwright } from "playwright-core";

async function main() {
  const c = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await c.connect();
  const token = randomBytes(32).toString("hex");
  await c.query(
    `INSERT INTO "SignInSession" ("tokenHash","personId","expiresAt") SELECT $1,"personId",now()+interval '1 day' FROM "EmailAddress" WHERE address='organiser@demo.lectern.example'`,
    [createHash("sha256").update(token).digest("hex")],
  );
  const {
    rows: [s],
  } = await c.query(`SELECT id::text FROM "ThemedSession" WHERE slug='pacific-realignments'`);
  const {
    rows: [k],
  } = await c.query(`SELECT id::text FROM "MediaKind" WHERE slug='slides'`);
  await c.end();
  const b = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const o = "http://localhost:4350",
    d = `${o}/societies-in-motion/organise`;
  const pages: Record<string, string> = {
    media: `${d}/media`,
    theme: `${d}/media?by=theme`,
    remind: `${d}/media/remind?silent=3`,
    session: `${d}/sessions/${s.id}`,
    kind: `${d}/settings/kinds/${k.id}`,
  };
  const only = process.argv.slice(2);
  for (const [w, scheme] of [
    [390, "light"],
    [1440, "light"],
    [390, "dark"],
    [1440, "dark"],
  ] as const) {
    const ctx = await b.newContext({
      viewport: { width: w, height: 900 },
      colorScheme: scheme,
      reducedMotion: "reduce",
    });
    await ctx.addCookies([
      { name: "next-auth.session-token", value: token, url: o },
      { name: "lectern-signed-in", value: "1", url: o },
    ]);
    const p = await ctx.newPage();
    p.setDefaultTimeout(60000);
    p.on("console", (m) => m.type() === "error" && console.log(w, m.text().slice(0, 3000)));
    for (const [name, url] of Object.entries(pages)) {
      if (only.length && !only.includes(`${name}-${w}-${scheme}`)) continue;
      const r = await p.goto(url, { timeout: 120000 });
      console.log(name, w, scheme, r?.status(), await p.evaluate(() => document.documentElement.scrollWidth));
      await p.screenshot({ path: `/tmp/org-${name}-${w}-${scheme}.png`, fullPage: true });
    }
    await ctx.close();
  }
  await b.close();
}
void main();
