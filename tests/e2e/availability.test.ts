import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { signedIn, sql } from "@/tests/support/sign-in";

const PRESENTER = "presenter@demo.lectern.example";
const ORGANISER = "organiser@demo.lectern.example";
const PAGE = "/societies-in-motion/organise/people/unavailable";

const answer = (page: Page) => page.locator("form [role=status], form [role=alert]").last();

/** The demo's second day, `YYYY-MM-DD`, and its presenter. */
async function theDemo() {
  const { rows } = await sql<{ day: string; id: string; name: string }>(
    `SELECT (c."startsOn" + 1)::text AS day, p.id::text, p.name
     FROM "Conference" c, "Person" p JOIN "EmailAddress" e ON e."personId" = p.id
     WHERE c.slug = 'societies-in-motion' AND e.address = $1`,
    [PRESENTER],
  );
  return rows[0] as { day: string; id: string; name: string };
}

describe.each([
  { name: "with JavaScript", javaScriptEnabled: true, until: "17:00", inKyoto: "14:00" },
  { name: "without JavaScript", javaScriptEnabled: false, until: "17:30", inKyoto: "14:30" },
])("a presenter, $name,", ({ javaScriptEnabled, until, inKyoto }) => {
  it("says when they cannot be there, on their clock; organisers read it on theirs; both take it back", async () => {
    const demo = await theDemo();
    const page = await (await signedIn(PRESENTER, { javaScriptEnabled })).newPage();
    await page.goto("/my#unavailable");
    const mine = page.locator("#unavailable");
    await mine.getByText("Say when you cannot be there").click();
    await mine.getByLabel("Day").fill(demo.day);
    await mine.getByLabel("From").fill("10:00");
    await mine.getByLabel("Until").fill("09:00");
    await mine.getByLabel("On clocks in your zone").selectOption("Pacific/Auckland");
    await mine.getByRole("button", { name: "Keep this time" }).click();
    await answer(page).getByText("“Until” must be later than “from”.").waitFor();
    expect(await mine.getByLabel("On clocks in your zone").inputValue()).toBe("Pacific/Auckland");

    await mine.getByLabel("From").fill("");
    await mine.getByLabel("Until").fill(until);
    await mine.getByLabel("A note for the organisers").fill("I teach until then.");
    await mine.getByRole("button", { name: "Keep this time" }).click();
    await answer(page).getByText(`before ${until}, on clocks in Pacific/Auckland.`).waitFor();
    const row = mine.getByRole("listitem").filter({ hasText: until });
    expect(await row.innerText()).toContain(`${inKyoto} (Asia/Tokyo)`);

    const desk = await (await signedIn(ORGANISER, { javaScriptEnabled })).newPage();
    await desk.goto(PAGE);
    const theirs = desk.getByRole("listitem").filter({ hasText: until });
    expect(await theirs.innerText()).toContain(`${inKyoto}`);
    expect(await theirs.innerText()).toContain(`before ${until} their time (Pacific/Auckland)`);
    expect(await theirs.innerText()).toContain("I teach until then.");
    await theirs.getByRole("button", { name: "Take back" }).click();
    await desk.getByRole("listitem").filter({ hasText: until }).waitFor({ state: "detached" });

    await desk.goto(`${PAGE}?person=${demo.id}`);
    await desk.getByText("Say a time for them").click();
    await desk.getByLabel("Day").fill(demo.day);
    await desk.getByRole("button", { name: "Keep this time" }).click();
    await answer(desk).getByText("all day").waitFor();
    await page.goto("/my");
    await mine.getByRole("listitem").filter({ hasText: "all day" }).getByRole("button").click();
    await mine.getByRole("listitem").filter({ hasText: "all day" }).waitFor({ state: "detached" });
  });
});
