import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { signedIn } from "@/tests/support/sign-in";

const ORGANISER = "organiser@demo.lectern.example";

type Typed = Record<string, string | boolean>;

const formWith = (page: Page, button: string): Locator =>
  page.locator("form").filter({ has: page.getByRole("button", { name: button, exact: true }) });
const field = (form: Locator, name: string) => form.locator(`[name="${name}"]`).first();

async function fill(form: Locator, typed: Typed): Promise<void> {
  for (const [name, value] of Object.entries(typed)) {
    const control = field(form, name);
    if (typeof value === "boolean") await control.setChecked(value);
    else if ((await control.evaluate((element) => element.tagName)) === "SELECT")
      await control.selectOption(value);
    else await control.fill(value);
  }
}

/** What the form's own controls show, by name. */
async function shownIn(form: Locator, names: string[]): Promise<Typed> {
  const shown: Typed = {};
  for (const name of names) {
    const control = field(form, name);
    const isBox = (await control.getAttribute("type")) === "checkbox";
    shown[name] = isBox ? await control.isChecked() : await control.inputValue();
  }
  return shown;
}

/** Fills, saves, loads anew: every control of the form must have been typed in, and show what was. */
async function keeps(page: Page, button: string, typed: Typed, apart: string[] = []): Promise<void> {
  const form = formWith(page, button);
  await fill(form, typed);
  await form.getByRole("button", { name: button, exact: true }).click();
  await form.locator("[role=status]").waitFor();
  await page.goto(page.url());
  const controls = await form
    .locator("[name]:not([type=hidden])")
    .evaluateAll((elements) => [...new Set(elements.map((element) => element.getAttribute("name") ?? ""))]);
  expect(controls.filter((name) => !apart.includes(name)).sort()).toEqual(Object.keys(typed).sort());
  expect(await shownIn(form, Object.keys(typed))).toEqual(typed);
}

const ROWS: {
  list: string;
  add: string;
  first: Typed & { name: string };
  later: Typed & { name: string };
}[] = [
  {
    ...{ list: "themes", add: "Add a theme" },
    first: { name: "Islands", hue: "150", isSpecialFocus: true },
    later: { name: "Coasts", hue: "25", isSpecialFocus: false, place: "1" },
  },
  {
    ...{ list: "types", add: "Add a type" },
    first: {
      ...{ name: "Table", minutes: "33", discussionMinutes: "7", sessionCapacity: "9", sessionMinimum: "2" },
      ...{ isGrouped: true, mode: "online", mediaDueOn: "2028-02-01" },
    },
    later: {
      ...{
        name: "Round table",
        minutes: "34",
        discussionMinutes: "8",
        sessionCapacity: "10",
        sessionMinimum: "3",
      },
      ...{ isGrouped: false, mode: "blended", mediaDueOn: "", place: "1" },
    },
  },
  {
    ...{ list: "kinds", add: "Add a kind" },
    first: { name: "Data sets", formats: true },
    later: { name: "Data to count", formats: false, place: "2" },
  },
  {
    ...{ list: "rooms", add: "Add a room" },
    first: { name: "Aula", building: "Old hall", seats: "12", mode: "blended", holdsSeveral: true },
    later: { name: "Hall", building: "", seats: "", mode: "in_person", holdsSeveral: false, place: "1" },
  },
  {
    ...{ list: "registrations", add: "Add a type of registration" },
    first: { name: "Student", mode: "in_person" },
    later: { name: "Student, online", mode: "online", place: "1" },
  },
];

describe.each([
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
])("an organiser, $name,", ({ javaScriptEnabled }) => {
  const slug = `tides-${javaScriptEnabled ? "with" : "without"}`;

  it("makes a conference, and finds every setting as it was saved", async () => {
    const page = await (await signedIn(ORGANISER, { javaScriptEnabled })).newPage();
    await page.goto("/new");
    await fill(formWith(page, "Make the conference"), {
      ...{ name: "Tides", slug, place: "Lisbon", mode: "blended" },
      ...{ startsOn: "2028-03-24", endsOn: "2028-03-27", timeZone: "Europe/Lisbon" },
    });
    await page.getByRole("button", { name: "Make the conference" }).click();
    await page.waitForURL(`**/${slug}/organise/settings`);

    const what = {
      ...{ name: "Tides and more", place: "Tokyo", mode: "online", description: "One.\n\nTwo." },
      ...{ startsOn: "2028-03-25", endsOn: "2028-03-28", timeZone: "Asia/Tokyo" },
    };
    await keeps(page, "Save", what, ["slug", "keep"]);
    await keeps(page, "Save limits", {
      ...{
        abstractWordLimit: "321",
        mediaMegabytes: "77",
        mediaMost: "7",
        quietMinutes: "3",
        chairsOrderSessions: true,
        demandsRegistration: true,
        lockedFields: true,
      },
      ...{ editOpens: "2028-01-02T03:04", editCloses: "2028-02-03T04:05" },
    });
    const form = formWith(page, "Save");
    await fill(form, { slug: `${slug}-now` });
    await form.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("its old address leads here").waitFor();

    await page.getByRole("button", { name: "Publish it with 0 accepted presentations" }).click();
    await page.getByText("Tides and more is published: everybody sees it now.").waitFor();
    expect((await page.request.get(`/${slug}-now`)).status()).toBe(200);
  });

  it.each(ROWS)("adds, changes and removes one of the $list", async ({ list, add, first, later }) => {
    const page = await (await signedIn(ORGANISER, { javaScriptEnabled })).newPage();
    const settings = `/${slug}-now/organise/settings`;
    await page.goto(`${settings}/${list}/new`);
    await fill(formWith(page, add), first);
    await page.getByRole("button", { name: add }).click();
    await page.getByText(`Added ${first.name}.`).waitFor();

    await page.goto(settings);
    await page.getByRole("link", { name: first.name, exact: true }).click();
    const form = formWith(page, "Save");
    expect(await shownIn(form, Object.keys(first))).toEqual(first);
    await keeps(page, "Save", later);
    await page.getByRole("button", { name: `Remove ${later.name}` }).click();
    await page.waitForURL(`**${settings}`);
    expect(await page.getByRole("link", { name: later.name, exact: true }).count()).toBe(0);
  });
});
