import { expect, it } from "vitest";
import { db, violated } from "@/lib/db";
import { aDesk } from "@/tests/factories/desk";
import { aPerson } from "@/tests/factories/people";

/** 10:40 in Tokyo on the second day, and an hour later: sessions are longer than that. */
const AT = new Date("2027-06-12T01:40:00Z");
const LATER = new Date("2027-06-12T02:40:00Z");
const NEXT_DAY = new Date("2027-06-13T01:40:00Z");

/** The constraint that refused, or null when it was written. */
const refusing = (write: Promise<unknown>) =>
  write.then(
    () => null,
    (error: unknown) => violated(error),
  );

it("not even a hand in psql puts two sessions into one room at one time", async () => {
  const desk = await aDesk();
  const roomId = desk.room.id;
  await desk.session({ roomId, startsAt: AT });
  expect(await refusing(desk.session({ roomId, startsAt: LATER }))).toBe("room_taken");
  expect(await refusing(desk.session({ roomId, startsAt: NEXT_DAY }))).toBe(null);
});

it("not even a hand in psql puts one person into two sessions at one time", async () => {
  const desk = await aDesk();
  const chairId = (await aPerson()).id;
  await desk.session({ chairId, startsAt: AT });
  expect(await refusing(desk.session({ chairId, startsAt: LATER }))).toBe("person_elsewhere");
  expect(await refusing(desk.session({ chairId, startsAt: NEXT_DAY }))).toBe(null);
});

it("two sessions swap their rooms within one transaction", async () => {
  const desk = await aDesk();
  const { id: other } = await db.room.create({
    data: { conferenceId: desk.conference.id, slug: "other", name: "Other", position: 99 },
  });
  const one = await desk.session({ roomId: desk.room.id, startsAt: AT });
  const two = await desk.session({ roomId: other, startsAt: AT });
  await db.$transaction([
    db.themedSession.update({ where: { id: one.id }, data: { roomId: other } }),
    db.themedSession.update({ where: { id: two.id }, data: { roomId: desk.room.id } }),
  ]);
  expect(await db.occupancy.count({ where: { roomId: other, sessionId: one.id } })).toBe(1);
});
