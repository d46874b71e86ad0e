import "@/tests/support/app-rows";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { placeSession } from "@/lib/schedule/commands/place-session";
import { PlaceSessionInput } from "@/lib/schedule/schema";
import { aRoom } from "@/tests/factories/conferences";
import { aDesk } from "@/tests/factories/desk";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aPlace } from "@/tests/factories/sessions";
import { findings, overflowing } from "@/tests/support/accessibility";
import { signedIn } from "@/tests/support/sign-in";
import { answered, block, boxOf, column, drag, pointAt, waiting } from "@/tests/support/timetable-page";

const AT = new Date("2027-06-12T01:40:00Z");
const DAY = "?day=2027-06-12";

type Desk = Awaited<ReturnType<typeof aDesk>>;
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
  await aRoom(desk.conference.id, { name: "Room 205" });
});

/** The timetable of the second day, as the desk's organiser sees it. */
async function atTimetable(options: BrowserContextOptions = {}, address = DAY): Promise<Page> {
  const context = await signedIn(personIdOf(desk.organiser) ?? "", options);
  const page = await context.newPage();
  await page.goto(`/${desk.conference.slug}/organise/timetable${address}`);
  return page;
}

const standing = async (id: string) => {
  const { startsAt, minutes, room } = await db.themedSession.findUniqueOrThrow({
    where: { id },
    include: { room: true },
  });
  return [startsAt?.toISOString().slice(11, 16) ?? null, minutes, room?.name ?? null];
};

describe("by mouse", () => {
  it("a session is placed, moved, made longer and taken off, each undone and done again", async () => {
    const session = await desk.session({ title: "Pacific Realignments" });
    const page = await atTimetable();
    // A quarter of its length above the pointer: 60 minutes past 08:00, less 25.
    await drag(page, block(page, "Pacific Realignments"), await pointAt(page, "Room 204", 60));
    await answered(page, "Placed Pacific Realignments: Sat 12 June, 08:35–10:15, Room 204.");
    expect(await standing(session.id)).toEqual(["23:35", 100, "Room 204"]);
    expect(await waiting(page).getByText("Every session has a time.").isVisible()).toBe(true);

    const there = await pointAt(page, "Room 205", 120);
    await drag(page, block(page, "Pacific Realignments"), { ...there, y: there.y + 11 });
    await answered(page, "Placed Pacific Realignments: Sat 12 June, 10:00–11:40, Room 205.");

    const edge = page.locator("[data-column] [title='Drag to change its length']");
    const [at, until] = [await boxOf(edge), await pointAt(page, "Room 205", 240)];
    await page.mouse.move(at.x + 20, at.y + 4);
    await page.mouse.down();
    await page.mouse.move(until.x, until.y, { steps: 5 });
    await page.mouse.up();
    await answered(page, "Placed Pacific Realignments: Sat 12 June, 10:00–12:00, Room 205.");

    await block(page, "Pacific Realignments").scrollIntoViewIfNeeded();
    const list = await boxOf(waiting(page));
    await drag(page, block(page, "Pacific Realignments"), { x: list.x + 40, y: list.y + 60 });
    await answered(page, "Took Pacific Realignments off the timetable.");
    expect(await standing(session.id)).toEqual([null, 120, "Room 205"]);

    const undone = (times: number) =>
      expect
        .poll(() => db.auditEvent.count({ where: { conferenceId: desk.conference.id, action: "undo" } }))
        .toBe(times);
    for (let step = 0; step < 4; step++) {
      await page.getByRole("button", { name: "Undo", exact: true }).click();
      await undone(step + 1);
    }
    await waiting(page).getByText("Pacific Realignments").waitFor();
    expect(await standing(session.id)).toEqual([null, 100, null]);
    await page.getByRole("button", { name: "Redo", exact: true }).click();
    await answered(page, "Done again");
    expect(await standing(session.id)).toEqual(["23:35", 100, "Room 204"]);
    await page.context().close();
  });

  it("says who has the room, and puts it back where it was", async () => {
    await desk.session({ title: "Island Futures", startsAt: AT, roomId: desk.room.id });
    const session = await desk.session({ title: "Late Comer" });
    const page = await atTimetable();
    await drag(page, block(page, "Late Comer"), await pointAt(page, "Room 204", 200), true);
    await page.getByText("Room 204 is taken by Island Futures until 12:20.").first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.mouse.up();
    await answered(page, "It would make a conflict: Room 204 is given to");
    await waiting(page).getByText("Late Comer").waitFor();
    expect(await standing(session.id)).toEqual([null, 100, null]);
    await page.context().close();
  });

  it("Escape lets go where it was", async () => {
    const session = await desk.session({ title: "Held", startsAt: AT, roomId: desk.room.id });
    const page = await atTimetable();
    await drag(page, block(page, "Held"), await pointAt(page, "Room 205", 60), true);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await standing(session.id)).toEqual(["01:40", 100, "Room 204"]);
    expect(await db.auditEvent.count({ where: { conferenceId: desk.conference.id } })).toBe(0);
    await page.context().close();
  });
});

describe("by keyboard only", () => {
  it("a session is placed, and each step is said", async () => {
    const session = await desk.session({ title: "Pacific Realignments" });
    await desk.session({ title: "Island Futures", startsAt: AT, roomId: desk.room.id });
    const page = await atTimetable();
    const said = (text: string) => page.locator("p[role=status]").filter({ hasText: text }).waitFor();
    await block(page, "Pacific Realignments").focus();
    await page.keyboard.press("Space");
    await said("Picked up Pacific Realignments: 09:00–10:40, Room 204. Arrow keys move it");
    await page.keyboard.press("ArrowDown");
    await said("09:05–10:45, Room 204. Room 204 is taken by Island Futures until 12:20.");
    await page.keyboard.press("ArrowRight");
    await said("09:05–10:45, Room 205.");
    await page.keyboard.press("PageDown");
    for (let step = 0; step < 3; step++) await page.keyboard.press("-");
    await said("10:05–11:30, Room 205.");
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await answered(page, "Placed Pacific Realignments: Sat 12 June, 10:05–11:30, Room 205.");
    expect(await standing(session.id)).toEqual(["01:05", 85, "Room 205"]);

    // It has the focus where it stands now; arrows lead to what is beside it, Delete takes it off.
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    expect(await focused()).toBe("Pacific Realignments10:05–11:30 · emptyRoom 205");
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe("Island Futures10:40–12:20 · emptyRoom 204");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    await said("Island Futures stays: 10:40–12:20, Room 204.");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Delete");
    await answered(page, "Took Pacific Realignments off the timetable.");
    expect(await standing(session.id)).toEqual([null, 85, "Room 205"]);
    await page.context().close();
  });

  it("or in a dialog, which stays with the sentence when it is refused", async () => {
    await desk.session({ title: "Island Futures", startsAt: AT, roomId: desk.room.id });
    const session = await desk.session({ title: "Pacific Realignments" });
    const page = await atTimetable();
    await block(page, "Pacific Realignments").click();
    const dialog = page.getByRole("dialog", { name: "Place Pacific Realignments" });
    await dialog.getByLabel("Room").selectOption({ label: "Room 204" });
    await dialog.getByLabel("Starts at").fill("11:00");
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Place it" }).click();
    await dialog.getByText("It would make a conflict: Room 204 is given to").waitFor();
    await dialog.getByLabel("Day").selectOption({ label: "Sun 13 June" });
    await dialog.getByRole("button", { name: "Place it" }).click();
    await dialog.waitFor({ state: "detached" });
    await answered(page, "Placed Pacific Realignments: Sun 13 June, 11:00–12:40, Room 204.");
    expect(await standing(session.id)).toEqual(["02:00", 100, "Room 204"]);
    await page.context().close();
  });
});

it("by touch, a finger that rests picks it up; one that swipes scrolls", async () => {
  const session = await desk.session({ title: "Pacific Realignments", startsAt: AT, roomId: desk.room.id });
  const page = await atTimetable({ hasTouch: true, viewport: { width: 1024, height: 1100 } });
  const touch = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) =>
    touch.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  const box = await boxOf(block(page, "Pacific Realignments"));
  const from = { x: box.x + 30, y: box.y + 10 };

  await send("touchStart", [from]);
  await page.getByText("Pacific Realignments: 10:40–12:20, Room 204").waitFor();
  const to = await pointAt(page, "Room 205", 0);
  await send("touchMove", [{ x: to.x, y: from.y + 20 }]);
  await send("touchMove", [{ x: to.x, y: from.y + 90 }]);
  await page.getByText("Pacific Realignments: 11:40–13:20, Room 205").waitFor();
  await send("touchEnd", []);
  await answered(page, "Placed Pacific Realignments: Sat 12 June, 11:40–13:20, Room 205.");
  expect(await standing(session.id)).toEqual(["02:40", 100, "Room 205"]);
  const now = await boxOf(block(page, "Pacific Realignments"));
  const swiped = { x: now.x + 30, y: now.y + 10 };
  await send("touchStart", [swiped]);
  await send("touchMove", [{ ...swiped, y: swiped.y - 60 }]);
  await send("touchEnd", []);
  await block(page, "Pacific Realignments").click();
  await page.getByRole("dialog", { name: "Place Pacific Realignments" }).waitFor();
  expect(await db.auditEvent.count({ where: { conferenceId: desk.conference.id } })).toBe(1);
  await page.context().close();
});

describe.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])("breaks, %j,", (options) => {
  it("are saved as one list, and stand across all rooms", async () => {
    await desk.session({ title: "Island Futures", startsAt: AT, roomId: desk.room.id });
    const page = await atTimetable(options);
    const save = page.getByRole("button", { name: "Save the breaks" });
    await page.getByLabel("Title of break 1").fill("Coffee");
    await page.getByLabel("Start of break 1").fill("10:10");
    await page.getByLabel("Title of break 2").fill("Lunch");
    await save.click();
    await page.getByText("A break needs a day and a time.").waitFor();
    expect(await page.getByLabel("Title of break 2").inputValue()).toBe("Lunch");
    await page.getByLabel("Start of break 2").fill("12:20");
    await page.getByLabel("Minutes of break 2").fill("70");
    await save.click();
    await page.getByText("Coffee, 10:10–10:40").waitFor();
    await page.getByText("Lunch, 12:20–13:30").waitFor();
    await page.getByLabel("Title of break 1").fill("");
    await save.click();
    await page.getByText("Coffee, 10:10–10:40").waitFor({ state: "detached" });
    expect(await page.getByLabel("Title of break 1").inputValue()).toBe("Lunch");
    await page.context().close();
  });
});

it("without script every session leads to its form", async () => {
  const placed = await desk.session({ title: "Placed", startsAt: AT, roomId: desk.room.id });
  await desk.session({ title: "Waiting" });
  const page = await atTimetable({ javaScriptEnabled: false });
  await waiting(page)
    .getByRole("link", { name: /^Waiting/ })
    .waitFor();
  expect(await page.getByRole("button", { name: "Undo" }).isVisible()).toBe(false);
  await page
    .getByRole("link", { name: /^Placed 10:40–12:20 · empty Room 204/ })
    .first()
    .click();
  await page.waitForURL(`**/organise/sessions/${placed.publicId}`);
  await page.context().close();
});

describe.each([
  { viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
] as const)("with 30 rooms, %j,", (options) => {
  it("names and times stay in sight, the page is no wider than the window, and axe finds nothing", async () => {
    for (let n = 3; n <= 30; n++)
      await desk.session({
        ...{ title: `Session ${n}`, startsAt: AT },
        roomId: (await aRoom(desk.conference.id, { name: `Hall ${n}` })).id,
      });
    await desk.session({
      title: "For everybody",
      startsAt: new Date("2027-06-12T00:00:00Z"),
      isPlenary: true,
      minutes: 60,
    });
    const held = await desk.session({
      title: "Night Shift",
      startsAt: new Date("2027-06-12T14:30:00Z"),
      roomId: desk.room.id,
    });
    await aPlace(held, (await desk.paper()).id);
    const page = await atTimetable(options);
    expect(await overflowing(page)).toEqual([]);
    expect(await findings(page)).toEqual([]);
    if (options.viewport.width < 768) {
      await page.getByText("10:40–12:20 · Hall 30").waitFor();
      await page.getByRole("button", { name: "Rooms and times" }).click();
    }
    await column(page, "Hall 30").scrollIntoViewIfNeeded();
    const grid = page.getByRole("region", { name: "Rooms and times" });
    await grid.evaluate((element) => element.scrollTo({ top: 240, left: element.scrollWidth }));
    const box = await boxOf(grid);
    const name = await boxOf(grid.getByTitle("Hall 30"));
    const time = await boxOf(grid.getByText("12:00", { exact: true }));
    expect([name.y - box.y, time.x - box.x].map((away) => away > 0 && away < 40)).toEqual([true, true]);
    expect(await overflowing(page)).toEqual([]);
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });
});

it("a session past midnight goes on on the next day's page, and says so on both", async () => {
  await desk.session({
    title: "Night Shift",
    startsAt: new Date("2027-06-12T14:30:00Z"),
    roomId: desk.room.id,
  });
  const page = await atTimetable();
  await page.getByText("until 01:10 on Sun 13 June").first().waitFor();
  await page
    .getByRole("navigation", { name: "Days" })
    .getByRole("link", { name: /Sun 13 June/ })
    .click();
  await page.getByText("since 23:30 on Sat 12 June").first().waitFor();
  expect(await page.getByText("Times in Asia/Tokyo.").isVisible()).toBe(true);
  await page.context().close();
});

it("what another organiser does appears, and what they moved is not moved over", async () => {
  const session = await desk.session({ title: "Pacific Realignments", startsAt: AT, roomId: desk.room.id });
  const ana = await aPerson({ name: "Ana Ruiz" });
  await db.role.create({ data: { conferenceId: desk.conference.id, personId: ana.id, role: "organiser" } });
  const page = await atTimetable();
  const said = PlaceSessionInput.parse({
    ...{ sessionId: session.id, version: 1, roomId: desk.room.id, minutes: 100 },
    ...{ startsOn: "2027-06-12", startsAt: "11:00" },
  });
  expect(await placeSession(await actorFor(ana), said)).toMatchObject({ ok: true });
  await block(page, "Pacific Realignments").getByText("11:00–12:40").waitFor({ timeout: 5_000 });
  await page.context().close();

  // A page that has not heard: without the stream.
  const deaf = await atTimetable();
  await deaf.route("**/stream", (route) => route.abort());
  await deaf.reload();
  const moved = { ...said, version: 2, startsAt: "09:00" };
  expect(await placeSession(await actorFor(ana), moved)).toMatchObject({ ok: true });
  await drag(deaf, block(deaf, "Pacific Realignments"), await pointAt(deaf, "Room 205", 60));
  await answered(deaf, "Ana Ruiz changed Pacific Realignments at ");
  await block(deaf, "Pacific Realignments").getByText("09:00–10:40").waitFor();
  await deaf.context().close();
});
