import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { signedIn } from "@/tests/support/sign-in";
import { tell } from "@/tests/support/telling";

const BOARD = "/societies-in-motion/organise/sessions";
const SESSION = "Pacific Realignments";

const title = (page: Page) => page.getByLabel("Title");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

describe.each([
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
])("an organiser, $name,", ({ javaScriptEnabled }) => {
  it("is told whom a change tells, leaves it, tells nobody, tells them, and takes both back unheard", async () => {
    const organiser = await signedIn("organiser@demo.lectern.example", { javaScriptEnabled });
    const page = await organiser.newPage();
    await page.goto(BOARD);
    await page
      .getByRole("region", { name: SESSION, exact: true })
      .getByRole("heading")
      .getByRole("link")
      .click();

    await title(page).fill("Another name");
    await press(page, "Save");
    await page.getByText(/^\d+ (presenter|follower)s?.* will be told\.$/).waitFor();
    expect(await title(page).inputValue()).toBe("Another name");
    await press(page, "Leave it as it is");
    await page.getByText("Nothing was changed, and nobody is told.").waitFor();
    expect(await title(page).inputValue()).toBe("Another name");

    await press(page, "Save");
    await tell(page, "nobody");
    await page.getByText("Saved Another name.").waitFor();
    await title(page).fill("A third name");
    await press(page, "Save");
    await tell(page, "them");
    await page.getByText("Saved A third name.").waitFor();

    await page.goto(BOARD);
    await page.getByText(/Those concerned are told at \d\d:\d\d unless you undo it/).waitFor();
    await press(page, "Undo");
    await page.getByText("Nobody was told, and nobody will be.").waitFor();
    expect(await page.getByText(/are told at/).count()).toBe(0);
    await press(page, "Undo");
    await page.getByRole("region", { name: SESSION, exact: true }).waitFor();
    await organiser.close();
  });
});
