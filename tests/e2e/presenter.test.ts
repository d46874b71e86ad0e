import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { aVisitor } from "@/tests/support/browser";
import { abstractField, claim, invite, keywordsField, save, titleField } from "@/tests/support/edit-page";
import { signedIn } from "@/tests/support/sign-in";
import { tell } from "@/tests/support/telling";

const CONFERENCE = "/societies-in-motion";
const tag = Date.now().toString(36);
const TITLE = `Harbours of Memory ${tag}`;
const PATH = `${CONFERENCE}/presentations/harbours-of-memory-${tag}`;
const ABSTRACT = "A harbour remembers what its city forgets.";
const PRESENTER = `noor-${tag}@example.org`;
const CO_PRESENTER = `olga-${tag}@example.org`;

/** What a stranger who just asks for the address is given. */
async function publicPage(): Promise<{ status: number; html: string }> {
  const response = await fetch(inject("origin") + PATH);
  return { status: response.status, html: await response.text() };
}

// In order: each begins where the one before ended.
describe("a presenter", () => {
  let presenter: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    presenter = await aVisitor();
    page = await presenter.newPage();
  });
  afterAll(() => presenter.close());

  it("is invited by the organiser by mail, signs in as somebody new, and claims the part", async () => {
    const organiser = await signedIn("organiser@demo.lectern.example");
    const desk = await organiser.newPage();
    await desk.goto(`${CONFERENCE}/organise/submissions/new`);
    await desk.getByLabel("Title").fill(TITLE);
    await desk.getByLabel("Abstract").fill(ABSTRACT);
    await desk.getByLabel("Accept it at once").check();
    await desk.getByRole("button", { name: "Add, then invite its presenters" }).click();
    await desk.waitForURL(`**${PATH}/edit#presenters`);
    await invite(desk, "Noor Haddad", PRESENTER);
    await organiser.close();

    expect((await presenter.request.get(`${PATH}/edit`, { maxRedirects: 0 })).status()).toBe(307);
    await claim(page, { name: "Noor Haddad", email: PRESENTER, title: TITLE });
    await page.getByRole("link", { name: "Edit the presentation" }).click();
    await page.waitForURL(`**${PATH}/edit`);
    await page.getByText("Accepted and public: what you save shows at once.").waitFor();
  });

  it("sees the words counted, is refused with the count, and what is saved is everybody's at once", async () => {
    const limit = 250;
    await abstractField(page).fill("word ".repeat(limit + 3));
    await page.getByText(`${limit + 3} of ${limit} words: 3 too many`).waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).first().click();
    await page.getByText(`Not saved: the abstract has ${limit + 3} words, the limit is ${limit}.`).waitFor();
    expect(await abstractField(page).inputValue()).toBe("word ".repeat(limit + 3));
    expect((await publicPage()).html).toContain(ABSTRACT);

    await abstractField(page).fill(`${ABSTRACT} Its “quays” & cranes are an archive.`);
    await page.getByText(`13 of ${limit} words`, { exact: true }).waitFor();
    await keywordsField(page).fill("harbours, memory work, ");
    await keywordsField(page).pressSequentially("puti");
    await page.getByRole("option", { name: "Putin" }).waitFor();
    await keywordsField(page).press("ArrowDown");
    await keywordsField(page).press("Enter");
    expect(await keywordsField(page).inputValue()).toBe("harbours, memory work, Putin, ");
    await save(page);

    const stranger = await aVisitor({ javaScriptEnabled: false });
    for (const reader of [page, await stranger.newPage()]) {
      await reader.goto(PATH);
      expect(await reader.locator("main").textContent()).toContain("Its “quays” & cranes are an archive.");
      expect(await reader.locator("main a[href*='/keywords/']").allInnerTexts()).toEqual([
        "harbours",
        "memory work",
        "Putin",
      ]);
    }
    await stranger.close();
  });

  it("is shown both texts when somebody saved meanwhile, and neither is lost", async () => {
    const other = await presenter.newPage();
    await page.goto(`${PATH}/edit`);
    await other.goto(`${PATH}/edit`);
    await abstractField(other).fill("The text of the other tab.");
    await save(other);
    await abstractField(page).fill("The text of this tab.");
    await page.getByRole("button", { name: "Save", exact: true }).first().click();
    await page.getByText("Not saved: somebody else saved meanwhile.").waitFor();
    const both = page.getByRole("region", { name: "Both texts" });
    await both.getByText("The text of the other tab.").waitFor();
    await both.getByText("The text of this tab.").waitFor();
    expect(await abstractField(page).inputValue()).toBe("The text of this tab.");
    expect((await publicPage()).html).toContain("The text of the other tab.");

    await page.getByRole("button", { name: "Save mine over theirs" }).click();
    await both.waitFor({ state: "detached" });
    expect((await publicPage()).html).toContain("The text of this tab.");
    await other.close();
  });

  it("loses nothing typed to a reload, a lost connection or a lost session", async () => {
    await page.goto(`${PATH}/edit`);
    await abstractField(page).fill("Typed and not saved.");
    page.once("dialog", (dialog) => dialog.accept());
    await page.reload();
    await page.getByRole("button", { name: "Put it back" }).click();
    expect(await abstractField(page).inputValue()).toBe("Typed and not saved.");

    await presenter.setOffline(true);
    await page.getByRole("button", { name: "Save", exact: true }).first().click();
    await page.getByText("Not saved: the server did not answer.").waitFor();
    await presenter.setOffline(false);

    const cookies = await presenter.cookies();
    await presenter.clearCookies();
    await page.getByRole("button", { name: "Save", exact: true }).first().click();
    await page.getByText("You are signed out.").waitFor();
    expect(await abstractField(page).inputValue()).toBe("Typed and not saved.");
    expect((await publicPage()).html).toContain("The text of this tab.");

    page.once("dialog", (dialog) => dialog.accept());
    await page.reload();
    await page.waitForURL("**/sign-in?next=*");
    await presenter.addCookies(cookies);
    await page.goto(`${PATH}/edit`);
    await page.getByRole("button", { name: "Put it back" }).click();
    await save(page);
    expect((await publicPage()).html).toContain("Typed and not saved.");
    await page.reload();
    expect(await page.getByRole("button", { name: "Put it back" }).count()).toBe(0);
  });

  it("sees what a save changed, and restores an earlier text", async () => {
    const versions = page.getByRole("list", { name: "Versions, newest first" });
    const shown = page.getByRole("article", { name: /^Version / });
    expect(await shown.locator("del").allInnerTexts()).not.toEqual([]);
    expect(await shown.locator("ins").allInnerTexts()).not.toEqual([]);
    await versions.getByRole("link").last().click();
    await shown.getByText("The first text.").waitFor();
    await shown.getByRole("button", { name: "Restore this version" }).click();
    await page.getByText(/^Restored, as version \d+\.$/).waitFor();
    const { html } = await publicPage();
    expect(html).toContain(ABSTRACT);
    expect(html).not.toContain("Typed and not saved.");
  });

  it("adds a file and a link", async () => {
    await page.goto(`${PATH}/edit#media`);
    await page.getByRole("link", { name: "Add or arrange media" }).click();
    await page.waitForURL(`**${PATH}/media`);
    const body = "%PDF-1.4\nnot much of a document";
    await page.getByLabel("Choose files").setInputFiles({
      name: "harbours.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(body),
    });
    await page.getByRole("group", { name: "harbours.pdf" }).getByLabel("Label").fill("Slides of the talk");
    await page.getByRole("button", { name: "Send the file" }).click();
    await page.getByText("“Slides of the talk” is on the page.").first().waitFor();
    const link = page.locator("#add-link");
    await link.getByLabel("Address").fill("https://archive.example/harbours");
    await link.getByLabel("Label").fill("The archive");
    await link.getByRole("button", { name: "Add the link" }).click();
    await page.getByText("“The archive” is on the page.").waitFor();

    const stranger = await aVisitor();
    const read = await stranger.newPage();
    await read.goto(PATH);
    const media = read.locator("#media");
    expect(await media.getByRole("link").allInnerTexts()).toEqual(["Slides of the talk", "The archive"]);
    expect(await media.getByRole("link", { name: "The archive" }).getAttribute("href")).toBe(
      "https://archive.example/harbours",
    );
    const href = await media.getByRole("link", { name: "Slides of the talk" }).getAttribute("href");
    expect(await (await stranger.request.get(href ?? "")).text()).toBe(body);
    await stranger.close();
  });

  it("edits without JavaScript: too long is refused with the text kept, then it is saved", async () => {
    const plain = await signedIn(PRESENTER, { javaScriptEnabled: false });
    const form = await plain.newPage();
    await form.goto(`${PATH}/edit`);
    await abstractField(form).fill("much ".repeat(260));
    await form.getByRole("button", { name: "Save", exact: true }).first().click();
    await form.getByText("Not saved: the abstract has 260 words, the limit is 250.").waitFor();
    expect((await abstractField(form).inputValue()).trim()).toBe("much ".repeat(260).trim());
    await titleField(form).fill(`${TITLE}, revised`);
    await abstractField(form).fill("Written without a script.");
    await save(form);
    const { html } = await publicPage();
    expect(html).toContain(`${TITLE}, revised</h1>`);
    expect(html).toContain("Written without a script.");
    await titleField(form).fill(TITLE);
    await save(form);
    await plain.close();
  });

  it("invites a co-presenter, is told whom a withdrawal tells, and withdraws", async () => {
    await page.goto(`${PATH}/edit`);
    await invite(page, "Olga Petrova", CO_PRESENTER);
    const other = await aVisitor();
    await claim(await other.newPage(), { name: "Olga Petrova", email: CO_PRESENTER, title: TITLE });
    await other.close();

    await page.reload();
    await page.getByLabel("Reason, if you wish").fill("The archive is closed.");
    await page.getByRole("button", { name: "Withdraw", exact: true }).click();
    await page.getByText(/^1 presenter( and \d+ followers?)? will be told\.$/).waitFor();
    await tell(page, "them");
    await page.getByText(/^Withdrawn\. The organisers can reinstate it/).waitFor();
    const { status, html } = await publicPage();
    expect(status).toBe(200);
    expect(html).toContain("This presentation does not take place.");
    expect(html).toContain("The archive is closed.");
  });
});
