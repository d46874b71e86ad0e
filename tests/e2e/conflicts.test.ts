import "@/tests/support/app-rows";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { aRoom } from "@/tests/factories/conferences";
import { aDesk } from "@/tests/factories/desk";
import { aPerson } from "@/tests/factories/people";
import { aPlace } from "@/tests/factories/sessions";
import { findings } from "@/tests/support/accessibility";
import { signedIn } from "@/tests/support/sign-in";

/** 10:40 in Tokyo on the second day. */
const AT = new Date("2027-06-12T01:40:00Z");

/** A session that holds a withdrawn paper and one whose presenter cannot be there, and its organiser's address. */
async function aStage() {
  const organiser = await aPerson();
  const desk = await aDesk({ name: "Engines and Analysis" });
  const conferenceId = desk.conference.id;
  await db.role.create({ data: { conferenceId, personId: organiser.id, role: "organiser" } });
  const ada = await aPerson({ name: "Ada Byron" });
  const session = await desk.session({ title: "Engines", startsAt: AT, roomId: desk.room.id });
  const notes = await desk.paper({ title: "Notes", withdrawnAt: AT });
  await aPlace(session, notes.id);
  await aPlace(session, (await desk.paper({ title: "Bernoulli", personId: ada.id })).id);
  await db.unavailability.create({
    data: {
      ...{ conferenceId, personId: ada.id, timeZone: "Europe/Berlin", startsAt: AT },
      endsAt: new Date("2027-06-12T05:00:00Z"),
    },
  });
  for (const building of ["North", "South"]) await aRoom(conferenceId, { building });
  return { ...desk, session, notes, organiser: organiser.emails[0]?.address ?? "" };
}

describe.each([
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
])("an organiser, $name,", ({ javaScriptEnabled }) => {
  it("reads the conflicts, lets one stand with a reason, and takes that back", async () => {
    const { organiser, conference, session } = await aStage();
    const page = await (await signedIn(organiser, { javaScriptEnabled })).newPage();
    await page.goto(`/${conference.slug}/organise`);
    await page.getByRole("link", { name: "Conflicts", exact: true }).click();
    const rows = page.getByRole("region", { name: "Conflicts" }).getByRole("listitem");
    await rows.nth(1).waitFor();
    expect(await rows.first().innerText()).toContain("Notes was withdrawn and stands in Engines");
    expect(await rows.nth(1).innerText()).toContain(
      "Ada Byron cannot be there on Sat 12 June from 10:40 to 14:00 (on Sat 12 June from 03:40 to 07:00 in Europe/Berlin)",
    );
    expect(await rows.first().getByRole("link", { name: "Engines" }).getAttribute("href")).toBe(
      `/${conference.slug}/organise/sessions/${session.id}`,
    );

    await rows.first().getByText("Let it stand").click();
    await rows.first().getByLabel("Why it may").fill("They only withdrew today.");
    await rows.first().getByRole("button", { name: "Acknowledge" }).click();
    await page.getByText("Acknowledged. It blocks nothing any more.").waitFor();
    await page.getByRole("link", { name: "acknowledged", exact: true }).click();
    await page.getByText(/Acknowledged by Person .*: They only withdrew today\./).waitFor();
    expect(new URL(page.url()).search).toBe("?state=acknowledged");
    await page.getByRole("button", { name: "Take back" }).click();
    await page.getByText("Taken back. It counts again.").waitFor();
    await page.getByRole("link", { name: "open", exact: true }).click();
    await page.getByText("Notes was withdrawn").waitFor();
  });

  it("decides how grave kinds are and how long walks take", async () => {
    const { organiser, conference } = await aStage();
    const page = await (await signedIn(organiser, { javaScriptEnabled })).newPage();
    await page.goto(`/${conference.slug}/organise/conflicts`);
    await page.getByText("Change the levels").click();
    await page.getByLabel("Withdrawn", { exact: true }).selectOption("block");
    await page.getByRole("button", { name: "Save the levels" }).click();
    await page.getByText(/^1 conflict of the kind “Withdrawn” stands in the draft\./).waitFor();

    await page.goto(`/${conference.slug}/organise/conflicts`);
    await page.getByText("Change the levels").click();
    await page.getByLabel("Withdrawn", { exact: true }).selectOption("ignore");
    await page.getByRole("button", { name: "Save the levels" }).click();
    await page.getByText("Saved.", { exact: true }).waitFor();
    await page.goto(`/${conference.slug}/organise/conflicts`);
    expect(await page.getByText("Notes was withdrawn").count()).toBe(0);

    await page.getByLabel("Minutes", { exact: true }).fill("15");
    await page.getByRole("button", { name: "Add the walk" }).click();
    await page.getByText("North – South: 15 minutes").waitFor();
  });
});

it("an organiser does it all by keyboard, and the focus goes to the answer", async () => {
  const { organiser, conference } = await aStage();
  const page = await (await signedIn(organiser)).newPage();
  await page.goto(`/${conference.slug}/organise/conflicts`);
  const summary = page.locator("summary", { hasText: "Let it stand" }).first();
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("They know.");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.getByText("Acknowledged. It blocks nothing any more.").waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent?.includes("It blocks nothing"));
  expect(await findings(page)).toEqual([]);
});

it("an organiser acknowledges beforehand what a change was refused for", async () => {
  const { organiser, conference, session, notes } = await aStage();
  const other = await db.themedSession.create({
    data: {
      ...{ conferenceId: conference.id, programmeId: session.programmeId, typeId: session.typeId },
      ...{ slug: "analysis", title: "Analysis", minutes: 60 },
    },
  });
  const page = await (await signedIn(organiser)).newPage();
  await page.goto(`/${conference.slug}/organise/conflicts?allow=withdrawn:${notes.id}:${other.publicId}`);
  const section = page.locator("#beforehand");
  expect(await section.innerText()).toContain("Analysis");
  await section.locator("summary").click();
  await section.getByLabel("Why it may").fill("It moves there.");
  await section.getByRole("button", { name: "Acknowledge" }).click();
  await page.locator("#idle").getByText("It moves there.").waitFor();
});
