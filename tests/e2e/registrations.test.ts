import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { signedIn, sql } from "@/tests/support/sign-in";

const root = path.resolve(import.meta.dirname, "../..");
const ORGANISER = "organiser@demo.lectern.example";
const answer = (page: Page) => page.locator("form [role=status], form [role=alert]").last();

/** A command as somebody types it beside the running Lectern; what it said, and its exit code. */
async function run(script: string, ...args: string[]): Promise<{ said: string; code: number }> {
  const { DATABASE_URL: _, ...env } = process.env;
  const command = ["run", "--silent", script, "--", ...args];
  const options = { cwd: root, env: { ...env, DATA_DIR: inject("data") } as NodeJS.ProcessEnv };
  return promisify(execFile)("npm", command, options).then(
    ({ stdout }) => ({ said: stdout, code: 0 }),
    (error) => ({ said: `${error.stdout}${error.stderr}`, code: error.code }),
  );
}

/** A conference of one accepted paper, presented by somebody who claimed it. */
async function aConference(slug: string, presenter: string): Promise<void> {
  const when = ["--starts", "2027-06-11", "--ends", "2027-06-13", "--zone", "Asia/Tokyo", "--place", "Tokyo"];
  expect(await run("conference", slug, "Registered", ...when)).toMatchObject({ code: 0 });
  expect(await run("grant", slug, ORGANISER, "organiser")).toMatchObject({ code: 0 });
  await sql(
    `WITH c AS (SELECT id FROM "Conference" WHERE slug = $1),
       t AS (INSERT INTO "Theme" ("conferenceId", slug, name, position) SELECT id, 'ice', 'Ice', 0 FROM c RETURNING id),
       p AS (INSERT INTO "Person" (slug, name, "claimedAt") VALUES ($1, 'Ada Lovelace', now()) RETURNING id),
       e AS (INSERT INTO "EmailAddress" ("personId", address, "verifiedAt", "isPrimary")
         SELECT id, $2, now(), true FROM p),
       pr AS (INSERT INTO "Presentation" ("conferenceId", slug, title, abstract, "typeId", "themeId", mode, "submittedAt",
           "acceptedAt", "updatedAt")
         SELECT c.id, 'on-ice', 'On Ice', 'Cold.', (SELECT id FROM "PresentationType" y WHERE y."conferenceId" = c.id
           AND y.slug = 'paper'), t.id, 'in_person', now(), now(), now() FROM c, t RETURNING id)
     INSERT INTO "PresenterPart" ("presentationId", "personId", position, "displayName", "claimedAt")
       SELECT pr.id, p.id, 0, 'Ada Lovelace', now() FROM pr, p`,
    [slug, presenter],
  );
}

describe.each([
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
])("registrations, $name,", ({ javaScriptEnabled }) => {
  const slug = `registered-${javaScriptEnabled ? "with" : "without"}-${Date.now().toString(36)}`;
  const presenter = `${slug}@example.org`;
  const table = (...rows: string[]) => ["id,email,name,type,paid_on", ...rows].join("\n");

  beforeAll(() => aConference(slug, presenter));

  it("are demanded, looked at, imported; and presenter and organiser read what is missing until nothing is", async () => {
    const desk = await (await signedIn(ORGANISER, { javaScriptEnabled })).newPage();
    const mine = await (await signedIn(presenter, { javaScriptEnabled })).newPage();
    await desk.goto(`/${slug}/organise/settings`);
    await desk.getByLabel("A presentation is scheduled only when").check();
    await desk.getByRole("button", { name: "Save limits" }).click();
    await answer(desk).getByText("Saved.").waitFor();
    await desk.goto(`/${slug}/organise/settings/registrations/new`);
    await desk.getByLabel("Name").fill("Student");
    await desk.getByRole("button", { name: "Add a type of registration" }).click();
    await answer(desk).getByText("Added Student.").waitFor();

    const why = mine.getByText("Why it is not scheduled").locator("..");
    await mine.goto(`/${slug}/presentations/on-ice/edit`);
    expect(await why.innerText()).toContain("None of its presenters is registered");
    expect(await why.innerText()).toContain("Your move.");
    expect(await why.innerText()).toContain("It is not yet placed in the published programme.");
    expect(await why.innerText()).toContain("The organisers’ move.");

    await desk.goto(`/${slug}/organise/imports`);
    const rows = [`R-1,${presenter},Ada,Student,`, "R-2,nobody@example.org,Nobody,Student,yes"];
    await desk.getByLabel("Or paste it here").fill(table(...rows));
    await desk.getByRole("button", { name: "Look at it" }).click();
    await desk.getByText("1 to create, 0 to change, 0 unchanged, 0 in conflict, 1 refused.").waitFor();
    await desk
      .getByText("Nobody who takes part in this conference has the address nobody@example.org (Nobody).")
      .waitFor();
    await mine.goto(`/${slug}/presentations/on-ice/edit`);
    expect(await why.innerText()).toContain("None of its presenters is registered");
    await desk.getByRole("button", { name: "Import", exact: true }).click();
    await desk.getByText("There is nothing to import.").waitFor();
    await mine.goto(`/${slug}/presentations/on-ice/edit`);
    expect(await why.innerText()).toContain("Its registration is not paid yet.");

    const file = path.join(inject("data"), `${slug}.csv`);
    fs.writeFileSync(file, table(`R-1,${presenter},Ada,Student,2027-02-01`));
    expect(await run("import", slug, file, "--dry-run")).toMatchObject({ code: 0 });
    const imported = await run("import", slug, file);
    expect(imported.said).toContain("Were: 0 created, 1 changed, 0 unchanged, 0 conflicts left, 0 refused.");
    await mine.goto("/my");
    const row = mine.locator("#presenting").getByRole("listitem").filter({ hasText: "On Ice" });
    expect(await row.innerText()).toContain("It is not yet placed in the published programme.");
    expect(await row.innerText()).not.toContain("registration");

    await desk.goto(`/${slug}/organise/submissions?waiting=session`);
    await desk.getByText("Waits for a session").waitFor();
    await desk.getByRole("link", { name: "a registration" }).click();
    await desk.getByText("No submission is like that.").waitFor();
    await desk.goto(`/${slug}/presentations/on-ice/edit`);
    const theirs = desk.getByText("Why it is not scheduled").locator("..");
    expect(await theirs.innerText()).toContain("It is in no session yet. Your move.");
  });
});
