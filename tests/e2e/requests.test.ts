import "@/tests/support/app-rows";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { calendarDayWithYear } from "@/lib/time/words";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aLink } from "@/tests/factories/media";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aVisitor } from "@/tests/support/browser";
import { mailsTo, mailTo } from "@/tests/support/mail";
import { signedIn, sql } from "@/tests/support/sign-in";

const SENTENCE = "I sat in the wrong room.";
const REASON = "The paper is under review elsewhere.";
/** Two weeks from now, as a date field holds it. */
const DAY = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

/** A presentation nobody has asked anything of, whose presenter never got a digest. */
async function aStage(title: string) {
  const conference = await aConference({ name: "Tides of Trade" });
  const slides = await aKind(conference.id, { name: "Slides", position: 0 });
  for (const [position, name] of ["Paper", "Video", "Poster", "Data"].entries())
    await aKind(conference.id, { name, position: position + 1 });
  const presentation = await aPresentation(conference.id, { title });
  const [presenter, asker] = [await aPerson(), await aPerson({ name: `Ada Asks of ${title}` })];
  await aPart(presentation.id, { personId: presenter.id });
  const addressOf = (person: typeof asker) => person.emails[0]?.address ?? "";
  return {
    ...{ presentation, slides },
    path: `/${conference.slug}/presentations/${presentation.slug}`,
    asker: { name: asker.name, address: addressOf(asker) },
    presenter: { address: addressOf(presenter) },
  };
}

/** What the clock does every hour. */
const strike = () => sql("SELECT graphile_worker.add_job('media_clock', '{}'::json)");

/** The digest as it arrives: what it says, and the page it leads to. */
async function theDigest(address: string, title: string): Promise<string> {
  await strike();
  const mail = await mailTo(address, `You are asked for media: ${title}`);
  expect(mail.text).toContain(`Slides: one person asks\n  “${SENTENCE}”\nPaper: one person asks`);
  expect(mail.text).not.toContain("Ada Asks");
  return mail.links.find((link) => link.endsWith("/media")) ?? "";
}

/** Everybody sees how many and what was answered; nobody who. */
async function thePublicPage(path: string): Promise<string> {
  const page = await (await aVisitor({ javaScriptEnabled: false })).newPage();
  await page.goto(path);
  expect(await page.content()).not.toMatch(new RegExp(`Ada Asks|${SENTENCE}`));
  return page.locator("#media").innerText();
}

async function tabTo(page: Page, wanted: Locator, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press(key);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} does not lead to ${wanted} on ${page.url()}`);
}

it("asks for two kinds, is promised one and declined the other, by keyboard alone, each told in one mail", async () => {
  const { path, asker, presenter } = await aStage("Harbours by keyboard");
  const page = await (await signedIn(asker.address)).newPage();
  await page.goto(path);
  const media = page.locator("#media");
  await media.getByRole("button", { name: "Slides", exact: true }).waitFor();
  await tabTo(page, media.locator("summary").filter({ hasText: "Add a sentence or your name" }));
  await page.keyboard.press("Enter");
  await tabTo(page, media.getByLabel("For the presenters, at most 300 characters, no links."));
  await page.keyboard.type(SENTENCE);
  // Enter in the sentence asks for nothing: no kind was chosen.
  await page.keyboard.press("Enter");
  await tabTo(page, media.getByLabel("Tell the presenters my name"));
  await page.keyboard.press("Space");
  await tabTo(page, media.getByRole("button", { name: "Slides", exact: true }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await media.getByText("The presenters see that you asked.").waitFor();
  await media.getByRole("button", { name: "✓ Slides asked for" }).waitFor();
  await tabTo(page, media.getByRole("button", { name: "Paper", exact: true }));
  await page.keyboard.press("Enter");
  await media.getByText("You asked for Paper, and follow this presentation.").waitFor();
  await media.getByText("1 person asked for the slides.").waitFor();

  const desk = await (await signedIn(presenter.address)).newPage();
  await desk.goto(await theDigest(presenter.address, "Harbours by keyboard"));
  const slides = desk.locator("#asked li").filter({ has: desk.getByRole("heading", { name: "Slides" }) });
  await slides.getByText(`“${SENTENCE}”`).waitFor();
  await slides.getByText(asker.name).waitFor();
  await tabTo(desk, slides.locator("summary").filter({ hasText: "Promise a day" }));
  await desk.keyboard.press("Enter");
  await tabTo(desk, slides.getByLabel("By the end of"));
  const [year, month, date] = DAY.split("-");
  await desk.keyboard.type(`${month}${date}${year}`);
  await desk.keyboard.press("Enter");
  await slides.getByText("Slides: the day is promised. One person is told now.").waitFor();
  const paper = desk.locator("#asked li").filter({ has: desk.getByRole("heading", { name: "Paper" }) });
  await tabTo(desk, paper.locator("summary").filter({ hasText: "Decline with a reason" }));
  await desk.keyboard.press("Enter");
  await tabTo(desk, paper.getByLabel("Why there will be none"));
  await desk.keyboard.type(REASON);
  await desk.keyboard.press("Enter");
  await paper.getByText(`Declined: “${REASON}”`).waitFor();

  const promised = await mailTo(asker.address, `Slides promised by ${calendarDayWithYear(DAY)}`);
  const declined = await mailTo(asker.address, "Paper declined");
  expect(declined.text).toContain(`“${REASON}”`);
  await strike();
  expect(await mailsTo(asker.address, "Harbours by keyboard")).toHaveLength(2);
  expect(await mailsTo(presenter.address, "Harbours by keyboard")).toHaveLength(1);

  await page.goto("/my");
  const mine = page.locator("#requests li");
  await mine.filter({ hasText: `Promised by ${calendarDayWithYear(DAY)}.` }).waitFor();
  await mine.filter({ hasText: `Declined: “${REASON}”` }).waitFor();
  await page.goto(promised.links[0] ?? "");
  await media.getByText(`Promised by ${calendarDayWithYear(DAY)}.`).waitFor();
  const shown = await thePublicPage(path);
  expect(shown).toContain(`1 person asked for the slides. Promised by ${calendarDayWithYear(DAY)}.`);
  expect(shown).toContain(`1 person asked for the paper. Declined: “${REASON}”`);
});

it("does the same without JavaScript, and takes back what was declined", async () => {
  const { path, asker, presenter } = await aStage("Harbours without script");
  const page = await (await signedIn(asker.address, { javaScriptEnabled: false })).newPage();
  await page.goto(path);
  const media = page.locator("#media");
  await media.getByText("Add a sentence or your name to what you ask for").click();
  await media.getByLabel("For the presenters, at most 300 characters").fill(SENTENCE);
  await media.getByLabel("Tell the presenters my name").check();
  await media.getByRole("button", { name: "Slides", exact: true }).click();
  await page.getByText("The presenters see that you asked.").waitFor();
  await page.getByText("You asked for it; the presenters see your name.").waitFor();
  await page.goto(path);
  await media.getByRole("button", { name: "Paper", exact: true }).click();
  await page.getByText("The presenters see that somebody asked, not who.").waitFor();
  await page.goto(path);
  await media.getByText("Other…").click();
  await media.getByRole("button", { name: "Poster", exact: true }).click();
  await page.getByText("You asked for Poster, and follow this presentation.").waitFor();
  await page.getByRole("button", { name: /^Take back.*Poster$/ }).click();
  await page.getByText("You no longer ask for Poster.").waitFor();

  const desk = await (await signedIn(presenter.address, { javaScriptEnabled: false })).newPage();
  await desk.goto(await theDigest(presenter.address, "Harbours without script"));
  const kind = (name: string) =>
    desk.locator("#asked li").filter({ has: desk.getByRole("heading", { name }) });
  await kind("Slides").getByText("Promise a day").click();
  await kind("Slides").getByLabel("By the end of").fill(DAY);
  await kind("Slides").getByRole("button", { name: "Promise and tell one person" }).click();
  await kind("Slides")
    .getByText(`Promised by ${calendarDayWithYear(DAY)}.`)
    .waitFor();
  await kind("Paper").getByText("Decline with a reason").click();
  await kind("Paper").getByLabel("Why there will be none").fill("see www.example.org");
  await kind("Paper").getByRole("button", { name: "Decline and tell one person" }).click();
  await kind("Paper").getByText("Links cannot be sent here. Say it in words.").waitFor({ state: "attached" });
  await desk.goto(desk.url());
  await kind("Paper").getByText("Decline with a reason").click();
  await kind("Paper").getByLabel("Why there will be none").fill(REASON);
  await kind("Paper").getByRole("button", { name: "Decline and tell one person" }).click();
  await kind("Paper").getByText(`Declined: “${REASON}”`).waitFor();

  await mailTo(asker.address, "Slides promised by");
  await mailTo(asker.address, "Paper declined");
  await page.goto("/my");
  const paper = page.locator("#requests li").filter({ hasText: `Declined: “${REASON}”` });
  await paper.getByRole("button", { name: "Take back" }).click();
  await page.getByText("You no longer ask for Paper.").waitFor();
  expect(await page.getByRole("button", { name: /Request.*Paper/ }).count()).toBe(0);

  await kind("Paper").getByRole("button", { name: "Reopen, so that it can be asked for" }).click();
  await kind("Paper").waitFor({ state: "detached" });
  await page.goto(path);
  await media.getByRole("button", { name: "Paper", exact: true }).waitFor();
});

it.each([true, false])(
  "opens by asking what is there for those who ask (with script: %s)",
  async (script) => {
    const { path, asker, presentation, slides } = await aStage(`Harbours for askers, ${script}`);
    await aLink(presentation.id, slides.id, {
      ...{ audience: "askers", label: "The deck", url: "https://slides.example/deck" },
    });
    const page = await (await signedIn(asker.address, { javaScriptEnabled: script })).newPage();
    await page.goto(path);
    expect(await page.content()).not.toContain("slides.example");
    await page.locator("#media").getByRole("button", { name: "Slides", exact: true }).click();
    await page.getByText("Slides can be opened by you now, and you follow this presentation.").waitFor();
    if (script) await page.getByRole("link", { name: "Open it on your own page" }).click();
    await page.locator("#media a[href='https://slides.example/deck']").first().waitFor();
    await page.goto("/my");
    await page
      .locator("#requests li")
      .getByText(/There since/)
      .waitFor();
    expect(await mailsTo(asker.address, "Harbours")).toEqual([]);
  },
);
