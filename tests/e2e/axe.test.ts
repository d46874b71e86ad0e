import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { findings, overflowing } from "@/tests/support/accessibility";
import { aVisitor } from "@/tests/support/browser";
import { ADDRESS, type Places, thePlaces, VIEWERS, type Viewer, views } from "@/tests/support/page-views";
import { pageRoutes } from "@/tests/support/routes";
import { signedIn } from "@/tests/support/sign-in";

const WIDTHS = [1440, 320];
/** Of axe's rules those that read colours: in the other scheme nothing else differs. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

let places: Places;
beforeAll(async () => {
  places = await thePlaces();
});

const visitor = (viewer: Viewer) =>
  viewer === "anonymous"
    ? aVisitor({ colorScheme: "light" })
    : signedIn(ADDRESS[viewer], { colorScheme: "light" });

describe("axe and narrow phones find nothing", () => {
  it("is asked about every page", () => {
    const seen = Object.keys(views).map((name) => name.split(" · ")[0] ?? "");
    expect([...new Set(seen)].sort()).toEqual(pageRoutes);
  });

  it("would tell of a picture without words, faint ink and a line that does not fit", async () => {
    const context = await visitor("anonymous");
    const page = await context.newPage();
    await open(page, "/", "anonymous");
    // React takes out what it finds before it has come to life.
    await page.waitForFunction(() =>
      Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react")),
    );
    await page.evaluate(() => {
      const wrong = '<img src="/x.png"><p class="wrong" style="color: #eee; width: 400px">Faint</p>';
      document.querySelector("main")?.insertAdjacentHTML("beforeend", wrong);
    });
    const found = (await inEveryForm(page)).map((line) => line.replace(/(: <p|: \.wrong|: img).*/, "$1"));
    expect(found).toEqual([
      "1440 px, light: color-contrast: .wrong",
      "1440 px, light: image-alt: img",
      "320 px, light: color-contrast: .wrong",
      "320 px, light: image-alt: img",
      "320 px: 96 px too wide: <p",
    ]);
    await context.close();
  });

  it.each(VIEWERS)(
    "on any page as %s sees it",
    async (viewer) => {
      const context = await visitor(viewer);
      const page = await context.newPage();
      const found: string[] = [];
      for (const [name, { at, by }] of Object.entries(views)) {
        if (!by.includes(viewer)) continue;
        await open(page, at(places), viewer, name.endsWith("unknown") ? 404 : 200);
        found.push(...(await inEveryForm(page)).map((line) => `${name}, ${line}`));
      }
      expect(found).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it.each<[Viewer, string, string]>([
    ["anonymous", "/sign-in", "Send me a link"],
    ["attendee", "/my/settings", "Save"],
    ["organiser", "/societies-in-motion/organise/submissions/new", "Add, then invite its presenters"],
    ["organiser", "/societies-in-motion/organise/sessions/new", "Make the session"],
    ["organiser", "/societies-in-motion/organise/imports", "Look at it"],
    ["organiser", "/new", "Make the conference"],
  ])("in what %s is told on %s about an empty form", async (viewer, path, button) => {
    const context = await visitor(viewer);
    const page = await context.newPage();
    await open(page, path, viewer);
    const form = page.locator("main form", { has: page.getByRole("button", { name: button, exact: true }) });
    await form.evaluate((element: HTMLFormElement) => {
      element.noValidate = true;
    });
    for (const field of await form.locator("input[type=text], input[type=email], textarea").all())
      await field.fill("");
    await form.getByRole("button", { name: button, exact: true }).click();
    await page.locator("main [role=alert]").first().waitFor();
    expect(await inEveryForm(page)).toEqual([]);
    await context.close();
  });

  it("in what an import would do, and what of it is refused", async () => {
    const context = await visitor("organiser");
    const page = await context.newPage();
    await open(page, `${places.home}/organise/imports`, "organiser");
    const table =
      "record,title,abstract,type,theme\npresentation,Kept,Text,paper,politics\npresentation,,,,\n";
    await page.getByLabel("Or paste it here").fill(table);
    await page.getByRole("button", { name: "Look at it" }).click();
    await page.waitForURL("**?file=*");
    await page.evaluate(() => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>("main details"))
        details.open = true;
    });
    expect(await inEveryForm(page)).toEqual([]);
    await context.close();
  });

  it("in the menu of somebody signed in and in the list of keys", async () => {
    const context = await visitor("organiser");
    const page = await context.newPage();
    await open(page, places.home, "organiser");
    await page.locator("header summary").click();
    expect(await inEveryForm(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    expect(await inEveryForm(page)).toEqual([]);
    await context.close();
  });
});

/** The page with everything on it that opens opened. */
async function open(page: Page, path: string, viewer: Viewer, status = 200): Promise<void> {
  const answer = await page.goto(path, { waitUntil: "load" });
  expect([path, answer?.status()]).toEqual([path, status]);
  if (viewer !== "anonymous") await page.locator("header details").waitFor();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>("main details")) details.open = true;
  });
}

/** Findings at each width in each scheme, each told from where it is. */
async function inEveryForm(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const lines = await findings(page, colorScheme === "dark" ? OF_COLOUR : undefined);
      found.push(...lines.map((line) => `${width} px, ${colorScheme}: ${line}`));
    }
    found.push(...(await overflowing(page)).map((line) => `${width} px: ${line}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}
