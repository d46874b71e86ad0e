import { expect, it } from "vitest";
import { assignWords, unassignWords, undoWords } from "@/app/(organiser)/[conference]/organise/words";
import { db } from "@/lib/db";
import { reinstatePresentations } from "@/lib/presentations/commands/reinstate";
import { withdrawPresentations } from "@/lib/presentations/commands/withdraw";
import { undo } from "@/lib/sessions/commands/undo";
import { aDesk, assign, orderOf, unassign } from "@/tests/factories/desk";
import { anOrganiser, aPerson } from "@/tests/factories/people";
import { failedStatements } from "@/tests/support/failed-statements";
import { untilSomebodyWaits } from "@/tests/support/waiting";

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number) {
  for (let x = seed; ; ) yield (x = (x * 1_103_515_245 + 12_345) % 2_147_483_648);
}

it("keeps each paper in at most one place, and positions without gaps, under many moves at once", async () => {
  const desk = await aDesk();
  const other = await anOrganiser(desk.conference.id);
  const at = { startsAt: new Date("2027-06-12T01:40:00Z") };
  const sessions = [await desk.session(at), await desk.session(at), await desk.session(at)];
  const papers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => desk.paper()));
  const random = numbers(7);
  const pick = <T>(from: T[]): T => from[Math.floor((random.next().value ?? 0) / 65_536) % from.length] as T;

  const moves = Array.from({ length: 40 }, (_, n) => {
    const actor = n % 2 ? desk.organiser : other;
    const ids = [...new Set([pick(papers).id, pick(papers).id])];
    return n % 5 === 0 ? unassign(actor, desk.conference.id, ids) : assign(actor, pick(sessions).id, ids);
  });
  const answers = await Promise.all(moves);

  expect(answers.some((answer) => answer.ok)).toBe(true);
  const orders = await Promise.all(sessions.map((session) => orderOf(session.id)));
  const placed = orders.flat();
  expect(new Set(placed).size).toBe(placed.length);
  expect(Math.max(...orders.map((order) => order.length))).toBeLessThanOrEqual(4);
});

/** 8 organisers × this many presses; RACE_SECONDS=30 lets them press for so long instead. */
const PRESSES = 15;
const SECONDS = Number(process.env.RACE_SECONDS ?? 0);

it("lets eight organisers move the same twenty papers: each in one place, each refusal said, no deadlock", {
  timeout: 60_000 + SECONDS * 2000,
}, async () => {
  const desk = await aDesk();
  const { id: conferenceId } = desk.conference;
  const at = { startsAt: new Date("2027-06-12T01:40:00Z") };
  const sessions = await Promise.all([at, at, at, {}, {}, {}].map((more) => desk.session(more)));
  const busy = await aPerson();
  const papers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => desk.paper(n % 7 === 0 ? { personId: busy.id } : {})),
  );
  const ids = papers.map(({ id }) => id);
  const until = Date.now() + SECONDS * 1000;
  const answers: Record<string, number> = {};
  const count = (answer: { ok: true } | { ok: false; reason: string }) => {
    const said = answer.ok ? "done" : answer.reason;
    answers[said] = (answers[said] ?? 0) + 1;
    return answer;
  };

  /** Looks at the board, and presses something that may rest on what is no more. */
  const organiser = async (seed: number) => {
    const actor = await anOrganiser(conferenceId);
    const random = numbers(seed);
    const pick = <T>(from: readonly T[]): T =>
      from[Math.floor((random.next().value ?? 0) / 65_536) % from.length] as T;
    const own: string[] = [];
    for (let press = 0; SECONDS > 0 ? Date.now() < until : press < PRESSES; press++) {
      const some = [...new Set([pick(ids), pick(ids), pick(ids)].slice(pick([0, 1, 2])))];
      const target = pick(sessions).id;
      const verb = pick(["move", "move", "move", "move", "out", "undo"]);
      const eventId = verb === "undo" ? own.pop() : undefined;
      const answer = eventId
        ? await undo(actor, { conferenceId, eventId })
        : verb === "out"
          ? await unassign(actor, conferenceId, some)
          : await assign(actor, target, some, pick([null, ...(await orderIn(target))]));
      count(answer);
      if (answer.ok) own.push(answer.value.eventId);
    }
  };
  /** Somebody who meanwhile withdraws and reinstates the same papers. */
  const chairOfTheBoard = async () => {
    const actor = await anOrganiser(conferenceId);
    for (let n = 0; SECONDS > 0 ? Date.now() < until : n < PRESSES; n++) {
      const input = { ids: [ids[n % 20] ?? "", ids[(n * 7) % 20] ?? ""], tell: "no" as const };
      await withdrawPresentations(actor, { ...input, reason: "" });
      await reinstatePresentations(actor, input);
    }
  };

  const failed = await failedStatements(() =>
    Promise.all([chairOfTheBoard(), ...Array.from({ length: 8 }, (_, n) => organiser(n + 1))]),
  );
  expect(failed.filter((state) => state === "40P01")).toEqual([]);
  const worded = { done: "", ...assignWords, ...unassignWords, ...undoWords };
  expect(Object.keys(answers).filter((reason) => !(reason in worded))).toEqual([]);
  expect(answers.done).toBeGreaterThan(20);
  expect(answers.moved_meanwhile).toBeGreaterThan(0);
  const orders = await Promise.all(sessions.map((session) => orderOf(session.id)));
  const placed = orders.flat();
  expect(new Set(placed).size).toBe(placed.length);
  expect(await db.place.count({ where: { presentationId: { in: ids } } })).toBe(placed.length);
  if (SECONDS > 0) console.log(answers);
});

/** As a browser sees it at this moment. */
async function orderIn(sessionId: string): Promise<string[]> {
  const places = await db.place.findMany({ where: { sessionId }, orderBy: { position: "asc" } });
  return places.map((place) => place.presentationId);
}

it("places no paper that is withdrawn at the same moment", async () => {
  const desk = await aDesk();
  const session = await desk.session();
  const paper = await desk.paper();
  await db.conflictLevel.create({
    data: { conferenceId: desk.conference.id, kind: "withdrawn", level: "block" },
  });
  let assigning: ReturnType<typeof assign> | undefined;
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Presentation" WHERE id = ${paper.id}::uuid FOR UPDATE`;
    assigning = assign(desk.organiser, session.id, [paper.id]);
    await untilSomebodyWaits(tx);
    await tx.presentation.update({ where: { id: paper.id }, data: { withdrawnAt: new Date() } });
  });
  expect(await assigning).toMatchObject({
    reason: "conflict",
    facts: { key: `withdrawn:${paper.id}:${session.publicId}` },
  });
});
