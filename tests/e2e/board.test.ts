import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findings, overflowing } from "@/tests/support/accessibility";
import {
  aBoard,
  answeredAll,
  deleteOthers,
  draftSessions,
  drag,
  filterBy,
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

const ORGANISER = "organiser@demo.lectern.example";
const COLOURS = ["color-contrast"];

let kept: string[] = [];
beforeEach(async () => {
  kept = await draftSessions();
});
afterEach(() => deleteOthers(kept));

/** The name of the demo's first type, that of papers in themed sessions. */
async function thePaperType(): Promise<string> {
  const { rows } = await sql<{ name: string }>(
    `SELECT t.name FROM "PresentationType" t JOIN "Conference" c ON c.id = t."conferenceId"
     WHERE c.slug = 'societies-in-motion' ORDER BY t.position LIMIT 1`,
  );
  return rows[0]?.name ?? "";
}

const titleOf = async (page: Page, n: number) =>
  (await loose(page).nth(n).locator(".font-serif").first().innerText()).trim();

describe("a session of papers", () => {
  it("is built by mouse, put in order, and nothing is found by axe while something is dragged", async () => {
    const { context, page } = await aBoard(ORGANISER, { colorScheme: "light" });
    await make(page, "Built by mouse");
    await filterBy(page, await thePaperType());
    await page.getByRole("searchbox", { name: "Search sessions" }).fill("Built by mouse");
    const titles: string[] = [];
    const count = Math.min(4, await loose(page).count());
    for (let n = 0; n < count; n++) {
      titles.push(await titleOf(page, 0));
      const onto = n === 0 ? session(page, "Built by mouse") : held(page, "Built by mouse").last();
      await drag(page, loose(page).first(), onto, { holds: n === 0 });
      if (n === 0) {
        expect(await findings(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: "dark" });
        expect(await findings(page, COLOURS)).toEqual([]);
        await page.emulateMedia({ colorScheme: "light" });
        await page.mouse.up();
      }
      await held(page, "Built by mouse").nth(n).waitFor();
      await said(page).getByText("Put 1 presentation into Built by mouse.").waitFor();
      await answeredAll(page);
    }
    expect(await inDatabase("Built by mouse")).toEqual(titles);
    // The last one to the front.
    await drag(page, held(page, "Built by mouse").nth(count - 1), held(page, "Built by mouse").first(), {
      atTop: true,
    });
    await said(page).getByText("Built by mouse", { exact: false }).waitFor();
    await expect.poll(() => inDatabase("Built by mouse")).toEqual([titles.at(-1), ...titles.slice(0, -1)]);
    expect(await onBoard(page, "Built by mouse")).toEqual(await inDatabase("Built by mouse"));
    await undoAll(page);
    expect(await session(page, "Built by mouse").count()).toBe(0);
    await context.close();
  });

  it("is built by keyboard alone: chosen, made, carried, moved by name", async () => {
    const { context, page } = await aBoard(ORGANISER, { colorScheme: "light" });
    const keys = page.keyboard;
    await filterBy(page, await thePaperType());
    const titles = [
      await titleOf(page, 0),
      await titleOf(page, 1),
      await titleOf(page, 2),
      await titleOf(page, 3),
    ];
    // From the last filter on with Tab: the list is one stop.
    await page.getByRole("combobox", { name: "Keyword" }).focus();
    await keys.press("Tab");
    await keys.press("Space");
    await keys.press("Shift+ArrowDown");
    await said(page).getByText("2 chosen.").waitFor();
    await keys.press("n");
    await page.getByRole("dialog").waitFor();
    expect(await findings(page)).toEqual([]);
    await keys.type("Built by keyboard");
    await keys.press("Enter");
    await said(page).getByText("Made the session Built by keyboard.").waitFor();
    expect(await inDatabase("Built by keyboard")).toEqual(titles.slice(0, 2));

    // Carried: from the top of the list to the open session, before its first paper.
    await page.getByRole("combobox", { name: "Keyword" }).focus();
    await keys.press("Tab");
    await keys.press("Home");
    await keys.press("Enter");
    await said(page)
      .getByText(/^Took up/)
      .waitFor();
    await keys.press("ArrowRight");
    await said(page).getByText("Built by keyboard, place 3 of 3.", { exact: false }).waitFor();
    await keys.press("ArrowUp");
    await keys.press("ArrowUp");
    expect(await findings(page)).toEqual([]);
    await said(page).getByText("Built by keyboard, place 1 of 3.", { exact: false }).waitFor();
    await keys.press("Enter");
    await said(page).getByText("Put 1 presentation into Built by keyboard.").waitFor();
    // Left where it was.
    await page.getByRole("combobox", { name: "Keyword" }).focus();
    await keys.press("Tab");
    await keys.press("Home");
    await keys.press("Enter");
    await keys.press("ArrowRight");
    await keys.press("Escape");
    await said(page).getByText(/^Left/).waitFor();
    // By name.
    await keys.press("m");
    await page.getByRole("dialog").waitFor();
    await keys.type("built by key");
    expect(await findings(page)).toEqual([]);
    await keys.press("Enter");
    await said(page).getByText("Put 1 presentation into Built by keyboard.").waitFor();
    await expect
      .poll(() => inDatabase("Built by keyboard"))
      .toEqual([titles[2], titles[0], titles[1], titles[3]]);

    // All back, and all again.
    for (let n = 0; n < 3; n++) {
      await keys.press("Control+z");
      await expect.poll(async () => (await inDatabase("Built by keyboard")).length).toBe([3, 2, 0][n]);
    }
    expect(await session(page, "Built by keyboard").count()).toBe(0);
    for (let n = 0; n < 3; n++) {
      await keys.press("Control+Shift+z");
      await expect.poll(async () => (await inDatabase("Built by keyboard")).length).toBe([2, 3, 4][n]);
    }
    await undoAll(page);
    await context.close();
  });

  it("is built by touch, from the grip of a paper", async () => {
    const { context, page } = await aBoard(ORGANISER, {
      hasTouch: true,
      viewport: { width: 1024, height: 768 },
    });
    await make(page, "Built by touch");
    await filterBy(page, await thePaperType());
    await page.getByRole("searchbox", { name: "Search sessions" }).fill("Built by touch");
    const title = await titleOf(page, 0);
    const grip = await loose(page).first().locator("[data-grip]").boundingBox();
    const target = await session(page, "Built by touch").boundingBox();
    if (!grip || !target) throw new Error("there is no grip");
    const devtools = await context.newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", x = 0, y = 0) =>
      devtools.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
    await touch("touchStart", x, y);
    for (let n = 1; n <= 8; n++)
      await touch(
        "touchMove",
        x + ((target.x + 60 - x) * n) / 8,
        y + ((target.y + target.height - 6 - y) * n) / 8,
      );
    await touch("touchEnd");
    await said(page).getByText("Put 1 presentation into Built by touch.").waitFor();
    expect(await inDatabase("Built by touch")).toEqual([title]);
    await undoAll(page);
    await context.close();
  });

  it("is split, merged, renamed in place and deleted, each taken back by one undo", async () => {
    const { context, page } = await aBoard(ORGANISER);
    await filterBy(page, await thePaperType());
    await loose(page).first().click();
    await loose(page)
      .nth(3)
      .click({ modifiers: ["Shift"] });
    await page.getByRole("button", { name: "New session of these" }).click();
    await page.getByLabel("Title").fill("To be shaped");
    await page.getByRole("button", { name: "Make the session" }).click();
    await held(page, "To be shaped").nth(3).waitFor();
    const papers = await inDatabase("To be shaped");

    const menu = async (title: string, item: string | RegExp) => {
      await page.getByRole("button", { name: `What to do with ${title}` }).click();
      await page.getByRole("menuitem", { name: item }).click();
    };
    await menu("To be shaped", "Split…");
    await page.getByLabel("Title of the new session").fill("Split off");
    for (const paper of papers.slice(2))
      await page.getByRole("checkbox", { name: paper, exact: true }).check();
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: "Split", exact: true }).click();
    await held(page, "Split off").nth(1).waitFor();
    expect([await inDatabase("To be shaped"), await inDatabase("Split off")]).toEqual([
      papers.slice(0, 2),
      papers.slice(2),
    ]);

    await menu("Split off", /Rename/);
    await page.getByRole("textbox", { name: "Title of Split off" }).fill("Renamed in place");
    await page.keyboard.press("Enter");
    await said(page).getByText("It is called Renamed in place now.").waitFor();
    await menu("Renamed in place", "Merge into…");
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "combobox");
    await page.keyboard.type("to be shaped");
    await page.keyboard.press("Enter");
    await said(page).getByText("Merged Renamed in place into To be shaped.").waitFor();
    expect(await inDatabase("To be shaped")).toEqual(papers);
    await page.keyboard.press("Control+z");
    await expect.poll(() => inDatabase("Renamed in place")).toEqual(papers.slice(2));
    await undoAll(page);
    expect([await inDatabase("To be shaped"), await inDatabase("Split off")]).toEqual([[], []]);
    await context.close();
  });
});

describe("the board at rest", () => {
  it.each([
    { name: "a phone", width: 320, height: 640 },
    { name: "a desk", width: 1440, height: 900 },
  ])("gives axe nothing to find and fits $name, light and dark", async ({ width, height }) => {
    const { context, page } = await aBoard(ORGANISER, { viewport: { width, height }, colorScheme: "light" });
    await page.locator("[data-session]").first().waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await overflowing(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await findings(page, COLOURS)).toEqual([]);
    await context.close();
  });

  it("leads to the list where there is no script", async () => {
    const context = await signedIn(ORGANISER, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/societies-in-motion/organise/sessions");
    await page.getByRole("link", { name: "as a list", exact: true }).click();
    await page.waitForURL("**/organise/sessions/list");
    await context.close();
  });
});
