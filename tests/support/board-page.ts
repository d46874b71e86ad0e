import type { BrowserContext, Locator, Page } from "playwright-core";
import { signedIn, sql } from "@/tests/support/sign-in";

export const BOARD = "/societies-in-motion/organise/sessions";

/** The board, open in a browser of an organiser, whole and alive. */
export async function aBoard(address: string, options: Parameters<typeof signedIn>[1] = {}) {
  const context: BrowserContext = await signedIn(address, options);
  const page = await context.newPage();
  const whole = page.waitForResponse((response) => response.url().endsWith("/sessions/state"));
  await page.goto(BOARD);
  await whole;
  return { context, page };
}

export const session = (page: Page, title: string): Locator =>
  page.getByRole("region", { name: title, exact: true });

export const held = (page: Page, title: string): Locator => session(page, title).getByRole("option");

export const loose = (page: Page): Locator =>
  page.getByRole("listbox", { name: "Unassigned papers" }).getByRole("option");

/** What the live region said last. */
export const said = (page: Page): Locator => page.locator("[data-said]");

/** Titles of the papers in no session that are of a type, on top of the list once it is filtered. */
export async function filterBy(page: Page, type: string): Promise<void> {
  await page.getByRole("combobox", { name: "Type", exact: true }).selectOption({ label: type });
}

/** Makes an empty session of the first type by the dialog. */
export async function make(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Make a session" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Make the session" }).click();
  await session(page, title).waitFor();
}

/** The papers of a session of the draft, in order. */
export async function inDatabase(title: string): Promise<string[]> {
  const { rows } = await sql<{ title: string }>(
    `SELECT p.title FROM "Place" place JOIN "ThemedSession" s ON s.id = place."sessionId"
     JOIN "Programme" g ON g.id = s."programmeId" AND g."publishedAt" IS NULL
     JOIN "Presentation" p ON p.id = place."presentationId" WHERE s.title = $1 ORDER BY place.position`,
    [title],
  );
  return rows.map((row) => row.title);
}

/** As they stand on the board. */
export async function onBoard(page: Page, title: string): Promise<string[]> {
  return held(page, title).evaluateAll((options) =>
    options.map((option) => option.querySelector(".font-serif")?.firstChild?.textContent ?? ""),
  );
}

/** Drags one thing onto another by mouse; `atTop`: to its upper edge. Lets go unless told to hold. */
export async function drag(page: Page, what: Locator, onto: Locator, { holds = false, atTop = false } = {}) {
  const from = await what.boundingBox();
  const to = await onto.boundingBox();
  if (!from || !to) throw new Error("nothing to drag, or nowhere to");
  await page.mouse.move(from.x + 60, from.y + 14);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + (atTop ? 4 : to.height - 6), { steps: 8 });
  if (!holds) await page.mouse.up();
}

/** Every press of the page is answered. */
export async function answeredAll(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector("[data-waiting]"));
}

/** Sessions of the demo's draft, to delete those that a test left behind, however it ended. */
export async function draftSessions(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>(
    `SELECT s.id FROM "ThemedSession" s JOIN "Programme" g ON g.id = s."programmeId" AND g."publishedAt" IS NULL
     JOIN "Conference" c ON c.id = g."conferenceId" WHERE c.slug = 'societies-in-motion'`,
  );
  return rows.map(({ id }) => id);
}

export async function deleteOthers(kept: readonly string[]): Promise<void> {
  const made = (await draftSessions()).filter((id) => !kept.includes(id));
  await sql(`DELETE FROM "ThemedSession" WHERE id = ANY($1::uuid[])`, [made]);
  await sql(
    `UPDATE "Programme" SET revision = revision + 1 WHERE "publishedAt" IS NULL
     AND "conferenceId" = (SELECT id FROM "Conference" WHERE slug = 'societies-in-motion')`,
  );
}

/** Takes back everything of this visit, so that the demo is as the tests found it. */
export async function undoAll(page: Page): Promise<void> {
  const undo = page.getByRole("button", { name: /^Undo/ });
  while (await undo.isEnabled()) {
    const answered = page.waitForResponse((response) => response.url().endsWith("/press"));
    await undo.click();
    await answered;
    await answeredAll(page);
  }
}
