import "@/tests/support/app-rows";
import fs from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { db, type Prisma, transaction } from "@/lib/db";
import { picturedAs, pictureLater } from "@/lib/media/pictures";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aJpeg, aPdf, aPptx } from "@/tests/factories/files";
import { hostileFiles, RAN } from "@/tests/factories/hostile-files";
import { aLink, aStoredFile } from "@/tests/factories/media";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { findings, overflowing } from "@/tests/support/accessibility";
import { aVisitor } from "@/tests/support/browser";
import { signedIn } from "@/tests/support/sign-in";

const ATTENDEE = "attendee@demo.lectern.example";
const PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
const YOUTUBE = "https://www.youtube.com/watch?v=aqz-KE-bpKQ";

type Overrides = Partial<Prisma.MediaUncheckedCreateInput>;

let presentation: { id: string };
let kind: { id: string };
let path: string;
let video: { id: string };

async function add(label: string, bytes: Buffer, contentType: string, more: Overrides = {}) {
  const fileName = `${label.toLowerCase()}.bin`;
  const media = await aStoredFile(presentation.id, kind.id, bytes, { label, contentType, fileName, ...more });
  await transaction((tx) => pictureLater(tx, media));
  return media;
}

/** A presentation with everything that can be shown, its pictures made by the worker of the running app. */
beforeAll(async () => {
  const conference = await aConference();
  kind = await aKind(conference.id, { name: "Slides" });
  const made = await aPresentation(conference.id);
  presentation = made;
  path = `/${conference.slug}/presentations/${made.slug}`;
  await aPart(made.id);
  await add("Figure", await aJpeg(1600, 900), "image/jpeg", {
    altText: "A brown field",
    licence: "CC-BY-4.0",
  });
  await add("Paper", aPdf(["First page", "Second page", "Third page"]), "application/pdf");
  const deck = await aPptx(24, { "docProps/thumbnail.jpeg": await aJpeg(256, 144) });
  await add("Deck", deck, PPTX);
  video = await add("Talk", fs.readFileSync("prisma/seed/demo/growth.webm"), "video/webm");
  const captions = (text: string) => Buffer.from(`WEBVTT\n\n00:00.000 --> 00:03.000\n${text}\n`);
  const belongs = { belongsToId: video.id };
  await add("In English", captions("Passengers"), "text/vtt", { ...belongs, language: "en" });
  await add("In French", captions("Passagers"), "text/vtt", { ...belongs, language: "fr" });
  await add("Transcript", Buffer.from("Passengers."), "text/plain", { ...belongs, language: "en" });
  await aLink(made.id, kind.id, { label: "Rehearsal", url: YOUTUBE });
  const asked = { audience: "askers", kindId: (await aKind(conference.id, { name: "Notes" })).id } as const;
  await add("Notes", Buffer.from("Only for askers"), "text/plain", asked);
  await add("Draft", Buffer.from("Only signed in"), "text/plain", { audience: "signed_in" });
  const opensAt = new Date("2099-06-12T01:00:00Z");
  await add("Data", Buffer.from("a,b"), "text/csv", { opensAt });
  // As long as it takes: the hook has its own limit.
  while ((await unpictured()) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
});

async function unpictured(): Promise<number> {
  const rows = await db.media.findMany({ where: { presentationId: presentation.id, picturedAt: null } });
  return rows.filter(({ contentType }) => picturedAs(contentType) !== null).length;
}

/** Opens the page; `faults`: what its policy forbade and what threw. */
async function opened(page: Page, faults: string[] = []): Promise<Page> {
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(path);
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__react")));
  return page;
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

describe("media on a presentation's page", () => {
  it("are an image with its size, a first page, slides' own picture, each with what it is in words", async () => {
    const visitor = await aVisitor();
    const page = await opened(await visitor.newPage());
    const image = page.getByRole("img", { name: "A brown field" });
    expect(
      await image.evaluate((shown) => ["width", "height"].map((side) => shown.getAttribute(side))),
    ).toEqual(["1280", "720"]);
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth))
      .toBeGreaterThan(0);
    const media = page.locator("#media");
    for (const words of [
      "Slides · PDF · 3 pages · 1 kB",
      "Slides · PowerPoint (PPTX) · 24 slides",
      "Slides of this format are read after downloading them.",
      "For everybody who is signed in. Sign in and open it",
      "For those who ask for it. Ask for it, or open it",
      "From Fri 12 June 2099, 10:00, Tokyo time (GMT+9).",
    ])
      expect([words, (await media.innerText()).includes(words)]).toEqual([words, true]);
    expect(await media.getByRole("link", { name: "CC BY 4.0" }).getAttribute("href")).toBe(
      "https://creativecommons.org/licenses/by/4.0/",
    );
    await visitor.close();
  });

  it("are links and the browser's own players without script", async () => {
    const visitor = await aVisitor({ javaScriptEnabled: false });
    const page = await visitor.newPage();
    await page.goto(path);
    const media = page.locator("#media");
    expect(await media.getByRole("button", { name: /^(Read|Play|Go on)/ }).count()).toBe(0);
    expect(await media.locator("video[controls][src]").count()).toBe(1);
    for (const label of ["Figure", "Paper", "Deck", "Talk", "Transcript", "Rehearsal"])
      expect(await media.getByRole("link", { name: label, exact: true }).count()).toBe(1);
    await visitor.close();
  });

  it("have no findings, also with the pages of a PDF open, on phones and desks, in the light and the dark", async () => {
    const visitor = await aVisitor();
    const page = await opened(await visitor.newPage());
    await page.getByRole("button", { name: "Read it here: Paper" }).press("Enter");
    await page.locator(".pdf-words span").first().waitFor({ state: "attached" });
    const found: string[] = [];
    for (const width of [1440, 390])
      for (const colorScheme of ["light", "dark"] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        found.push(...(await findings(page)), ...(await overflowing(page)));
      }
    expect(found).toEqual([]);
    await visitor.close();
  });
});

describe("a PDF", () => {
  it("is read in the page by keyboard alone: its reader fetched on a press, Escape goes back", async () => {
    const visitor = await aVisitor();
    const faults: string[] = [];
    const page = await visitor.newPage();
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await opened(page, faults);
    const ofReader = () => fetched.filter((asked) => asked.startsWith("/reader/"));
    const fetchedOfPaper = () => fetched.filter((asked) => asked.endsWith("/paper.bin"));
    expect([ofReader(), fetchedOfPaper()]).toEqual([[], []]);

    await page.getByRole("button", { name: "Read it here: Paper" }).focus();
    await page.keyboard.press("Enter");
    const reader = page.getByRole("region", { name: "Paper, pages" });
    const words = reader.locator(".pdf-words");
    const shows = (text: string) => words.filter({ hasText: text }).waitFor();
    await shows("First page");
    expect(await focused(page)).toBe("Paper, pages");
    expect(await reader.getByRole("status").innerText()).toBe("Paper, page 1 of 3");
    expect(ofReader().length).toBeGreaterThan(0);
    await page.keyboard.press("ArrowRight");
    await shows("Second page");
    await page.keyboard.press("PageDown");
    await shows("Third page");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await shows("Second page");
    await page.keyboard.press("PageUp");
    await shows("First page");
    await reader.getByLabel("Page").fill("3");
    await page.keyboard.press("Enter");
    await shows("Third page");
    // As wide as there is room, and its words can be selected.
    const [canvas, frame] = await Promise.all([reader.locator("canvas").boundingBox(), reader.boundingBox()]);
    expect(Math.abs((canvas?.width ?? 0) - (frame?.width ?? 0))).toBeLessThan(4);
    await words.locator("span", { hasText: "Third" }).selectText();
    expect(await page.evaluate(() => String(getSelection()))).toContain("Third page");

    await page.keyboard.press("Escape");
    await reader.waitFor({ state: "detached" });
    expect(await focused(page)).toBe("Read it here: Paper");
    expect(faults).toEqual([]);
    await visitor.close();
  });

  it("that is damaged says so, and can be downloaded", async () => {
    const { id } = await add("Broken", Buffer.from("%PDF-1.7\nnothing more"), "application/pdf");
    const visitor = await aVisitor();
    const page = await opened(await visitor.newPage());
    await page.getByRole("button", { name: "Read it here: Broken" }).click();
    const reader = page.getByRole("region", { name: "Broken, pages" });
    await reader.getByRole("alert").filter({ hasText: "could not be read here" }).waitFor();
    expect(await reader.getByRole("link", { name: "Download it" }).getAttribute("href")).toBe(
      `/media/${id}/broken.bin`,
    );
    await visitor.close();
    await db.media.update({ where: { id }, data: { removedAt: new Date() } });
  });
});

describe("a video", () => {
  it("says its captions before it plays, has them, and goes on from where somebody stopped", async () => {
    const visitor = await aVisitor();
    const faults: string[] = [];
    const page = await opened(await visitor.newPage(), faults);
    await page.getByText("Captions: English, Français").waitFor();
    const player = page.locator(`#player-${video.id}`);
    expect(await player.evaluate((shown: HTMLVideoElement) => [shown.paused, shown.currentTime])).toEqual([
      true,
      0,
    ]);
    const cues = player.evaluate(
      (shown: HTMLVideoElement) =>
        new Promise((resolve) => {
          const [track] = [...shown.textTracks];
          const element = shown.querySelector("track");
          if (!track || !element) return resolve("none");
          element.addEventListener("load", () =>
            resolve([...(track.cues ?? [])].map((cue) => (cue as VTTCue).text)),
          );
          track.mode = "showing";
        }),
    );
    expect(await cues).toEqual(["Passengers"]);
    // Longer than the one at hand: as if somebody had watched twelve minutes of it.
    await player.evaluate((shown) => {
      Object.defineProperty(shown, "currentTime", { value: 724, configurable: true });
      Object.defineProperty(shown, "duration", { value: 1500 });
      shown.dispatchEvent(new Event("timeupdate"));
    });
    await page.reload();
    await page.getByRole("button", { name: "Go on from 12:04" }).waitFor();
    expect(faults).toEqual([]);
    await visitor.close();
  });

  it("asks another site for a video only once it is pressed", async () => {
    const visitor = await aVisitor();
    const elsewhere: string[] = [];
    await visitor.route(/^https:/, (route) => {
      elsewhere.push(route.request().url());
      return route.fulfill({ contentType: "text/html", body: "<title>The player</title>" });
    });
    const faults: string[] = [];
    const page = await opened(await visitor.newPage(), faults);
    await page.mouse.wheel(0, 5000);
    await page.waitForLoadState("networkidle");
    expect(elsewhere).toEqual([]);
    await page.getByRole("button", { name: "Play from YouTube: Rehearsal" }).press("Enter");
    const frame = page.getByTitle("Rehearsal on YouTube");
    expect(await frame.getAttribute("sandbox")).toBe(
      "allow-scripts allow-same-origin allow-presentation allow-popups",
    );
    await page.frameLocator("iframe").locator("title").waitFor({ state: "attached" });
    expect(elsewhere).toEqual(["https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0"]);
    expect(faults).toEqual([]);
    await visitor.close();
  });
});

it("opens to who asks, through their own page, what is for those who ask", async () => {
  const context = await signedIn(ATTENDEE);
  const page = await opened(await context.newPage());
  await page.getByRole("link", { name: "Ask for it, or open it: Notes" }).click();
  await page.waitForURL(`**/my/presentations/${presentation.id}*`);
  const media = page.locator("#media");
  await media.getByText("For those who ask for it. Ask for it above, and it opens here.").waitFor();
  await media.getByRole("link", { name: "Draft", exact: true }).waitFor();
  expect(await media.getByRole("link", { name: "Notes", exact: true }).count()).toBe(0);
  await page.getByRole("button", { name: /^Request.*Notes$/ }).press("Enter");
  await media.getByRole("link", { name: "Notes", exact: true }).waitFor();
  const address = await media.getByRole("link", { name: "Notes", exact: true }).getAttribute("href");
  const answer = await context.request.get(address ?? "");
  expect([answer.status(), await answer.text()]).toEqual([200, "Only for askers"]);
  await context.close();
  const stranger = await aVisitor();
  expect((await stranger.request.get(address ?? "")).status()).toBe(404);
  await stranger.close();
});

describe("hostile files", () => {
  it("opened in a browser, run nothing in our origin, nor do they as scripts of our own page", async () => {
    const visitor = await aVisitor();
    const page = await visitor.newPage();
    const ran: string[] = [];
    visitor.on("request", (request) => request.url().includes(RAN) && ran.push(request.url()));
    const addresses: string[] = [];
    for (const { bytes, contentType, fileName } of await hostileFiles()) {
      const { id } = await aStoredFile(presentation.id, kind.id, bytes, {
        ...{ contentType, fileName, label: "Hostile" },
        removedAt: null,
      });
      addresses.push(`/media/${id}/${fileName}`);
    }
    for (const address of addresses) {
      // A download ends the navigation: the page stays where it was.
      const shown = await page.goto(address).catch(() => null);
      if (shown) expect([address, await page.evaluate(() => self.origin)]).toEqual([address, "null"]);
    }
    await opened(page);
    await page.evaluate(async (sources) => {
      const settled = (element: HTMLElement) =>
        new Promise((resolve) => {
          element.addEventListener("load", resolve);
          element.addEventListener("error", resolve);
          document.body.append(element);
        });
      for (const src of sources)
        for (const type of ["text/javascript", "module"])
          await settled(Object.assign(document.createElement("script"), { src, type }));
      for (const src of sources)
        await new Promise((resolve) => {
          const worker = new Worker(src);
          worker.onerror = resolve;
          setTimeout(resolve, 200);
        });
    }, addresses);
    expect(ran).toEqual([]);
    // What would have been heard.
    await page.evaluate((address) => fetch(address), RAN);
    expect(ran).toHaveLength(1);
    await visitor.close();
    await db.media.updateMany({ where: { label: "Hostile" }, data: { removedAt: new Date() } });
  });
});
