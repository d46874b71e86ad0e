import "@/tests/support/app-rows";
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { db } from "@/lib/db";
import { startWeb } from "@/scripts/bench/web-process";
import { freePort } from "@/scripts/ports.mjs";

import { aRequest } from "@/tests/factories/media";
import { findings, overflowing } from "@/tests/support/accessibility";
import {
  aMediaPage,
  aPdf,
  aVideo,
  choose,
  holdFrom,
  rowOf,
  untilAlive,
} from "@/tests/support/uploading-page";

const PIECE = 32_000_000;
const LENGTH = 40_000_000;
const PATIENT = { timeout: 20_000 };

const send = (page: Page) => page.getByRole("button", { name: /^Send the/ }).click();
const says = (page: Page, name: string, sentence: string | RegExp) =>
  rowOf(page, name).getByText(sentence).waitFor();
const press = (page: Page, name: string, button: string) =>
  rowOf(page, name)
    .getByRole("button", { name: `${button} ${name}` })
    .click();
const onThePage = (page: Page) => page.locator("#media ol > li a.font-medium");

async function contentOf(page: Page): Promise<string> {
  const href = await onThePage(page).first().getAttribute("href");
  const body = await (await page.request.get(href ?? "")).body();
  return createHash("sha256").update(body).digest("hex");
}

/** One large file whose first piece has arrived and whose second is held. */
async function stopped() {
  const site = await aMediaPage();
  const video = aVideo("talk.mp4", LENGTH);
  const line = await holdFrom(site.page, PIECE);
  await choose(site.page, video.file);
  await send(site.page);
  await expect.poll(() => line.held.length, PATIENT).toBe(1);
  await says(site.page, "talk.mp4", /80 %/);
  return { ...site, video, line };
}

describe("files sent from the page", () => {
  it("go two at a time, each says how far it is, and those who asked get one mail each", async () => {
    const { page, context, presentation, kindId } = await aMediaPage();
    await aRequest(presentation.id, kindId("slides"));
    await aRequest(presentation.id, kindId("slides"));
    const line = await holdFrom(page, 0);
    await choose(page, [
      aPdf("a.pdf"),
      aPdf("b.pdf"),
      { ...aPdf("c.vtt"), buffer: Buffer.from("WEBVTT\n\n") },
    ]);
    await page
      .getByRole("group", { name: "b.pdf" })
      .getByLabel("What it is")
      .selectOption({ label: "Paper" });
    await page.getByRole("group", { name: "b.pdf" }).getByLabel("Label").fill("The whole paper");
    await page.getByRole("group", { name: "c.vtt" }).getByLabel("Language").selectOption("pt-BR");
    await send(page);
    await expect.poll(() => line.held.length, PATIENT).toBe(2);
    await says(page, "a.pdf", /^0 % · 1 kB of 1 kB$/);
    await says(page, "c.vtt", "Waits for its turn.");
    expect(await page.getByRole("progressbar").count()).toBe(3);
    line.release();
    await says(page, "a.pdf", "“Slides” is on the page. The 2 people who asked get one mail each.");
    await says(page, "b.pdf", "“The whole paper” is on the page.");
    await says(page, "c.vtt", "“Captions” is on the page.");
    await expect.poll(() => onThePage(page).allInnerTexts(), PATIENT).toHaveLength(3);
    const media = await db.media.findMany({ where: { presentationId: presentation.id } });
    expect(media.map(({ label, language }) => `${label} ${language}`).sort()).toEqual([
      "Captions pt-BR",
      "Slides ",
      "The whole paper ",
    ]);
    await context.close();
  });

  it("pause and go on, ask before the page is left, and go on after a reload with the very same file", async () => {
    const { page, context, video, line } = await stopped();
    await press(page, "talk.mp4", "Pause");
    await says(page, "talk.mp4", "Paused at 80 %.");
    await press(page, "talk.mp4", "Go on");
    await expect.poll(() => line.begun.length, PATIENT).toBe(3);
    const asked = new Promise<string>((resolve) =>
      page.once("dialog", (dialog) => {
        resolve(dialog.type());
        void dialog.accept();
      }),
    );
    await page.reload();
    expect(await asked).toBe("beforeunload");
    await says(page, "talk.mp4", "Choose “talk.mp4” again to go on from 80 %.");
    const other = aVideo("talk.mp4", 1000, 8);
    await rowOf(page, "talk.mp4").getByLabel("Choose it again").setInputFiles(other.file);
    await says(page, "talk.mp4", /That is another file/);
    line.release();
    await rowOf(page, "talk.mp4").getByLabel("Choose it again").setInputFiles(video.file);
    await says(page, "talk.mp4", "“Video” is on the page.");
    // What had arrived was not sent again.
    expect(line.begun).toEqual([0, PIECE, PIECE, PIECE]);
    expect(await contentOf(page)).toBe(video.sha256);
    for (const { remove } of [video, other]) remove();
    await context.close();
  });

  it("say that the connection is lost, and go on by themselves when it is back", async () => {
    const { page, context, video, line } = await stopped();
    await context.setOffline(true);
    await says(page, "talk.mp4", "The connection is lost. Going on by itself when it is back.");
    line.release();
    await context.setOffline(false);
    await says(page, "talk.mp4", "“Video” is on the page.");
    expect(line.begun).toEqual([0, PIECE, PIECE]);
    expect(await contentOf(page)).toBe(video.sha256);
    video.remove();
    await context.close();
  });

  it("keep what has arrived while somebody is signed out, and go on once they are signed in again", async () => {
    const { page, context, video, line } = await stopped();
    const cookies = await context.cookies();
    await press(page, "talk.mp4", "Pause");
    await context.clearCookies();
    await press(page, "talk.mp4", "Go on");
    await says(page, "talk.mp4", /^You are signed out. What has arrived is kept./);
    await context.addCookies(cookies);
    line.release();
    await press(page, "talk.mp4", "Go on");
    await says(page, "talk.mp4", "“Video” is on the page.");
    expect(await contentOf(page)).toBe(video.sha256);
    video.remove();
    await context.close();
  });

  it("go on by themselves when the server was killed and started again", async () => {
    const [PORT, DATA_DIR] = [String(await freePort()), inject("data")];
    const env = { PORT, DATA_DIR, ORIGIN: `http://127.0.0.1:${PORT}`, DATABASE_URL: inject("databaseUrl") };
    const first = await startWeb("uploads", env);
    const { page, context, url } = await aMediaPage({ baseURL: env.ORIGIN });
    await context.addCookies((await context.cookies()).map((cookie) => ({ ...cookie, domain: "127.0.0.1" })));
    await page.goto(env.ORIGIN + url);
    await untilAlive(page);
    const video = aVideo("talk.mp4", LENGTH);
    const line = await holdFrom(page, PIECE);
    await choose(page, video.file);
    await send(page);
    await expect.poll(() => line.held.length, PATIENT).toBe(1);
    process.kill(first.pid, "SIGKILL");
    line.release();
    await says(page, "talk.mp4", "The connection is lost. Going on by itself when it is back.");
    const second = await startWeb("uploads", env);
    await rowOf(page, "talk.mp4").getByText("“Video” is on the page.").waitFor({ timeout: 45_000 });
    expect(await contentOf(page)).toBe(video.sha256);
    video.remove();
    await context.close();
    await second.stop();
  }, 120_000);

  it("are cancelled here and on the server", async () => {
    const { page, context, presentation, video } = await stopped();
    const cancelled = page.waitForResponse((response) => response.request().method() === "DELETE");
    await press(page, "talk.mp4", "Cancel");
    expect((await cancelled).status()).toBe(204);
    expect(await rowOf(page, "talk.mp4").count()).toBe(0);
    const where = { presentationId: presentation.id };
    expect(await db.upload.findFirst({ where })).toMatchObject({ mediaId: null, endedAt: expect.any(Date) });
    video.remove();
    await context.close();
  });

  it("are refused before a byte is sent when they do not fit, and say what does", async () => {
    const { page, context, presentation } = await aMediaPage();
    const asked: string[] = [];
    page.on("request", (request) => request.url().includes("/media/uploads") && asked.push(request.url()));
    await page.getByText(/^Up to 2000 MB each; 50 more fit\./).waitFor();
    await choose(page, [aPdf("talk.mov"), { ...aPdf("empty.pdf"), buffer: Buffer.alloc(0) }]);
    const row = page.getByRole("group", { name: "talk.mov" });
    await row.getByLabel("What it is").selectOption({ label: "Video" });
    await row.getByText(/^× ?Video takes MP4 video, WebM video, and “\.mov” is none of these\./).waitFor();
    await page.getByRole("group", { name: "empty.pdf" }).getByText("The file is empty.").waitFor();
    // A size no test wants to write: the page is told of one.
    await page.evaluate(() => {
      const file = new File(["x"], "long.mp4", { type: "video/mp4" });
      Object.defineProperty(file, "size", { value: 2_000_000_001 });
      const event = new DragEvent("drop", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], files: [file] } });
      document.body.dispatchEvent(event);
    });
    const long = page.getByRole("group", { name: "long.mp4" });
    await long.getByText(/The file has 2001 MB, more than the 2000 MB this conference takes\./).waitFor();
    expect(await page.getByRole("button", { name: /^Send the/ }).count()).toBe(0);
    expect(await findings(page)).toEqual([]);
    expect(asked).toEqual([]);
    expect(await db.upload.count({ where: { presentationId: presentation.id } })).toBe(0);
    await context.close();
  });

  it("are dropped anywhere on the page", async () => {
    const { page, context } = await aMediaPage();
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(["%PDF-1.4\nx"], "dropped.pdf", { type: "application/pdf" }));
      return data;
    });
    await page.dispatchEvent("footer", "dragover", { dataTransfer: transfer });
    await page.dispatchEvent("footer", "drop", { dataTransfer: transfer });
    await send(page);
    await says(page, "dropped.pdf", "“Slides” is on the page.");
    await context.close();
  });

  it("are chosen, described, sent and paused by the keyboard alone", async () => {
    const { page, context } = await aMediaPage();
    const line = await holdFrom(page, 0);
    await page.bringToFront();
    // Focused and pressed in one step: what arrives in between must not take the key.
    const choosing = page.waitForEvent("filechooser");
    await page.getByLabel("Choose files").press("Space");
    const chooser = await choosing;
    await chooser.setFiles([aPdf("keys.pdf")]);
    await page.getByRole("group", { name: "keys.pdf" }).waitFor();
    const until = async (name: RegExp) => {
      for (let step = 0; step < 20; step += 1) {
        await page.keyboard.press("Tab");
        const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
        if (name.test(focused)) return;
      }
      throw new Error(`Tab does not reach ${name}`);
    };
    await until(/^Send the file$/);
    await page.keyboard.press("Enter");
    await until(/^Pause keys\.pdf$/);
    await page.keyboard.press("Enter");
    await says(page, "keys.pdf", "Paused at 0 %.");
    line.release();
    await until(/^Go on keys\.pdf$/);
    await page.keyboard.press("Space");
    await says(page, "keys.pdf", "“Slides” is on the page.");
    await context.close();
  });
});

describe("what is on the page", () => {
  it("is replaced at its address, and says so", async () => {
    const { page, context } = await aMediaPage();
    await choose(page, aPdf("first.pdf", "the first"));
    await send(page);
    await says(page, "first.pdf", "“Slides” is on the page.");
    const address = async () => (await onThePage(page).first().getAttribute("href"))?.split("/")[2];
    const before = await address();
    await page.locator("summary", { hasText: "Replace" }).click();
    await page.getByLabel("The new file").setInputFiles(aPdf("second.pdf", "the second"));
    await page.getByRole("button", { name: /^Replace it/ }).click();
    await page.getByText("replaced once").waitFor();
    expect(await address()).toBe(before);
    const body = await page.request.get((await onThePage(page).first().getAttribute("href")) ?? "");
    expect(await body.text()).toContain("the second");
    await context.close();
  });

  it("keeps the settings that were saved, and shows a stale form what stands", async () => {
    const { page, context, url } = await aMediaPage();
    await choose(page, aPdf("talk.pdf"));
    await send(page);
    await says(page, "talk.pdf", "“Slides” is on the page.");
    const other = await context.newPage();
    const open = async (on: Page) => {
      await on.goto(url);
      await on.locator("summary", { hasText: "Settings" }).click();
    };
    await open(page);
    await open(other);
    await page.getByLabel("Only those who ask for it").check();
    await page.getByLabel("Open to them from").fill("2027-06-01T09:30");
    await page.locator("#media").getByLabel("Licence").selectOption({ label: "CC BY 4.0" });
    await page.getByRole("button", { name: "Save settings" }).click();
    await page.getByText(/^“Slides” is saved\. It opens Tue 1 June 2027, 09:30 /).waitFor();

    await other.locator("#media").getByLabel("Label").fill("Handout");
    await other.getByRole("button", { name: "Save settings" }).click();
    await other.getByText(/^Not saved: somebody else saved meanwhile\. There now stands: “Slides”/).waitFor();
    expect(await other.locator("#media").getByLabel("Label").inputValue()).toBe("Handout");

    await open(page);
    expect(await page.getByLabel("Only those who ask for it").isChecked()).toBe(true);
    expect(await page.getByLabel("Open to them from").inputValue()).toBe("2027-06-01T09:30");
    expect(await page.locator("#media").getByLabel("Licence").inputValue()).toBe("CC-BY-4.0");
    await page.getByText(/^Opens Tue 1 June 2027, 09:30 .* Until then only you and the organisers/).waitFor();
    await page.getByText("For: only those who ask for it.").waitFor();
    expect(await findings(page)).toEqual([]);
    await context.close();
  });

  it("is added and replaced without JavaScript", async () => {
    const { page, context } = await aMediaPage({ javaScriptEnabled: false });
    expect(await page.getByText("or drop them anywhere").isVisible()).toBe(false);
    await page.getByLabel("File", { exact: true }).setInputFiles(aPdf("plain.pdf", "plain"));
    await page.getByRole("button", { name: "Add the file" }).click();
    await page.getByText("The file is on the page.").waitFor();
    expect(await onThePage(page).allInnerTexts()).toEqual(["Slides"]);
    await page.locator("summary", { hasText: "Replace" }).click();
    await page.getByLabel("The new file").setInputFiles(aPdf("again.pdf", "again"));
    await page.getByRole("button", { name: /^Replace it/ }).click();
    await page.getByText("replaced once").waitFor();
    await context.close();
  });

  it("has nothing axe finds while files are on their way, refused and over", async () => {
    const { page, context } = await aMediaPage();
    const line = await holdFrom(page, 0);
    await choose(page, [aPdf("a.pdf"), aPdf("b.pdf"), aPdf("c.pdf")]);
    expect(await findings(page)).toEqual([]);
    await send(page);
    await expect.poll(() => line.held.length, PATIENT).toBe(2);
    await press(page, "a.pdf", "Pause");
    await says(page, "a.pdf", "Paused at 0 %.");
    expect(await findings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await findings(page)).toEqual([]);
    line.release();
    await page
      .getByRole("button", { name: "Go on with all" })
      .or(page.getByText("Go on a.pdf"))
      .first()
      .click();
    await expect.poll(() => onThePage(page).count(), PATIENT).toBe(3);
    for (const details of await page.locator("main details > summary").all()) await details.click();
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 900 });
    expect([await findings(page), await overflowing(page)]).toEqual([[], []]);
    await context.close();
  });
});
