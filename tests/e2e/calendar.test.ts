import "@/tests/support/app-rows";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { db } from "@/lib/db";
import { type Cast, theCast } from "@/tests/support/cast";
import { faultsOf, parsedCalendar } from "@/tests/support/parsed-calendar";
import { parsedFeed } from "@/tests/support/parsed-feed";

let cast: Cast;
beforeAll(async () => {
  cast = await theCast();
});

const get = (path: string, init: RequestInit = {}) =>
  fetch(inject("origin") + path, { redirect: "manual", ...init });

/** What a client that subscribed sees: the file, then nothing new, and the same by HEAD. */
async function subscribed(path: string) {
  const first = await get(path);
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  const [again, head] = [await get(path, { headers }), await get(path, { method: "HEAD" })];
  expect([path, first.status, again.status, head.status, await head.text()]).toEqual([
    path,
    200,
    304,
    200,
    "",
  ]);
  return first.text();
}

describe("a client that subscribes", () => {
  it("reads what its owner gives, without cookies, and gets 304 until it changes", async () => {
    const text = await subscribed(`/my/calendar/${cast.calendarSecret}.ics`);
    expect(faultsOf(text)).toEqual([]);
    expect(parsedCalendar(text).events.map(({ summary }) => summary)).toEqual([cast.presentation.title]);
  });

  it("reads public calendars and feeds, kept until something changes", async () => {
    const home = `/${cast.conference.slug}`;
    const page = `${home}/presentations/${cast.presentation.slug}`;
    for (const path of [home, page, `${home}/sessions/${cast.session.slug}`])
      expect(faultsOf(await subscribed(`${path}/calendar.ics`))).toEqual([]);
    for (const path of [home, `${home}/themes/${cast.theme.slug}`, `${home}/keywords/${cast.keyword.slug}`])
      expect(parsedFeed(await subscribed(`${path}/changes.atom`)).entries).toEqual([]);
    const [event] = parsedCalendar(await (await get(`${page}/calendar.ics`)).text()).events;
    const startsAt = new Date("2027-06-12T03:00:00Z");
    await db.themedSession.update({ where: { id: cast.session.id }, data: { startsAt } });
    await expect
      .poll(async () => parsedCalendar(await (await get(`${page}/calendar.ics`)).text()).events[0]?.startsAt)
      .toBe(startsAt.toISOString());
    expect(event?.startsAt).toBe("2027-06-12T01:00:00.000Z");
  });

  it("is led there by pages", async () => {
    const home = `/${cast.conference.slug}`;
    const page = await (await get(`${home}/presentations/${cast.presentation.slug}`)).text();
    expect(page).toContain(`href="${home}/presentations/${cast.presentation.slug}/calendar.ics"`);
    const feed = /<link[^>]*type="application\/atom\+xml"[^>]*>/.exec(await (await get(home)).text())?.[0];
    expect(feed).toContain(`${home}/changes.atom`);
    const settings = await get("/my/settings", { headers: cast.cookies.presenter });
    expect(await settings.text()).toContain(`/my/calendar/${cast.calendarSecret}.ics`);
  });
});
