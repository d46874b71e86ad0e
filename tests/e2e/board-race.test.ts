import "@/tests/support/app-rows";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { aDesk, orderOf } from "@/tests/factories/desk";
import { aPerson } from "@/tests/factories/people";
import { aPlace } from "@/tests/factories/sessions";
import { answeredAll, held, onBoard } from "@/tests/support/board-page";
import { signedIn } from "@/tests/support/sign-in";

/** More of both by hand: `RACE_ORGANISERS=8 RACE_SECONDS=30`. */
const ORGANISERS = Number(process.env.RACE_ORGANISERS ?? 3);
const SECONDS = Number(process.env.RACE_SECONDS ?? 8);
const SESSIONS = 7;
const PAPERS = 20;

type Answer = { ok: boolean; sentence: string } | null;

/** A conference of 20 papers in seven sessions that hold four each, and organisers at their boards. */
async function aCrowdedDesk() {
  const desk = await aDesk();
  const sessions = [];
  for (let n = 0; n < SESSIONS; n++) sessions.push(await desk.session({ title: `Race ${n}` }));
  for (let n = 0; n < PAPERS; n++) {
    const session = sessions[n % SESSIONS];
    const paper = await desk.paper({ title: `Paper number ${n}` });
    if (session) await aPlace(session, paper.id);
  }
  const boards = [];
  for (let n = 0; n < ORGANISERS; n++) boards.push(await aBoardOf(desk.conference));
  return { sessions, boards };
}

async function aBoardOf({ id, slug }: { id: string; slug: string }) {
  const person = await aPerson();
  await db.role.create({ data: { conferenceId: id, personId: person.id, role: "organiser" } });
  // High enough for all sessions: what is out of sight is not drawn.
  const context = await signedIn(person.id, { viewport: { width: 1440, height: 3000 } });
  const page = await context.newPage();
  const answers: Answer[] = [];
  page.on("response", async (response) => {
    if (response.url().endsWith("/press")) answers.push(await response.json().catch(() => null));
  });
  const whole = page.waitForResponse((response) => response.url().endsWith("/sessions/state"));
  await page.goto(`/${slug}/organise/sessions`);
  await whole;
  return { context, page, answers };
}

/** Sends a paper, any that is in sight, to a session by name. */
async function moveOne(page: Page, n: number): Promise<void> {
  const papers = page.locator("[data-session] [data-paper]");
  const count = await papers.count();
  await papers
    .nth((n * 7) % Math.max(1, count))
    .click({ timeout: 2_000 })
    .catch(() => {});
  await page.keyboard.press("m");
  await page.keyboard.type(`Race ${(n * 3) % SESSIONS}`);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
}

it("organisers who move the same 20 papers at once end with boards equal to the database, every refusal said", async () => {
  const { sessions, boards } = await aCrowdedDesk();
  const until = Date.now() + SECONDS * 1000;
  await Promise.all(
    boards.map(async ({ page }, who) => {
      for (let n = who * 11; Date.now() < until; n++) await moveOne(page, n);
    }),
  );
  for (const { page } of boards) await answeredAll(page);

  const stands = await Promise.all(sessions.map((session) => orderOf(session.id)));
  const placed = stands.flat();
  expect([placed.length, new Set(placed).size]).toEqual([PAPERS, PAPERS]);
  const titles = new Map(
    (await db.presentation.findMany({ where: { id: { in: placed } } })).map(({ id, title }) => [id, title]),
  );
  const wanted = stands.map((order) => order.map((id) => titles.get(id)));
  for (const { page } of boards) {
    await held(page, "Race 0")
      .first()
      .or(page.getByRole("region", { name: "Race 0", exact: true }))
      .first()
      .waitFor();
    const shown = () => Promise.all(sessions.map(({ title }) => onBoard(page, title)));
    await expect.poll(shown, { timeout: 15_000 }).toEqual(wanted);
  }
  const answers = boards.flatMap((board) => board.answers).filter((answer) => answer !== null);
  const refused = answers.filter(({ ok }) => !ok);
  expect(refused.filter(({ sentence }) => !sentence)).toEqual([]);
  expect(answers.length - refused.length).toBeGreaterThan(ORGANISERS);
  console.log(`${answers.length} presses answered, ${refused.length} of them refused in words.`);
  for (const { context } of boards) await context.close();
}, 240_000);
