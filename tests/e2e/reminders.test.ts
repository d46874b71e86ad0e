import { createHash } from "node:crypto";
import type { BrowserContext, Page, Worker } from "playwright-core";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { findings, overflowing } from "@/tests/support/accessibility";
import { aVisitor } from "@/tests/support/browser";
import { signedIn, sql } from "@/tests/support/sign-in";

const ATTENDEE = "attendee@demo.lectern.example";
const PRESSED = "Turn on reminders on this device";

const section = (page: Page) => page.locator("#push");
const isRegistered = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

/**
 * This Chromium without a window says `denied` whatever it was granted, and shows no notification: the leave is put
 * in its mouth, the rest is its own.
 */
const GRANTED = `Object.defineProperty(Notification, "permission", { get: () => "granted" })`;

async function mayShow(): Promise<BrowserContext> {
  const context = await signedIn(ATTENDEE);
  await context.grantPermissions(["notifications"], { origin: inject("origin") });
  await context.addInitScript(GRANTED);
  return context;
}

async function settingsOf(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/my/settings#push");
  return page;
}

/** Another device of theirs, as turning it on there would leave it. */
async function aDevice(name: string): Promise<void> {
  await sql(
    `INSERT INTO "PushSubscription" ("personId", "signInId", endpoint, p256dh, auth, "userAgent")
     SELECT s."personId", s.id, $2, 'x', 'x', $3 FROM "SignInSession" s
     JOIN "EmailAddress" e ON e."personId" = s."personId" AND e.address = $1 LIMIT 1`,
    [ATTENDEE, `https://fcm.googleapis.com/fcm/send/${createHash("md5").update(name).digest("hex")}`, name],
  );
}

const PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";

describe("reminders on this device", () => {
  beforeAll(async () => {
    await sql(`DELETE FROM "PushSubscription"`);
  });

  it("say that a browser was told to show nothing, without asking anybody for anything", async () => {
    const page = await settingsOf(await signedIn(ATTENDEE));
    await section(page).getByText("This browser was told to show nothing of this site.").waitFor();
    expect(await section(page).getByRole("button", { name: PRESSED }).count()).toBe(0);
    expect(await isRegistered(page)).toBe(0);
    expect(await findings(page)).toEqual([]);
  });

  it("say what the browser lacks, and what they need without JavaScript", async () => {
    const context = await signedIn(ATTENDEE);
    await context.addInitScript(() => Reflect.deleteProperty(window, "PushManager"));
    const page = await settingsOf(context);
    await section(page).getByText("This browser cannot show reminders here: it has no web push").waitFor();

    await aDevice(PHONE);
    const plain = await settingsOf(await signedIn(ATTENDEE, { javaScriptEnabled: false }));
    expect(await section(plain).innerText()).toContain("To turn them on here, this page needs JavaScript.");
    await section(plain)
      .getByRole("button", { name: /^Turn off ?: Firefox on Android/ })
      .click();
    await section(plain).getByText("No device of yours shows reminders yet.").waitFor();
  });

  it("are asked for by the press alone, and say honestly that the push service is out of reach", async () => {
    const context = await mayShow();
    const page = await settingsOf(context);
    const button = section(page).getByRole("button", { name: PRESSED });
    await button.waitFor();
    expect(await isRegistered(page)).toBe(0);
    await button.focus();
    await page.keyboard.press("Enter");
    const alert = section(page).getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(
      /cannot be reached, so nothing was turned on|refuses push messages/,
    );
    expect(await section(page).getByText("No device of yours shows reminders yet.").count()).toBe(1);
    await button.waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it("turn on with what a push service answers, list the devices, and turn off", async () => {
    const context = await mayShow();
    // No push service can be reached from here: what it would answer, in the browser's own words.
    await context.addInitScript(answerAsAPushService);
    await sql(`DELETE FROM "PushSubscription"`);
    await aDevice(PHONE);
    const page = await settingsOf(context);
    await section(page).getByRole("button", { name: PRESSED }).click();
    await section(page).getByText("This device shows reminders from now on.").waitFor();
    await section(page).getByText("Chrome on Linux (this one)").waitFor();
    expect(await section(page).getByRole("listitem").count()).toBe(2);
    await page.reload();
    await section(page).getByText("This device shows reminders.", { exact: true }).waitFor();
    expect(await section(page).getByRole("button", { name: PRESSED }).count()).toBe(0);
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await overflowing(page)).toEqual([]);
    expect(await findings(page, ["color-contrast"])).toEqual([]);

    await section(page)
      .getByRole("button", { name: /^Turn off ?: Chrome on Linux/ })
      .press("Enter");
    await section(page).getByRole("button", { name: PRESSED }).waitFor();
    expect(await section(page).getByRole("listitem").count()).toBe(1);
  });

  it("end when that browser signs out", async () => {
    const context = await mayShow();
    await context.addInitScript(answerAsAPushService);
    const count = async () =>
      (await sql<{ count: number }>(`SELECT count(*)::int AS count FROM "PushSubscription"`)).rows[0]?.count;
    const before = (await count()) ?? 0;
    const page = await settingsOf(context);
    await section(page).getByRole("button", { name: PRESSED }).click();
    await section(page).getByText("This device shows reminders from now on.").waitFor();
    expect(await count()).toBe(before + 1);
    await page.locator("main").getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/my"));
    expect(await count()).toBe(before);
  });
});

describe("the service worker of reminders", () => {
  it("comes with what a browser must know of it, and serves no page", async () => {
    const answer = await fetch(`${inject("origin")}/reminders.js`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).not.toMatch(/addEventListener\("(?!push"|notificationclick")/);
  });

  it("shows what is pushed, once for the same reminder, and opens its page when it is pressed", async () => {
    const context = await aVisitor();
    const page = await context.newPage();
    await page.goto("/sign-in");
    const { worker, deliver } = await pushing(context, page);
    const reminder = (minutes: number) => ({
      id: "one",
      title: "Harbours & <b>Ropes</b>",
      place: "Room B, 14:00 (GMT+9)",
      startsAt: new Date(Date.now() + minutes * 60_000 - 5_000).toISOString(),
      path: "/islands-2027/sessions/pacific-realignments",
    });
    for (const minutes of [15, 1, 0]) await deliver(reminder(minutes));
    const shown = () => worker.evaluate(() => (self as unknown as { shown: object[] }).shown);
    await expect.poll(async () => (await shown()).length, { timeout: 10_000 }).toBe(3);
    const { place: body, id: tag, path } = reminder(0);
    const rest = { body, tag, data: { path } };
    expect(await shown()).toEqual([
      { title: "In 15 minutes: “Harbours & <b>Ropes</b>”", ...rest },
      { title: "In 1 minute: “Harbours & <b>Ropes</b>”", ...rest },
      { title: "Now: “Harbours & <b>Ropes</b>”", ...rest },
    ]);
    expect(await pressed(worker, path)).toEqual([`${inject("origin")}${path}`, "closed"]);
  });
});

/** Runs in the page: a subscription that a push service of Google's would have given. */
function answerAsAPushService(): void {
  const kept = () => localStorage.getItem("subscribed");
  const made = (key: string) => ({
    endpoint: `https://fcm.googleapis.com/fcm/send/${kept()}`,
    options: {
      applicationServerKey: Uint8Array.from(atob(key.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
        c.charCodeAt(0),
      ).buffer,
    },
    unsubscribe: async () => true,
    toJSON() {
      const p256dh =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
      return { endpoint: this.endpoint, keys: { p256dh, auth: "BTBZMqHH6r4Tts7J_aSIgg" } };
    },
  });
  PushManager.prototype.subscribe = async (options) => {
    localStorage.setItem("key", String(options?.applicationServerKey));
    localStorage.setItem("subscribed", crypto.randomUUID());
    return made(String(options?.applicationServerKey)) as unknown as PushSubscription;
  };
  PushManager.prototype.getSubscription = async () =>
    kept() ? (made(localStorage.getItem("key") ?? "") as unknown as PushSubscription) : null;
}

/** Registers the worker as the page does, has it keep what it would show, and delivers as a push service would. */
async function pushing(context: BrowserContext, page: Page) {
  const devtools = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      const active = versions.find((version) => version.status === "activated");
      if (active) resolve(active.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const started = context.waitForEvent("serviceworker");
  await page.evaluate(() => navigator.serviceWorker.register("/reminders.js", { scope: "/my/" }));
  const [registrationId, worker] = await Promise.all([registered, started]);
  await worker.evaluate(() => {
    const scope = self as unknown as { shown: object[]; registration: ServiceWorkerRegistration };
    scope.shown = [];
    scope.registration.showNotification = async (title, options) => {
      scope.shown.push({ title, ...options });
    };
  });
  const deliver = (reminder: object) =>
    devtools.send("ServiceWorker.deliverPushMessage", {
      ...{ origin: inject("origin"), registrationId },
      data: JSON.stringify(reminder),
    });
  return { worker, deliver };
}

/** Presses a notification of this page: the address that would be opened, and whether the notification went. */
function pressed(worker: Worker, path: string): Promise<string[]> {
  return worker.evaluate(async (path) => {
    const scope = self as unknown as {
      clients: { openWindow: unknown };
      ExtendableEvent: new (type: string) => Event;
    };
    const opened = new Promise<string>((resolve) => {
      scope.clients.openWindow = async (address: string) => resolve(address);
    });
    let standing = "open";
    const close = () => {
      standing = "closed";
    };
    const press = new scope.ExtendableEvent("notificationclick");
    Object.defineProperties(press, {
      notification: { value: { close, data: { path } } },
      waitUntil: { value: () => {} },
    });
    self.dispatchEvent(press);
    return [await opened, standing];
  }, path);
}
