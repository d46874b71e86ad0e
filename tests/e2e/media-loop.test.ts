import "@/tests/support/app-rows";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { calendarDayWithYear } from "@/lib/time/words";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { mailsTo, mailTo } from "@/tests/support/mail";
import { signedIn, sql } from "@/tests/support/sign-in";

/** Seconds of film. */
const FILM = path.resolve("prisma/seed/demo/growth.webm");
/** A week from now, as a date field holds it. */
const DAY = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

async function aStage(title: string) {
  const conference = await aConference({ name: "Tides of Trade" });
  await aKind(conference.id, { name: "Video", formats: ["mp4", "webm"] });
  const presentation = await aPresentation(conference.id, { title });
  const [presenter, asker] = [await aPerson(), await aPerson()];
  await aPart(presentation.id, { personId: presenter.id });
  return {
    page: `/${conference.slug}/presentations/${presentation.slug}`,
    asker: asker.emails[0]?.address ?? "",
    presenter: presenter.emails[0]?.address ?? "",
  };
}

/** A way to use a page: presses what is there, and fills a date field. */
type Hand = {
  name: string;
  press(target: Locator, key?: string): Promise<void>;
  write(field: Locator, day: string): Promise<void>;
};

const mouse: Hand = {
  name: "by mouse",
  press: (target) => target.click(),
  write: (field, day) => field.fill(day),
};

const keyboard: Hand = {
  name: "by keyboard alone",
  async press(target, key = "Enter") {
    await tabTo(target);
    await target.page().keyboard.press(key);
  },
  async write(field, day) {
    await tabTo(field);
    const [year, month, date] = day.split("-");
    await field.page().keyboard.type(`${month}${date}${year}`);
  },
};

async function tabTo(target: Locator): Promise<void> {
  await target.waitFor({ state: "attached" });
  for (let presses = 0; presses < 200; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await target.page().keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${target} on ${target.page().url()}`);
}

/** Chooses the film with the page's file field and sends it; waits for the sentence that says who is told. */
async function upload(desk: Page, hand: Hand): Promise<void> {
  const chooser = desk.waitForEvent("filechooser");
  const field = desk.getByLabel(/^Choose files/);
  if (hand === keyboard) await hand.press(field, "Space");
  else await desk.getByText("Choose files").click();
  await (await chooser).setFiles(FILM);
  await hand.press(desk.getByRole("button", { name: "Send the file" }));
  await desk.getByText("“Video” is on the page. The one person who asked gets a mail.").first().waitFor();
}

describe.each([mouse, keyboard])("from “please share the video” to watching it, $name,", (hand) => {
  it("leads over a digest, a promise and an upload, with one mail each", async () => {
    const title = `Harbour lights ${hand.name}`;
    const { page: address, asker, presenter } = await aStage(title);
    const page = await (await signedIn(asker)).newPage();
    await page.goto(address);
    const media = page.locator("#media");
    await hand.press(media.getByRole("button", { name: "Video", exact: true }));
    await media.getByText("You asked for Video, and follow this presentation.").waitFor();

    await sql("SELECT graphile_worker.add_job('media_clock', '{}'::json)");
    const digest = await mailTo(presenter, `You are asked for media: ${title}`);
    expect(digest.text).toContain("Video: one person asks");
    const desk = await (await signedIn(presenter)).newPage();
    await desk.goto(digest.links.find((link) => link.endsWith("/media")) ?? "");
    await hand.press(desk.locator("#asked summary").filter({ hasText: "Promise a day" }));
    await hand.write(desk.getByLabel("By the end of"), DAY);
    await hand.press(desk.getByRole("button", { name: "Promise and tell one person" }));
    await desk.getByText("Video: the day is promised. One person is told now.").waitFor();
    await mailTo(asker, `Video promised by ${calendarDayWithYear(DAY)}`);

    await hand.press(desk.locator("#asked").getByRole("link", { name: /^Upload a file/ }));
    await upload(desk, hand);
    const arrived = await mailTo(asker, `Video: ${title}`);
    await page.goto("/my");
    await page.getByText(/There since/).waitFor();
    await page.goto(arrived.links[0] ?? "");
    const player = page.getByLabel("Video", { exact: true });
    await hand.press(player, "Space");
    // Played: the bytes came, in ranges, and are a film.
    await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 0);
    expect((await mailsTo(asker, title)).map(({ subject }) => subject).sort()).toEqual([
      `Video promised by ${calendarDayWithYear(DAY)}: ${title}`,
      `Video: ${title}`,
    ]);
    expect(await mailsTo(presenter, title)).toHaveLength(1);
  });
});
