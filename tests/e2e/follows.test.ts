import "@/tests/support/app-rows";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { aConference, aRoom, aTheme, aType } from "@/tests/factories/conferences";
import { aKeywordUse } from "@/tests/factories/keywords";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";
import { findings } from "@/tests/support/accessibility";
import { aVisitor } from "@/tests/support/browser";
import { signedIn, signInByMail } from "@/tests/support/sign-in";

/** Two sessions at one time in two rooms, a paper in each, and everything else that can be followed. */
async function aStage(name: string) {
  const conference = await aConference({ name: "Tides of Trade", timeZone: "Asia/Tokyo" });
  const type = await aType(conference.id, { isGrouped: true });
  const theme = await aTheme(conference.id, { name: `Harbours ${name}` });
  const inSession = async (letter: string, startsAt: string) => {
    const room = await aRoom(conference.id, { name: `Room ${letter}` });
    const session = await aSession(conference.id, {
      ...{
        title: `Session ${letter} ${name}`,
        typeId: type.id,
        roomId: room.id,
        startsAt: new Date(startsAt),
      },
    });
    const paper = await aPresentation(conference.id, {
      ...{ title: `Paper ${letter} ${name}`, typeId: type.id, themeId: theme.id },
    });
    await aPlace(session, paper.id);
    return { session, paper };
  };
  const a = await inSession("A", "2027-06-11T05:00:00Z");
  const b = await inSession("B", "2027-06-11T05:10:00Z");
  const part = await aPart(a.paper.id, { displayName: `Ada ${name}` });
  const presenter = await aPerson();
  await aPart(b.paper.id, { personId: presenter.id, displayName: `Bea ${name}` });
  const keyword = await aKeywordUse(a.paper, `quays ${name}`);
  const home = `/${conference.slug}`;
  const follower = await aPerson();
  return {
    address: follower.emails[0]?.address ?? "",
    ...{ a, b, part },
    paths: {
      presentation: `${home}/presentations/${a.paper.slug}`,
      session: `${home}/sessions/${a.session.slug}`,
      theme: `${home}/themes/${theme.slug}`,
      keyword: `${home}/keywords/${keyword.slug}`,
      presenter: `${home}/presenters/${presenter.slug}`,
      otherPaper: `${home}/presentations/${b.paper.slug}`,
      otherSession: `${home}/sessions/${b.session.slug}`,
    },
    titles: {
      presentation: a.paper.title,
      session: a.session.title,
      theme: theme.name,
      keyword: keyword.term,
      presenter: `Bea ${name}`,
    },
  };
}

const KINDS = ["presentation", "session", "theme", "keyword", "presenter"] as const;
const button = (page: Page) => page.locator("form[data-about] button[name=press][value$=follow]");
const toFollow = (page: Page) => page.getByRole("button", { name: "Follow", exact: true });
const following = (page: Page) => page.getByRole("button", { name: "✓ Following" });

describe("each thing that can be followed", () => {
  it("is, by one press, and no more by the next, with the mouse; both stand on one's own page", async () => {
    const { address, paths, titles } = await aStage("by mouse");
    const page = await (await signedIn(address)).newPage();
    for (const kind of KINDS) {
      await page.goto(paths[kind]);
      await toFollow(page).click();
      await following(page).waitFor();
      await page.getByText(`You follow this ${kind}. You are told`).waitFor();
      await following(page).click();
      await page.getByText(`You no longer follow this ${kind}.`).waitFor();
      await toFollow(page).click();
      await page.getByText(`You follow this ${kind}. You are told`).waitFor();
      await page.reload();
      await following(page).waitFor();
      expect(await findings(page)).toEqual([]);
    }
    await page.goto("/my");
    for (const kind of ["session", "theme", "keyword", "presenter"] as const)
      await page.locator("#follows").getByRole("link", { name: titles[kind] }).waitFor();
    // The paper stands within its session, once.
    expect(await page.locator("#timetable").getByRole("link", { name: titles.presentation }).count()).toBe(1);
    await page.locator("#timetable li li").getByRole("link", { name: titles.presentation }).waitFor();
    expect(await page.locator("#timetable").getByText("at the same time").count()).toBe(0);
    expect(await page.locator("#timetable").getByRole("link", { name: "Paper B by mouse" }).count()).toBe(0);
    await page.getByRole("button", { name: new RegExp(`^Stop following.*${titles.theme}`) }).click();
    await page.getByText("You no longer follow this theme.").waitFor();
    expect(await page.locator("#follows").getByRole("link", { name: titles.theme }).count()).toBe(0);
  });

  it("is without JavaScript, answered by a page of one's own that undoes it and is never kept", async () => {
    const { address, paths, titles } = await aStage("without script");
    const context = await signedIn(address, { javaScriptEnabled: false });
    const page = await context.newPage();
    for (const kind of KINDS) {
      await page.goto(paths[kind]);
      await toFollow(page).click();
      await page.getByText(`You follow this ${kind}. You are told`).first().waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/my\//);
      expect((await context.request.get(page.url())).headers()["cache-control"]).toContain("no-store");
      await page
        .getByRole("button", { name: new RegExp(`^Stop following.*${titles[kind]}`) })
        .first()
        .click();
      await page.getByText(`You no longer follow this ${kind}.`).waitFor();
      await page.getByRole("button", { name: new RegExp(`^Follow.*${titles[kind]}`) }).click();
      await page.getByText(`You follow this ${kind}. You are told`).first().waitFor();
    }
  });

  it("is by the keyboard alone", async () => {
    const { address, paths } = await aStage("by keyboard");
    const page = await (await signedIn(address)).newPage();
    await page.goto(paths.session);
    await toFollow(page).waitFor();
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      if (await button(page).evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press("Enter");
    await page.locator("button:focus").filter({ hasText: "✓ Following" }).waitFor();
    await page.keyboard.press("Space");
    await page
      .locator("button:focus")
      .filter({ hasText: /^Follow$/ })
      .waitFor();
  });
});

describe.each([true, false])("what is at the same time (with script: %s)", (javaScriptEnabled) => {
  it("is said after the press, on both pages and in the timetable, until one is followed no more", async () => {
    const { address, paths } = await aStage(`in two rooms, ${javaScriptEnabled}`);
    const page = await (await signedIn(address, { javaScriptEnabled })).newPage();
    await page.goto(paths.presentation);
    await toFollow(page).click();
    await page.getByText("You follow this presentation. You are told").first().waitFor();
    await page.goto(paths.otherPaper);
    await toFollow(page).click();
    const other = page.getByText(
      /At the same time you follow “Paper A in two rooms.*” \(14:00–14:20, Room A\)/,
    );
    await other.waitFor();
    await other.getByRole("link").click();
    if (javaScriptEnabled)
      await page
        .getByText(/At the same time you follow “Paper B in two rooms.*” \(14:10–14:30, Room B\)/)
        .waitFor();

    await page.goto(paths.otherSession);
    await toFollow(page).click();
    // Its own paper is no clash.
    await page.getByText(/At the same time you follow “Paper A/).waitFor();
    expect(await page.getByText(/At the same time you follow “Paper B/).count()).toBe(0);

    await page.goto("/my");
    const bracket = page.locator("#timetable li").filter({ hasText: "2 at the same time" });
    await bracket.getByRole("link", { name: /^Paper A/ }).waitFor();
    await bracket.getByRole("link", { name: /^Session B/ }).waitFor();
    if (javaScriptEnabled) expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: /^Stop following.*Paper A/ }).click();
    await page.getByText("You no longer follow this presentation.").waitFor();
    await page.goto("/my");
    expect(await page.getByText("at the same time").count()).toBe(0);
  });
});

describe.each([true, false])("somebody signed out (with script: %s)", (javaScriptEnabled) => {
  it.each(["session", "theme", "keyword", "presenter"] as const)(
    "presses Follow of a %s, signs in and follows it",
    async (kind) => {
      const { paths, titles } = await aStage(`after sign-in ${kind} ${javaScriptEnabled}`);
      const page = await (await aVisitor({ javaScriptEnabled })).newPage();
      await page.goto(paths[kind]);
      await toFollow(page).click();
      await page.waitForURL(/\/sign-in\?press=[0-9a-f-]{36}/);
      await signInByMail(page, `follow-${kind}-${javaScriptEnabled}@example.org`, "Fay Follows");
      await page.getByText(`You follow this ${kind}. You are told`).waitFor();
      await page.locator("#follows").getByRole("link", { name: titles[kind] }).waitFor();
    },
  );
});
