import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  aBoard,
  answeredAll,
  BOARD,
  deleteOthers,
  draftSessions,
  held,
  inDatabase,
  loose,
  make,
  onBoard,
  said,
  session,
  undoAll,
} from "@/tests/support/board-page";
import { signedIn, sql } from "@/tests/support/sign-in";

const MEI = "organiser@demo.lectern.example";
const ANA = "ana-at-the-board@example.org";

/** A second organiser of the demo. */
beforeAll(async () => {
  await sql(
    `WITH person AS (INSERT INTO "Person" (slug, name, "claimedAt") VALUES ('ana-at-the-board', 'Ana Ruiz', now()) RETURNING id),
       address AS (INSERT INTO "EmailAddress" ("personId", address, "verifiedAt", "isPrimary") SELECT id, '${ANA}', now(), true FROM person)
     INSERT INTO "Role" ("conferenceId", "personId", role)
     SELECT c.id, person.id, 'organiser' FROM person, "Conference" c WHERE c.slug = 'societies-in-motion'`,
  );
});
afterAll(async () => {
  await sql(
    `UPDATE "Role" SET "revokedAt" = now() WHERE "personId" IN (SELECT id FROM "Person" WHERE slug = 'ana-at-the-board')`,
  );
});

let kept: string[] = [];
beforeEach(async () => {
  kept = await draftSessions();
});
afterEach(() => deleteOthers(kept));

async function only(page: Page, words: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Search sessions" }).fill(words);
}

/** Chooses the first loose paper that fits, and sends it to a session by name. */
async function moveByName(page: Page, n: number, title: string): Promise<void> {
  await loose(page).nth(n).click();
  await page.keyboard.press("m");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
}

async function ofThePapersType(page: Page): Promise<void> {
  const select = page.getByRole("combobox", { name: "Type", exact: true });
  await select.selectOption({ index: 1 });
}

describe("two organisers at one board", () => {
  it("see each other, and each other's moves within a second", async () => {
    const [a, b] = [await aBoard(MEI), await aBoard(ANA)];
    await a.page.getByText("Ana Ruiz is here").waitFor();
    await make(a.page, "Made by Mei");
    for (const { page } of [a, b]) {
      await only(page, "Made by Mei");
      await ofThePapersType(page);
    }
    await session(b.page, "Made by Mei").waitFor();
    await session(b.page, "Made by Mei").getByText("has this open").waitFor();
    await moveByName(a.page, 0, "Made by Mei");
    await said(a.page).getByText("Put 1 presentation into Made by Mei.").waitFor();
    const pressed = performance.now();
    await held(b.page, "Made by Mei").first().waitFor();
    expect(performance.now() - pressed).toBeLessThan(1_000);
    expect(await onBoard(b.page, "Made by Mei")).toEqual(await inDatabase("Made by Mei"));
    await b.context.close();
    await expect.poll(() => a.page.getByText("Ana Ruiz is here").count(), { timeout: 10_000 }).toBe(0);
    await undoAll(a.page);
    await a.context.close();
  });

  it("are refused a move that rests on what stands no more, and told what happened", async () => {
    const [a, b] = [await aBoard(MEI), await aBoard(ANA)];
    await make(a.page, "First come");
    for (const { page } of [a, b]) {
      await only(page, "First come");
      await ofThePapersType(page);
    }
    // Ana's board hears nothing of others.
    await b.context.addInitScript(() => {
      window.EventSource = class {
        close() {}
        addEventListener() {}
      } as unknown as typeof EventSource;
    });
    const whole = b.page.waitForResponse((response) => response.url().endsWith("/sessions/state"));
    await b.page.reload();
    await whole;
    await only(b.page, "First come");
    await ofThePapersType(b.page);
    const title = await loose(b.page).first().locator(".font-serif").first().innerText();
    await moveByName(a.page, 0, "First come");
    await said(a.page).getByText("Put 1 presentation into First come.").waitFor();
    await moveByName(b.page, 0, "First come");
    await said(b.page).getByText(`“${title}” is in First come now`).waitFor();
    expect(await said(b.page).innerText()).toContain("changed that");
    // And is shown what stands.
    await held(b.page, "First come").first().waitFor();
    expect(await onBoard(b.page, "First come")).toEqual(await inDatabase("First come"));
    await b.context.close();
    await undoAll(a.page);
    await a.context.close();
  });

  it("miss nothing while the server cannot be reached, or lost its listening connection", async () => {
    const [a, b] = [await aBoard(MEI), await aBoard(ANA)];
    await make(a.page, "While away");
    for (const { page } of [a, b]) await only(page, "While away");
    await session(b.page, "While away").waitFor();
    await ofThePapersType(a.page);
    await b.context.setOffline(true);
    await moveByName(a.page, 0, "While away");
    await said(a.page).getByText("Put 1 presentation into While away.").waitFor();
    await b.context.setOffline(false);
    await held(b.page, "While away").first().waitFor();
    await sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lectern pages'`,
    );
    await moveByName(a.page, 0, "While away");
    await held(b.page, "While away").nth(1).waitFor();
    expect(await onBoard(b.page, "While away")).toEqual(await inDatabase("While away"));
    await b.context.close();
    await undoAll(a.page);
    await a.context.close();
  });
});

it("a chair sees the own sessions only, and puts their papers in order, once the conference lets chairs", async () => {
  const allow = (may: boolean) =>
    sql(`UPDATE "Conference" SET "chairsOrderSessions" = ${may} WHERE slug = 'societies-in-motion'`);
  await allow(true);
  const { context, page } = await aBoard("chair@demo.lectern.example");
  try {
    const { rows } = await sql<{ title: string }>(
      `SELECT s.title FROM "ThemedSession" s JOIN "Programme" g ON g.id = s."programmeId" AND g."publishedAt" IS NULL
       JOIN "EmailAddress" e ON e."personId" = s."chairId" WHERE e.address = 'chair@demo.lectern.example' ORDER BY s.title`,
    );
    const shown = page.locator("[data-session]");
    await shown.first().waitFor();
    expect(await shown.count()).toBe(rows.length);
    expect(await loose(page).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Make a session" }).count()).toBe(0);
    const title = rows[0]?.title ?? "";
    const stood = await inDatabase(title);
    await held(page, title).first().click();
    await page.keyboard.press("Alt+ArrowDown");
    await answeredAll(page);
    const [first = "", second = "", ...rest] = stood;
    await expect.poll(() => inDatabase(title)).toEqual([second, first, ...rest]);
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => inDatabase(title)).toEqual(stood);
    expect(await onBoard(page, title)).toEqual(stood);
  } finally {
    await context.close();
    await allow(false);
  }
});

it("the board of somebody who organises nothing is not there", async () => {
  const chair = await signedIn("chair@demo.lectern.example");
  for (const path of ["", "/state", "/stream"])
    expect((await chair.request.get(BOARD + path)).status()).toBe(404);
  await chair.close();
});
