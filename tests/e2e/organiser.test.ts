import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { aVisitor } from "@/tests/support/browser";
import { signedIn } from "@/tests/support/sign-in";

const DESK = "/societies-in-motion/organise";
const ORGANISER = "organiser@demo.lectern.example";

/** What the desk answered, in the bar that stays in sight. */
const answer = (page: Page) => page.locator("form [role=status], form [role=alert]").last();

const session = (page: Page, title: string): Locator =>
  page.getByRole("region", { name: title, exact: true });

async function make(page: Page, title: string): Promise<void> {
  await page.goto(`${DESK}/sessions/new`);
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Make the session" }).click();
  await answer(page).getByText(`Made the session ${title}.`).waitFor();
}

describe.each([
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
])("an organiser, $name,", ({ name, javaScriptEnabled }) => {
  const title = `Made ${name}`;

  it("makes a session, fills it, orders it, is refused in words, and undoes it all", async () => {
    const organiser = await signedIn(ORGANISER, { javaScriptEnabled });
    const page = await organiser.newPage();
    await make(page, title);

    await page.goto(`${DESK}/submissions?place=unassigned&type=paper&sort=title`);
    const rows = page.getByRole("row").filter({ has: page.getByRole("checkbox") });
    const titles = await rows
      .getByRole("rowheader")
      .getByRole("link")
      .filter({ hasNotText: /^$/ })
      .allInnerTexts();
    const papers = titles.slice(0, 2);
    for (const n of [0, 1]) await rows.nth(n).getByRole("checkbox").check();
    const option = page.locator("select[name=sessionId] option", { hasText: title });
    await page.locator("select[name=sessionId]").selectOption(await option.getAttribute("value"));
    await page.getByRole("button", { name: "Assign", exact: true }).click();
    await answer(page).getByText(`Assigned 2 presentations to ${title}.`).waitFor();

    await page.goto(`${DESK}/sessions/list?missing=time`);
    const held = session(page, title).getByRole("listitem").getByRole("link");
    expect(await held.allInnerTexts()).toEqual(papers);
    await session(page, title)
      .getByRole("button", { name: `Move “${papers[0]}” down` })
      .click();
    await answer(page).getByText(`Changed the order of ${title}.`).waitFor();
    expect(await held.allInnerTexts()).toEqual(papers.toReversed());
    await page.getByRole("button", { name: "Undo" }).click();
    await answer(page).getByText("Undone").waitFor();
    expect(await held.allInnerTexts()).toEqual(papers);

    await page.goto(`${DESK}/sessions/list`);
    await session(page, title).getByRole("checkbox").first().check();
    await session(page, "Pacific Realignments").getByRole("button", { name: "Put the chosen here" }).click();
    await answer(page)
      .getByText("Pacific Realignments is full: 4 of 4 papers, 100 of 100 minutes. Nothing was changed.")
      .waitFor();
    expect(await page.locator("input[name=ids]:checked").count()).toBe(1);

    await session(page, title).getByRole("heading").getByRole("link").click();
    await page.getByRole("button", { name: "Delete and unassign 2 presentations", exact: true }).click();
    await page.getByText(`Deleted the session ${title}.`).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await answer(page).getByText("Undone").waitFor();
    expect(await held.allInnerTexts()).toEqual(papers);

    // As it was found, for the tests that follow.
    await session(page, title).getByRole("heading").getByRole("link").click();
    await page.getByRole("button", { name: "Delete and unassign 2 presentations", exact: true }).click();
    await page.getByText(`Deleted the session ${title}.`).waitFor();
    await organiser.close();
  });
});

it("the desk is not there for others, and asks who is signed out to sign in", async () => {
  const chair = await signedIn("chair@demo.lectern.example");
  for (const path of ["", "/submissions", "/sessions", "/sessions/list", "/sessions/new"])
    expect((await chair.request.get(DESK + path)).status()).toBe(404);
  const visitor = await aVisitor();
  const asked = await visitor.request.get(`${DESK}/sessions`, { maxRedirects: 0 });
  expect([asked.status(), asked.headers().location]).toEqual([
    307,
    "/sign-in?next=%2Fsocieties-in-motion%2Forganise%2Fsessions",
  ]);
  await Promise.all([chair.close(), visitor.close()]);
});
