import "@/tests/support/app-rows";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import { notifyPeople } from "@/lib/notifications/notify";
import { aPerson } from "@/tests/factories/people";
import { unique } from "@/tests/factories/sequence";
import { findings } from "@/tests/support/accessibility";
import { signedIn } from "@/tests/support/sign-in";

const HOME = "/societies-in-motion";

/** Somebody new, signed in, and a way to tell them something as the worker does, in another process than the site's. */
async function somebody(options: Parameters<typeof signedIn>[1] = {}) {
  const person = await aPerson();
  const conference = await db.conference.findFirstOrThrow({ where: { slug: HOME.slice(1) } });
  const tell = (title: string) =>
    transaction((tx) =>
      notifyPeople(tx, [
        {
          personId: person.id,
          conferenceId: conference.id,
          kind: "media_added",
          details: { title, what: "Slides", path: HOME },
          dedupeKey: `bell ${unique()}`,
        },
      ]),
    );
  const context = await signedIn(person.emails[0]?.address ?? "", options);
  return { person, context, tell, streams: streamsOf(context) };
}

/** The event streams a browser opened, in order. */
function streamsOf(context: BrowserContext): string[] {
  const streams: string[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/my/stream")) streams.push(request.frame().page().url());
  });
  return streams;
}

const bell = (page: Page, unread: number) =>
  page.getByLabel("Yours").getByRole("link", {
    name: unread === 0 ? "Notifications" : `Notifications, ${unread} new`,
    exact: true,
  });

/** As when another tab covers it, or it is uncovered. */
async function become(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, "visibilityState", { value: now, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

const isStream = (request: { url(): string }) => request.url().endsWith("/my/stream");

describe("the bell", () => {
  it("counts in two tabs over one stream, which passes to the other tab, ends with the last, and comes back", async () => {
    const { context, tell, streams } = await somebody();
    const [one, two] = [await context.newPage(), await context.newPage()];
    await one.goto(HOME);
    await bell(one, 0).waitFor();
    await two.goto("/my");
    await bell(two, 0).waitFor();
    await tell("Tides");
    await Promise.all([bell(one, 1).waitFor(), bell(two, 1).waitFor()]);
    expect(streams.length).toBe(1);
    await one.getByRole("status").filter({ hasText: "1 new notification" }).waitFor();

    const next = context.waitForEvent("request", isStream);
    await become(one, "hidden");
    await next;
    await tell("Reefs");
    await Promise.all([bell(one, 2).waitFor(), bell(two, 2).waitFor()]);
    expect(streams.map((page) => new URL(page).pathname)).toEqual([HOME, "/my"]);

    const ended = context.waitForEvent("requestfailed", isStream);
    await become(two, "hidden");
    await ended;
    await tell("Shoals");
    const again = context.waitForEvent("request", isStream);
    await become(two, "visible");
    await again;
    await Promise.all([bell(one, 3).waitFor(), bell(two, 3).waitFor()]);
    expect(streams.length).toBe(3);
  });

  it("is reached and followed by keyboard; what is read in one tab is read in the other", async () => {
    const { context, tell } = await somebody();
    await tell("Tides");
    await tell("Reefs");
    const [one, two] = [await context.newPage(), await context.newPage()];
    await one.goto(HOME);
    await two.goto(HOME);
    await bell(two, 2).focus();
    await two.keyboard.press("Enter");
    await two.waitForURL("**/my/notifications");
    await two.getByRole("button", { name: /^Mark as read.*“Tides”/ }).click();
    await Promise.all([bell(one, 1).waitFor(), bell(two, 1).waitFor()]);
    await two.getByRole("button", { name: "Mark all as read" }).click();
    await Promise.all([bell(one, 0).waitFor(), bell(two, 0).waitFor()]);
  });

  it("is not there for somebody signed out, and nothing is streamed", async () => {
    const { context, person, streams } = await somebody();
    const page = await context.newPage();
    await page.goto(HOME);
    await bell(page, 0).waitFor();
    await db.signInSession.deleteMany({ where: { personId: person.id } });
    await db.notification.create({
      data: { personId: person.id, kind: "invited", dedupeKey: `bell ${unique()}` },
    });
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    expect([await bell(page, 0).count(), streams.length]).toEqual([0, 1]);
  });
});

describe("the page of notifications", () => {
  it("shows what is new without reload; under a hand it only offers it", async () => {
    const { context, tell } = await somebody();
    await tell("Tides");
    const page = await context.newPage();
    await page.goto("/my/notifications");
    await bell(page, 1).waitFor();
    await page.evaluate(() => Object.assign(window, { isStillHere: true }));
    await tell("Reefs");
    await page.getByRole("link", { name: /“Reefs”/ }).waitFor();
    await page.getByRole("link", { name: /“Tides”/ }).hover();
    await tell("Shoals");
    await page.getByRole("button", { name: "Show what is new" }).click();
    await page.getByRole("link", { name: /“Shoals”/ }).waitFor();
    expect(await page.evaluate(() => "isStillHere" in window)).toBe(true);
    expect(await findings(page)).toEqual([]);
  });

  it("takes a notification for read whose link is followed", async () => {
    const { context, tell } = await somebody();
    await tell("Tides");
    const page = await context.newPage();
    await page.goto("/my/notifications");
    await page.getByRole("link", { name: /“Tides”/ }).click();
    await page.waitForURL(`**${HOME}`);
    await bell(page, 0).waitFor();
  });

  it("says times in the person’s zone, else in the conference’s, and which", async () => {
    const { context, person, tell } = await somebody({ javaScriptEnabled: false });
    await tell("Tides");
    const page = await context.newPage();
    await page.goto("/my/notifications");
    await page.getByText("Times in the zone of the conference each is about").waitFor();
    await db.person.update({ where: { id: person.id }, data: { timeZone: "Asia/Tokyo" } });
    await page.reload();
    await page.getByText("Times in Asia/Tokyo, your time zone.").waitFor();
    expect(await page.locator("main time").textContent()).toMatch(/^\d\d:\d\d \(GMT\+9\)$/);
  });

  it("works without JavaScript", async () => {
    const { context, tell } = await somebody({ javaScriptEnabled: false });
    await tell("Tides");
    const page = await context.newPage();
    await page.goto("/my/notifications");
    await page.getByRole("button", { name: /^Mark as read/ }).click();
    await page.getByText("Tides").waitFor();
    expect(await page.getByRole("button", { name: /^Mark as read/ }).count()).toBe(0);
  });
});

describe.each([
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
])("settings, $name,", ({ javaScriptEnabled }) => {
  it("keep what somebody wants to be told, and their quiet hours", async () => {
    const { context } = await somebody({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto("/my/settings");
    const told = page.locator("#told");
    await told.getByLabel("New media of what I follow").selectOption({ label: "Never" });
    await told.getByRole("button", { name: "Save what I am told" }).click();
    await told.getByText("Saved. It holds for everything you are told from now on.").waitFor();
    const quiet = page.locator("#quiet-hours");
    await quiet.getByLabel("From").fill("23:15");
    await quiet.getByLabel("Until").fill("06:30");
    await quiet.getByRole("button", { name: "Save quiet hours" }).click();
    await quiet.getByText("Saved. Nothing is mailed from 23:15 until 06:30.").waitFor();
    await page.goto("/my/settings");
    expect(await told.getByLabel("New media of what I follow").inputValue()).toBe("never");
    expect(await told.getByLabel("Changes of what I follow").inputValue()).toBe("at_once");
    expect(await quiet.getByLabel("From").inputValue()).toBe("23:15");
    expect(await quiet.getByLabel("Until").inputValue()).toBe("06:30");
  });
});
