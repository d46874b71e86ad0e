import chromium from "@sparticuz/chromium";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium as playwright,
} from "playwright-core";
import { afterAll, inject } from "vitest";

let browser: Promise<Browser> | undefined;

/** One real headless Chromium a test file: the system's where CHROMIUM_PATH names one, else the one npm brought. */
function theBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

async function launch(): Promise<Browser> {
  return playwright.launch({
    executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
}

/** A visitor with an empty cookie jar. Closed with the test file. */
export async function aVisitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await (await theBrowser()).newContext({
    baseURL: inject("origin"),
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(15_000);
  return context;
}

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});
