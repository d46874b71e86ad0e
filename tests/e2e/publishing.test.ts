import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { aVisitor } from "@/tests/support/browser";
import { signedIn } from "@/tests/support/sign-in";
import { tell } from "@/tests/support/telling";

const HOME = "/societies-in-motion";
const DESK = `${HOME}/organise`;
const SESSION = "Pacific Realignments";

const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: true }).first().click();

/** Renames the session on the desk; it is told to nobody, and nobody is asked. */
async function rename(page: Page, from: string, to: string): Promise<void> {
  await page.goto(`${DESK}/sessions/list`);
  await page.getByRole("region", { name: from, exact: true }).getByRole("heading").getByRole("link").click();
  await page.getByLabel("Title").fill(to);
  await press(page, "Save");
  await page.getByText(`Saved ${to}.`).waitFor();
}

/** What a visitor reads of the sessions. */
async function isShown(title: string): Promise<boolean> {
  const visitor = await aVisitor();
  const text = await (await visitor.request.get(`${HOME}/sessions`)).text();
  await visitor.close();
  return text.includes(title);
}

describe.each([
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
])("an organiser, $name,", ({ javaScriptEnabled }) => {
  it("works on a draft, sees what changes and whom it tells, publishes it, and takes it back unheard", async () => {
    const organiser = await signedIn("organiser@demo.lectern.example", { javaScriptEnabled });
    const page = await organiser.newPage();
    await rename(page, SESSION, "Pacific Ties");
    expect([await isShown("Pacific Ties"), await isShown(SESSION)]).toEqual([false, true]);

    await page.goto(`${DESK}/versions`);
    await page.getByText("1 change waits.").waitFor();
    await page.getByText(`Was called “${SESSION}”.`).waitFor();
    await press(page, /^Publish everything as version \d+$/);
    await page.getByText(/^\d+ (presenter|follower)s?.* will be told\.$/).waitFor();
    await press(page, "Leave it as it is");
    await page.getByText("Nothing was changed, and nobody is told.").waitFor();
    expect(await isShown("Pacific Ties")).toBe(false);

    await press(page, "Publish the chosen alone");
    await page.getByText("Nothing was published. Choose at least one change.").waitFor();
    await page.getByRole("checkbox", { name: "Choose “Pacific Ties”" }).check();
    await press(page, "Publish the chosen alone");
    await tell(page, "them");
    await page.getByText("Everything is published.").waitFor();
    expect([await isShown("Pacific Ties"), await isShown(SESSION)]).toEqual([true, false]);

    await page.goto(`${DESK}/versions`);
    await page.getByText(/^Those concerned are told of it on .*, unless you take it back before\./).waitFor();
    await press(page, /^Take version \d+ back$/);
    await page.getByText("Nobody was told, and nobody will be.").waitFor();
    expect([await isShown("Pacific Ties"), await isShown(SESSION)]).toEqual([false, true]);

    await page.getByRole("link", { name: "Version 1", exact: true }).click();
    await page.getByRole("heading", { name: "Version 1" }).waitFor();
    await page.getByText(`Was called “${SESSION}”.`).waitFor();
    await press(page, "Make the draft as version 1 was");
    await page.getByText("The draft is now as version 1 was.").waitFor();
    await page.getByText("Nothing: both say the same.").waitFor();
    await organiser.close();
  });
});
