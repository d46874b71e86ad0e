import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { aVisitor } from "@/tests/support/browser";

const HOME = "/societies-in-motion";
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("name") ?? document.activeElement?.textContent);

async function awake(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__react")));
}

it("/ and Ctrl-K lead to the search of the page, or of the conference", async () => {
  const visitor = await aVisitor();
  const page = await visitor.newPage();
  await awake(page, HOME);
  await page.keyboard.press("/");
  expect(await focused(page)).toBe("words");
  await page.keyboard.press("/");
  expect(await page.locator("input[name=words]").first().inputValue()).toBe("/");

  await awake(page, `${HOME}/themes`);
  await page.keyboard.press("Control+k");
  await page.waitForURL(`**${HOME}/presentations#search`);
  await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "words");
  await visitor.close();
});

it("? lists the keys, fetched when first asked for; Escape closes the list and goes back", async () => {
  const visitor = await aVisitor();
  const page = await visitor.newPage();
  await awake(page, `${HOME}/themes`);
  await page.waitForLoadState("networkidle");
  const fetched: string[] = [];
  page.on("request", (request) => request.resourceType() === "script" && fetched.push(request.url()));
  const link = page.locator("main h2 a").first();
  await link.focus();
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await page.keyboard.press("?");
  await dialog.waitFor();
  expect(fetched.length).toBeGreaterThan(0);
  await page.keyboard.press("/");
  expect(page.url()).not.toContain("#search");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await focused(page)).toBe(await link.textContent());

  await page.getByRole("button", { name: "Keyboard shortcuts" }).press("Enter");
  await dialog.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await awake(page, `${HOME}/themes`);
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  expect([await dialog.count(), new URL(page.url()).hash]).toEqual([0, ""]);
  await page.keyboard.press("Control+k");
  await page.waitForURL("**#search");
  await visitor.close();
});

it("without JavaScript no button promises a list", async () => {
  const visitor = await aVisitor({ javaScriptEnabled: false });
  const page = await visitor.newPage();
  await page.goto(HOME);
  expect(await page.getByRole("button", { name: "Keyboard shortcuts" }).isVisible()).toBe(false);
  await visitor.close();
});
