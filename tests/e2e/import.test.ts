import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { beforeAll, expect, inject, it } from "vitest";
import { aVisitor } from "@/tests/support/browser";
import { signedIn, sql } from "@/tests/support/sign-in";

const root = path.resolve(import.meta.dirname, "../..");
const seed = fs.readFileSync(path.join(root, "prisma/seed/seed-presentation.txt"), "utf8");
const SLUG = `pages-${Date.now().toString(36)}`;
const ORGANISER = "organiser@demo.lectern.example";

/** A command as somebody types it beside the running Lectern. */
async function run(script: string, ...args: string[]): Promise<string> {
  const { DATABASE_URL: _, ...env } = process.env;
  const command = ["run", "--silent", script, "--", ...args];
  const { stdout } = await promisify(execFile)("npm", command, {
    cwd: root,
    env: { ...env, DATA_DIR: inject("data") } as NodeJS.ProcessEnv,
  });
  return stdout;
}

async function importText(text: string): Promise<string> {
  const file = path.join(inject("data"), "page.txt");
  fs.writeFileSync(file, text);
  return run("import", SLUG, file);
}

const words = (text: string) => text.replace(/\s+/g, " ").trim();

/** The lines of a page's text one after the other, nothing of it left out, as a reader without script is given them. */
async function expectInOrder(page: Page, slug: string, lines: string[]): Promise<void> {
  const response = await page.goto(`/${SLUG}/presentations/${slug}`);
  expect(response?.status()).toBe(200);
  const shown = words((await page.locator("article").textContent()) ?? "");
  let from = shown.indexOf(words(lines[0] ?? ""));
  for (const line of lines) {
    const at = shown.indexOf(words(line), from);
    expect({ line, isShown: at >= from && from >= 0 }).toEqual({ line, isShown: true });
    from = at + words(line).length;
  }
}

async function expectFoundBy(page: Page, keyword: string, title: string): Promise<void> {
  await page.getByRole("link", { name: keyword, exact: true }).click();
  await page.locator("main").getByRole("link", { name: title, exact: true }).waitFor();
  await page.goBack();
}

beforeAll(async () => {
  const when = ["--starts", "2027-06-11", "--ends", "2027-06-13", "--zone", "Asia/Tokyo", "--place", "Tokyo"];
  expect(await run("conference", SLUG, "Imported Pages", ...when)).toContain("Made Imported Pages.");
  expect(await run("grant", SLUG, ORGANISER, "organiser")).toContain("is now organiser of Imported Pages.");
  // What the committee would type into its settings.
  const conference = `(SELECT id FROM "Conference" WHERE slug = $1)`;
  await sql(
    `INSERT INTO "Theme" ("conferenceId", slug, name, position)
     SELECT ${conference}, slug, name, position FROM (VALUES
       ('politics', 'Politics, Power, and Institutions', 0), ('places', 'Places', 1)) AS t (slug, name, position)`,
    [SLUG],
  );
  await sql(`UPDATE "Conference" SET "publishedAt" = now() WHERE slug = $1`, [SLUG]);
});

it("serves the seed page complete, in order, and finds it by each of its keywords", async () => {
  expect(await importText(seed)).toContain("Were: 1 created, 0 changed, 0 unchanged");
  const visitor = await aVisitor({ javaScriptEnabled: false });
  const page = await visitor.newPage();
  const lines = seed.split(/\n+/).filter((line) => line.trim() !== "");
  const keywords = ["Russia-Japan Relations", "Putin", "Abe"];
  const slug = "the-transformation-of-russia-japan-ties-during-the-second-putin-presidency";
  const asShown = lines
    .map((line) => (line === "KEYWORDS" ? "Keywords" : line))
    .flatMap((line) => (line === keywords.join(",") ? keywords : line));
  await expectInOrder(page, slug, asShown);
  for (const keyword of keywords) await expectFoundBy(page, keyword, lines[0] ?? "");
  expect(await importText(seed)).toContain("Were: 0 created, 0 changed, 1 unchanged");
  await visitor.close();
});

it("serves several presenters with their affiliations, straight quotes, paragraphs, and no keywords", async () => {
  const page = [
    `The "Quiet" Harbour: What the Tide Doesn't Say`,
    "Abstract",
    `It's called "the quiet harbour" since 1910.`,
    `Its workers' songs say otherwise -- and so do we.`,
    "Presenters",
    "Aiko Tanaka, Professor, History, University of the Ryukyus, Okinawa, Japan",
    "Seán O'Neill",
    "Lecturer, School of Geography, University College Cork, Ireland",
    "María-José Núñez (Universidad de Chile)",
    "Details",
    "Presentation Type",
    "Poster",
    "Theme",
    "Places",
    "Digital Media",
    "These presenters haven't added media.",
  ];
  expect(await importText(page.join("\n\n"))).toContain("Were: 1 created, 0 changed, 0 unchanged");
  const visitor = await aVisitor({ javaScriptEnabled: false });
  const read = await visitor.newPage();
  await expectInOrder(read, "the-quiet-harbour-what-the-tide-doesnt-say", [
    ...page.slice(0, 5),
    "Aiko Tanaka",
    "Professor, History, University of the Ryukyus, Okinawa, Japan",
    ...page.slice(6, 8),
    "María-José Núñez",
    "Universidad de Chile",
    ...page.slice(9, -1),
    "These presenters haven’t added media.",
  ]);
  expect(await read.getByRole("heading", { name: "Keywords" }).count()).toBe(0);
  await visitor.close();
});

it.each([
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
])("an organiser $name looks at the preview, imports, and finds nothing left to do", async (browser) => {
  const title = `A Tide ${browser.name}`;
  const table = [
    "title,abstract,type,theme,keywords,presenter_1",
    `${title},"One, two.",Poster,Places,tides,Ama Mensah`,
    "No Such Theme,,Poster,Nowhere,,Nobody",
  ];
  const organiser = await signedIn(ORGANISER, { javaScriptEnabled: browser.javaScriptEnabled });
  const page = await organiser.newPage();
  await page.goto(`/${SLUG}/organise/imports`);
  await page.getByLabel("A table (CSV), or the text of a presentation’s page").setInputFiles({
    name: "tides.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(table.join("\n")),
  });
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("heading", { name: "tides.csv" }).waitFor();
  await page.getByText("1 to create, 0 to change, 0 unchanged, 0 in conflict, 1 refused.").waitFor();
  const refused = page.getByLabel("Refused lines").getByRole("row").nth(1);
  expect(await refused.textContent()).toMatch(/^3.*Nowhere/);
  await page.getByLabel("To create").getByText(title).waitFor();
  const file = page.url();

  expect((await fetch(`${inject("origin")}/${SLUG}/presentations`)).status).toBe(200);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText("There is nothing to import.").waitFor();
  expect(await (await fetch(`${inject("origin")}/${SLUG}/presentations`)).text()).toContain(title);
  await page.goto(file);
  await page.getByText("0 to create, 0 to change, 1 unchanged, 0 in conflict, 1 refused.").waitFor();
  await organiser.close();
});
