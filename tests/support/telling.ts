import type { Page } from "playwright-core";

/** Answers the question whom a change tells, which must have been asked. */
export async function tell(page: Page, answer: "them" | "nobody"): Promise<void> {
  await page
    .getByText(/ will be told/)
    .last()
    .waitFor();
  await page.getByRole("button", { name: new RegExp(`and tell ${answer}$`) }).click();
}
