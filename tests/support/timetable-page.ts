import type { Locator, Page } from "playwright-core";

// The desk's timetable as somebody's hands find it: the same for every test that places a session.

/** A session's block in the grid, or its row among those not placed. */
export function block(page: Page, title: string): Locator {
  return page.locator("[data-session]:visible").filter({ hasText: title }).first();
}

export function column(page: Page, room: string): Locator {
  return page.getByRole("group", { name: room });
}

export function waiting(page: Page): Locator {
  return page.getByRole("region", { name: /^Not placed yet/ });
}

/** Waits until the page has answered this. */
export function answered(page: Page, text: string): Promise<void> {
  return page.locator("[role=status], [role=alert]").filter({ hasText: text }).waitFor();
}

/** The point of a room's column at a minute past the grid's first hour, at its usual size. */
export async function pointAt(page: Page, room: string, minute: number): Promise<{ x: number; y: number }> {
  const box = await boxOf(column(page, room));
  return { x: box.x + box.width / 2, y: box.y + minute * 1.5 };
}

export async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not to be seen.");
  return box;
}

/** Presses on a block's first line and drags it to a point; lets go unless told to hold. */
export async function drag(page: Page, from: Locator, to: { x: number; y: number }, hold = false) {
  await from.scrollIntoViewIfNeeded();
  const box = await boxOf(from);
  await page.mouse.move(box.x + 40, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 18, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  if (!hold) await page.mouse.up();
}

/** Picks a session up by keyboard, presses these keys, and drops it. */
export async function moveByKeys(page: Page, title: string, keys: readonly string[]): Promise<void> {
  await block(page, title).focus();
  await page.keyboard.press("Space");
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
}
