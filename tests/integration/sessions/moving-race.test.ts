import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { aDesk, assign, orderOf, unassign } from "@/tests/factories/desk";
import { anOrganiser } from "@/tests/factories/people";
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

it("places no paper that is withdrawn at the same moment", async () => {
  const desk = await aDesk();
  const session = await desk.session();
  const paper = await desk.paper();
  let assigning: ReturnType<typeof assign> | undefined;
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Presentation" WHERE id = ${paper.id}::uuid FOR UPDATE`;
    assigning = assign(desk.organiser, session.id, [paper.id]);
    await untilSomebodyWaits(tx);
    await tx.presentation.update({ where: { id: paper.id }, data: { withdrawnAt: new Date() } });
  });
  expect(await assigning).toMatchObject({ reason: "withdrawn" });
});
