import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { aVisitor } from "@/tests/support/browser";
import { mailsTo, mailTo } from "@/tests/support/mail";
import { signedIn, signInByMail } from "@/tests/support/sign-in";

const CONFERENCE = "/societies-in-motion/presentations";
const PATH = `${CONFERENCE}/whose-order-regional-forums-and-the-language-of-stability-after-2012`;
const ATTENDEE = "attendee@demo.lectern.example";
const PRESENTER = "leilani-kahananui@people.demo.lectern.example";

it("asks for a video in one press, undoes it, asks again, and is mailed the link when it arrives", async () => {
  const attendee = await (await signedIn(ATTENDEE)).newPage();
  await attendee.goto(PATH);
  const media = attendee.locator("#media");
  await media.getByRole("button", { name: "Video", exact: true }).click();
  await media.getByText("You asked for Video, and follow this presentation.").waitFor();
  await media.getByRole("button", { name: "✓ Video asked for" }).click();
  await media.getByText("You no longer ask for Video. You still follow this presentation.").waitFor();
  await media.getByRole("button", { name: "Video", exact: true }).click();
  await media.getByRole("button", { name: "✓ Video asked for" }).waitFor();
  expect(await attendee.getByRole("button", { name: "✓ Following" }).count()).toBe(1);

  const presenter = await (await signedIn(PRESENTER)).newPage();
  await presenter.goto("/my");
  await presenter.getByText("One person asks for Video.").waitFor();
  expect(await addLinkOf(presenter, PATH, "Video, asked for by 1", "Video")).toBe(
    "“Video” is on the page. The one person who asked gets a mail.",
  );

  const { links } = await mailTo(ATTENDEE, "Video: Whose Order");
  // From elsewhere: within the page the link is only a jump.
  await attendee.goto("/my");
  await attendee.goto(links[0] ?? "");
  await attendee.locator("#media").getByRole("link", { name: "Video" }).waitFor();
  await attendee.goto("/my");
  await attendee
    .getByText(/There since/)
    .first()
    .waitFor();
});

it("does all of it without JavaScript, on a page that is never kept", async () => {
  const context = await signedIn(ATTENDEE, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(PATH);
  await page.locator("#media").getByRole("button", { name: "Paper", exact: true }).click();
  await page.getByText("You asked for Paper, and follow this presentation.").waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/my\/presentations\/[0-9a-f-]{36}$/);
  const answer = await context.request.get(page.url());
  expect(answer.headers()["cache-control"]).toContain("no-store");
  await page.getByRole("button", { name: /^Take back.*Paper$/ }).click();
  await page.getByText("You no longer ask for Paper. You still follow this presentation.").waitFor();
});

/** Adds a link of a kind, as its field offers it, where media are tended, and says what came of it. */
async function addLinkOf(page: Page, path: string, kind: string | RegExp, label: string): Promise<string> {
  await page.goto(`${path}/media`);
  const form = page.locator("#add-link form");
  await form.getByLabel("Address").fill("https://slides.example/deck");
  const choice = form.getByLabel("What it is");
  const offered = await choice.locator("option").filter({ hasText: kind }).first().getAttribute("value");
  await choice.selectOption(offered);
  await form.getByLabel("Label").fill(label);
  await form.getByRole("button", { name: "Add the link" }).click();
  return (await form.getByText(`“${label}” is on the page.`).textContent()) ?? "";
}

/** Adds a link as slides. */
const addSlides = (page: Page, path: string, label: string) => addLinkOf(page, path, /^Slides/, label);

describe.each([
  { name: "with JavaScript", word: "with", javaScriptEnabled: true, slug: "the-ungraded-debate" },
  {
    name: "without JavaScript",
    word: "without",
    javaScriptEnabled: false,
    slug: "weighing-gold-weighing-trust-scales-in-artisanal-mining-towns",
  },
])("somebody signed out, $name,", ({ word, javaScriptEnabled, slug }) => {
  const path = `${CONFERENCE}/${slug}`;
  const address = `press-${word}@example.org`;

  it("presses Follow, signs in and follows; asks with a sentence; is mailed once when it is there", async () => {
    const context = await aVisitor({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(path);
    const title = (await page.locator("h1").textContent()) ?? "";
    await page.getByRole("button", { name: "Follow", exact: true }).click();
    await page.waitForURL(/\/sign-in\?press=[0-9a-f-]{36}/);
    await page.getByText("What you pressed is remembered and done once you are signed in.").waitFor();
    await signInByMail(page, address, "Percy Press");
    await page.getByText("You follow this presentation. You are told").waitFor();
    await page.getByRole("link", { name: "Back to the presentation" }).click();

    const media = page.locator("#media");
    await media.getByText("Add a sentence or your name to what you ask for").click();
    await media.getByLabel("For the presenters, at most 300 characters").fill("I teach with them in May.");
    await media.getByRole("button", { name: "Slides", exact: true }).click();
    await page.getByText("You asked for Slides, and follow this presentation.").waitFor();
    await page.goto("/my");
    const asked = page.locator("#requests li").filter({ hasText: title });
    await asked
      .getByText(/^Asked .*, open\. You get one mail when it is there, promised or declined\.$/)
      .waitFor();
    await page.locator("#timetable").getByRole("link", { name: title }).waitFor();

    await asked.getByRole("button", { name: "Take back" }).click();
    await page.getByText("You no longer ask for Slides. You still follow this presentation.").waitFor();
    await page.getByRole("button", { name: /^Request.*Slides$/ }).click();
    await page.getByText("You asked for Slides, and follow this presentation.").waitFor();

    const organiser = await (
      await signedIn("organiser@demo.lectern.example", { javaScriptEnabled })
    ).newPage();
    expect(await addSlides(organiser, path, "Slides")).toContain("The one person who asked gets a mail.");
    const mail = await mailTo(address, `Slides: ${title}`);
    expect(await addSlides(organiser, path, "More slides")).toBe("“More slides” is on the page.");
    expect(await mailsTo(address, title)).toEqual([mail]);
    const reader = await (await aVisitor({ javaScriptEnabled })).newPage();
    await reader.goto(mail.links[0] ?? "");
    await reader.locator("#media").getByRole("link", { name: "Slides", exact: true }).waitFor();

    await page.goto("/my");
    await asked.getByText(/^Asked .*\. There since .*\.$/).waitFor();
    await page.locator("#timetable").getByRole("button", { name: "Stop following" }).click();
    await page.getByText("You no longer follow this presentation.").waitFor();
  });
});

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
    });
    if (focused.trim().startsWith(name)) return;
  }
  throw new Error(`Tab does not lead to “${name}” on ${page.url()}`);
}

it("finds a presentation, asks for its slides and takes that back by the keyboard alone", async () => {
  const context = await signedIn(ATTENDEE);
  const page = await context.newPage();
  await page.goto("/societies-in-motion/presentations");
  await tabTo(page, "Words in title");
  await page.keyboard.type("language of stability");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/presentations?*words=*");
  await tabTo(page, "Whose Order");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${PATH}`);
  await tabTo(page, "Slides");
  const focused = page.locator("button:focus");
  await page.keyboard.press("Enter");
  await focused.filter({ hasText: "✓ Slides asked for" }).waitFor();
  await page.keyboard.press("Enter");
  await focused.filter({ hasText: /^Slides$/ }).waitFor();
  await context.close();
});
