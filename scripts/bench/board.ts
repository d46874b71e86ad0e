import { createHash } from "node:crypto";
import fs from "node:fs";
import chromium from "@sparticuz/chromium";
import pg from "pg";
import { type Page, chromium as playwright } from "playwright-core";
import { demoDatabase } from "@/scripts/bench/demo-database";
import { startWeb } from "@/scripts/bench/web-process";

const PAPERS = 2_000;
const MOVES = 20;
/** Milliseconds. On an idle machine of two cores. */
const BOUNDS = { paint: 1_500, interaction: 50, move: 500 };
/** Megabytes of JavaScript in the browser. */
const HEAP = 60;

/** 2 000 papers and 400 sessions in one browser: first paint, moves from the press to what the server confirmed, memory. */
export async function benchBoard(): Promise<boolean> {
  const database = await demoDatabase(["--presentations", String(PAPERS)]);
  const web = await startWeb("bench", { DATABASE_URL: database.url });
  const browser = await playwright.launch({
    executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
    args: ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"],
  });
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    const token = await anOrganiser(client);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name: "next-auth.session-token", value: token, url: web.url }]);
    const page = await context.newPage();
    return await measure(page, `${web.url}/large-${PAPERS}/organise/sessions`, web.pid);
  } finally {
    await browser.close();
    await client.end().catch(() => {});
    await web.stop();
    await database.stop();
  }
}

async function measure(page: Page, url: string, pid: number): Promise<boolean> {
  // The first request makes the server's code ready.
  await page.goto(url);
  await page.waitForLoadState("networkidle", { timeout: 10_000 }).catch(() => {});
  const fetched = page.waitForResponse((response) => response.url().endsWith("/state"));
  await page.goto(url);
  await (await fetched).finished();
  const whole = await page.evaluate(() => performance.now());
  const paint = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.POSITIVE_INFINITY,
  );
  console.log(
    `First paint ${paint.toFixed(0)} ms, the whole board ${whole.toFixed(0)} ms after the navigation.`,
  );

  await page.evaluate(watchInteractions);
  const type = page.getByRole("combobox", { name: "Type", exact: true });
  await type.selectOption({ index: 1 });
  const moves: number[] = [];
  await page.getByRole("combobox", { name: "Which sessions" }).selectOption("room-left");
  await page.locator("[data-session]").nth(2).waitFor();
  for (let n = 0; n < MOVES; n++) {
    moves.push(await oneMove(page, n));
  }
  for (let n = 0; n < 30; n++) {
    await page.mouse.move(900, 600);
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(30);
  }
  await page.getByRole("searchbox", { name: "Search unassigned papers" }).pressSequentially("water and law");
  await page.waitForTimeout(300);
  const interactions = await page.evaluate(() => (window as unknown as { slow: number[] }).slow);
  const worst = Math.max(0, ...interactions);
  const heap = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6,
  );
  moves.sort((a, b) => a - b);
  const median = moves[MOVES / 2] ?? 0;
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  const server = Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  console.log(
    `${MOVES} moves, from letting go to confirmed: ${median.toFixed(0)} ms (median), worst ${moves.at(-1)?.toFixed(0)} ms.`,
  );
  console.log(`Slowest interaction: ${worst} ms, of drags, scrolling, typing in a filter.`);
  console.log(
    `Browser ${heap.toFixed(0)} MB of JavaScript, ${nodes} elements; server ${server.toFixed(0)} MB.`,
  );
  const holds = paint <= BOUNDS.paint && median <= BOUNDS.move && worst <= BOUNDS.interaction && heap <= HEAP;
  console.log(holds ? "holds" : "BROKEN");
  return holds;
}

/** Drags the first paper in no session into a session with room; milliseconds from letting go to the answer. */
async function oneMove(page: Page, n: number): Promise<number> {
  const paper = await page.locator("[data-unassigned] [data-paper]").first().boundingBox();
  const target = await page
    .locator("[data-session]")
    .nth(n % 3)
    .boundingBox();
  if (!paper || !target) throw new Error("The board is empty.");
  await page.mouse.move(paper.x + 60, paper.y + 14);
  await page.mouse.down();
  await page.mouse.move(target.x + 60, target.y + 30, { steps: 10 });
  const answered = page.waitForResponse((response) => response.url().endsWith("/press"));
  const letGo = performance.now();
  await page.mouse.up();
  await answered;
  return performance.now() - letGo;
}

/** Keeps what took 16 ms or more from the press to the next paint. */
function watchInteractions(): void {
  const slow: number[] = [];
  Object.assign(window, { slow });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) slow.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
}

async function anOrganiser(client: pg.Client): Promise<string> {
  const token = "bench-board";
  const hash = createHash("sha256").update(token).digest("hex");
  await client.query(
    `WITH person AS (INSERT INTO "Person" (slug, name, "claimedAt") VALUES ('bench-organiser', 'Bench', now()) RETURNING id),
       role AS (INSERT INTO "Role" ("conferenceId", "personId", role)
         SELECT c.id, person.id, 'organiser' FROM person, "Conference" c WHERE c.slug = $1)
     INSERT INTO "SignInSession" ("tokenHash", "personId", "expiresAt")
     SELECT $2, id, now() + interval '1 day' FROM person`,
    [`large-${PAPERS}`, hash],
  );
  // The seeded sessions are full: room for what is moved.
  await client.query(
    `INSERT INTO "ThemedSession" ("conferenceId", "programmeId", "typeId", slug, title, minutes, mode)
     SELECT c.id, g.id, (SELECT t.id FROM "PresentationType" t WHERE t."conferenceId" = c.id ORDER BY t.position LIMIT 1),
       'empty-' || n, 'Empty ' || n, 100, 'blended'
     FROM "Conference" c JOIN "Programme" g ON g."conferenceId" = c.id AND g."publishedAt" IS NULL, generate_series(1, 30) n
     WHERE c.slug = $1`,
    [`large-${PAPERS}`],
  );
  // As autovacuum does within a minute.
  await client.query("ANALYZE");
  return token;
}
