import { afterEach, beforeEach, expect, it } from "vitest";
import { findings } from "@/tests/support/accessibility";
import {
  aBoard,
  BOARD,
  deleteOthers,
  draftSessions,
  filterBy,
  loose,
  said,
} from "@/tests/support/board-page";
import { sql } from "@/tests/support/sign-in";
import { answered, block, drag, moveByKeys, pointAt } from "@/tests/support/timetable-page";

const ORGANISER = "organiser@demo.lectern.example";
const TIMETABLE = `${BOARD.replace("/sessions", "/timetable")}?day=2027-06-03`;

let kept: string[] = [];
beforeEach(async () => {
  kept = await draftSessions();
});
afterEach(() => deleteOthers(kept));

async function thePaperType(): Promise<string> {
  const { rows } = await sql<{ name: string }>(
    `SELECT t.name FROM "PresentationType" t JOIN "Conference" c ON c.id = t."conferenceId"
     WHERE c.slug = 'societies-in-motion' ORDER BY t.position LIMIT 1`,
  );
  return rows[0]?.name ?? "";
}

it("a session of four papers is built and placed by mouse, axe finding nothing while it is dragged", async () => {
  const { context, page } = await aBoard(ORGANISER);
  await filterBy(page, await thePaperType());
  for (let n = 0; n < 4; n++)
    await loose(page)
      .nth(n)
      .click({ position: { x: 60, y: 14 }, modifiers: n > 0 ? ["Control"] : [] });
  await page.getByRole("button", { name: "New session of these" }).click();
  await page.getByRole("dialog").getByLabel("Title").fill("By mouse alone");
  await page.getByRole("dialog").getByRole("button", { name: "Make the session" }).click();
  await said(page).getByText("Made the session By mouse alone.").waitFor();
  await page.goto(TIMETABLE);
  await drag(page, block(page, "By mouse alone"), await pointAt(page, "Room 204", 60), true);
  await page.getByText("By mouse alone: 08:35–10:15, Room 204").waitFor();
  expect(await findings(page)).toEqual([]);
  await page.mouse.up();
  await answered(page, "Placed By mouse alone: Thu 3 June, 08:35–10:15, Room 204.");
  await block(page, "By mouse alone").getByText("4 papers").waitFor();
  await context.close();
});

it("a session of four papers is built and placed by keyboard only", async () => {
  const { context, page } = await aBoard(ORGANISER);
  const keys = page.keyboard;
  await filterBy(page, await thePaperType());
  await page.getByRole("combobox", { name: "Keyword" }).focus();
  await keys.press("Tab");
  await keys.press("Space");
  for (let n = 0; n < 3; n++) await keys.press("Shift+ArrowDown");
  await said(page).getByText("4 chosen.").waitFor();
  await keys.press("n");
  await page.getByRole("dialog").waitFor();
  await keys.type("By keyboard alone");
  await keys.press("Enter");
  await said(page).getByText("Made the session By keyboard alone.").waitFor();

  await page.goto(TIMETABLE);
  await moveByKeys(page, "By keyboard alone", ["ArrowRight", "PageUp", "ArrowDown"]);
  await answered(page, "Placed By keyboard alone: Thu 3 June, ");
  await block(page, "By keyboard alone").getByText("4 papers").waitFor();
  expect(await findings(page)).toEqual([]);
  await context.close();
});
