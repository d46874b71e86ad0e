import type { Page } from "playwright-core";
import { mailTo } from "@/tests/support/mail";
import { signInByMail } from "@/tests/support/sign-in";

/** Adds a presenter on the edit page; they are mailed a link. */
export async function invite(page: Page, name: string, email: string): Promise<void> {
  await page.getByText("Add a presenter").click();
  await page.getByLabel("Name, as printed in the programme").fill(name);
  await page.getByLabel("E-mail address, if you know it").fill(email);
  await page.getByRole("button", { name: "Add presenter" }).click();
  const listed = page.getByText(`${name} is listed, and a link goes to ${email} now.`);
  // Asked where somebody follows its theme or one of its presenters.
  const asked = page.getByRole("button", { name: "Add presenter and tell nobody" });
  await listed.or(asked).waitFor();
  if (await asked.isVisible()) await asked.click();
  await listed.waitFor();
}

/** Opens the mailed invitation signed out, signs in for the first time on the way, and says yes. */
export async function claim(
  page: Page,
  { name, email, title }: { name: string; email: string; title: string },
): Promise<void> {
  const { links } = await mailTo(email, `Your part in “${title}”`);
  await page.goto(links[0] ?? "");
  await signInByMail(page, email);
  await page.getByRole("button", { name: `Yes, I am ${name}` }).click();
  await page.getByText("The part is yours.").waitFor();
}

export const titleField = (page: Page) => page.getByRole("textbox", { name: "Title" });
export const abstractField = (page: Page) => page.getByRole("textbox", { name: "Abstract" });
export const keywordsField = (page: Page) => page.getByRole("combobox", { name: "Keywords" });

/** Presses Save and waits for the bar to say since when it is saved. */
export async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  const saved = page.getByRole("status").filter({ hasText: /^Saved / });
  const asked = page.getByRole("button", { name: "Save and tell nobody" });
  await saved.or(asked).first().waitFor();
  if (await asked.isVisible()) await asked.click();
  await saved.waitFor();
}
