import "@/tests/support/app-rows";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { db } from "@/lib/db";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { signedIn } from "@/tests/support/sign-in";

/** A presentation of its own in the demo conference, with its presenter signed in on the page of its media. */
export async function aMediaPage(options: BrowserContextOptions = {}) {
  const conference = await db.conference.findUniqueOrThrow({
    where: { slug: "societies-in-motion" },
    include: { mediaKinds: true, themes: true, types: true },
  });
  const presentation = await aPresentation(conference.id, {
    themeId: conference.themes[0]?.id,
    typeId: conference.types[0]?.id,
  });
  const person = await aPerson();
  await aPart(presentation.id, { personId: person.id });
  const context = await signedIn(person.id, options);
  const page = await context.newPage();
  const url = `/societies-in-motion/presentations/${presentation.slug}/media`;
  await page.goto(url);
  // On another server nobody is signed in yet.
  if (options.javaScriptEnabled !== false && !options.baseURL) await untilAlive(page);
  const kindId = (slug: string) => {
    const kind = conference.mediaKinds.find((each) => each.slug === slug);
    if (!kind) throw new Error(`The demo has no kind ${slug}`);
    return kind.id;
  };
  return { context, page, url, presentation, person, kindId };
}

/** Before the page's script has taken over, nobody hears what is chosen. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const field = document.querySelector("#upload input[type=file]");
    return field !== null && Object.keys(field).some((key) => key.startsWith("__react"));
  });
}

/** A real file of so many bytes, told apart from others by `seed`; larger than one request it goes in several. */
export function aVideo(name: string, bytes: number, seed = 7) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-upload-"));
  const file = path.join(folder, name);
  const content = Buffer.alloc(bytes, seed);
  content.write("\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0002\u0000isommp42", 0, "latin1");
  fs.writeFileSync(file, content);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { file, sha256, remove: () => fs.rmSync(folder, { recursive: true }) };
}

export const aPdf = (name: string, text = "not much of a document") => ({
  ...{ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.4\n${text}`) },
});

/**
 * Holds the requests that bring bytes from `offset` on until `release`; notes at which offset each begins. A piece is
 * 32 MB: a larger file stands still where a test wants it to. In the page itself: to intercept a request is to copy
 * its body three times.
 */
export async function holdFrom(page: Page, offset: number) {
  const begun: number[] = [];
  const held: (() => void)[] = [];
  let isOpen = false;
  await page.exposeFunction("mayPass", (at: number) => {
    begun.push(at);
    return at < offset || isOpen || new Promise<void>((resolve) => held.push(resolve));
  });
  await page.addInitScript(holdInPage);
  await page.evaluate(holdInPage);
  const release = () => {
    isOpen = true;
    for (const go of held.splice(0)) go();
  };
  return { begun, held, release };
}

/** Runs in the page. */
function holdInPage(): void {
  const { mayPass } = window as unknown as { mayPass: (at: number) => Promise<unknown> };
  const offsets = new WeakMap<XMLHttpRequest, number>();
  const given = new WeakSet<XMLHttpRequest>();
  const { setRequestHeader, send, abort } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.setRequestHeader = function named(name, value) {
    if (name.toLowerCase() === "upload-offset") offsets.set(this, Number(value));
    setRequestHeader.call(this, name, value);
  };
  XMLHttpRequest.prototype.send = function held(body) {
    const at = offsets.get(this);
    if (at === undefined) send.call(this, body);
    else void mayPass(at).then(() => given.has(this) || send.call(this, body));
  };
  XMLHttpRequest.prototype.abort = function givenUp() {
    given.add(this);
    abort.call(this);
  };
}

/** Chooses files in the field above all. */
export async function choose(page: Page, files: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) {
  await page.getByLabel("Choose files").setInputFiles(files);
}

/** The row of one file on its way. */
export const rowOf = (page: Page, name: string) =>
  page.locator("#upload li").filter({ has: page.getByText(name, { exact: true }) });
