import { beforeEach, describe, expect, it } from "vitest";
import { personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getTimetable } from "@/lib/schedule/queries/timetable";
import { aRoom } from "@/tests/factories/conferences";
import { aDesk } from "@/tests/factories/desk";
import { aChair, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPlace, theDraft } from "@/tests/factories/sessions";
import { statementsOf } from "@/tests/support/statements";

type Desk = Awaited<ReturnType<typeof aDesk>>;

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});

const get = (day?: string, of = desk) => getTimetable(of.organiser, of.conference.slug, day);
const placedOn = async (day: string) => (await get(day))?.placed.map(({ title }) => title);
const at = (instant: string) => new Date(instant);

describe("the timetable", () => {
  it("shows a day of the draft: rooms in order, what is placed, what waits, and never the published one", async () => {
    const second = await aRoom(desk.conference.id, { name: "Room 205" });
    await desk.session({ title: "Placed", startsAt: at("2027-06-12T01:40:00Z"), roomId: desk.room.id });
    await desk.session({ title: "Next day", startsAt: at("2027-06-13T01:40:00Z") });
    await desk.session({ title: "Waiting", roomId: second.id });
    await desk.shownSession({ title: "Shown", startsAt: at("2027-06-12T01:40:00Z") });
    const found = await get("2027-06-12");
    expect(found?.rooms.map(({ name }) => name)).toEqual(["Room 204", "Room 205"]);
    expect(found?.placed.map(({ title, roomId }) => [title, roomId])).toEqual([["Placed", desk.room.id]]);
    expect(found?.unplaced.map(({ title }) => title)).toEqual(["Waiting"]);
    expect(found?.days).toEqual([
      { day: "2027-06-11", sessions: 0 },
      { day: "2027-06-12", sessions: 1 },
      { day: "2027-06-13", sessions: 1 },
    ]);
  });

  it("begins with the first day, also where a day is named that it does not have", async () => {
    expect([(await get())?.day, (await get("2027-06-14"))?.day, (await get("nonsense"))?.day]).toEqual([
      "2027-06-11",
      "2027-06-11",
      "2027-06-11",
    ]);
  });

  it("shows a session past midnight on both days, and has one day more when the last runs over", async () => {
    await desk.session({ title: "Late", startsAt: at("2027-06-12T14:30:00Z") });
    await desk.session({ title: "Last", startsAt: at("2027-06-13T14:30:00Z") });
    await desk.session({ title: "To midnight", startsAt: at("2027-06-11T13:20:00Z") });
    expect(await placedOn("2027-06-11")).toEqual(["To midnight"]);
    expect(await placedOn("2027-06-12")).toEqual(["Late"]);
    expect(await placedOn("2027-06-13")).toEqual(["Late", "Last"]);
    expect(await placedOn("2027-06-14")).toEqual(["Last"]);
    expect((await get())?.days.at(-1)).toEqual({ day: "2027-06-14", sessions: 1 });
  });

  it("holds a day of 25 hours, and nothing of the days beside it", async () => {
    desk = await aDesk({
      ...{ timeZone: "Europe/Berlin" },
      ...{ startsOn: at("2027-10-30"), endsOn: at("2027-11-01") },
    });
    await desk.session({ title: "Before", startsAt: at("2027-10-30T20:20:00Z") });
    await desk.session({ title: "First", startsAt: at("2027-10-30T22:00:00Z") });
    await desk.session({ title: "Last", startsAt: at("2027-10-31T22:55:00Z"), minutes: 5 });
    await desk.session({ title: "After", startsAt: at("2027-10-31T23:00:00Z") });
    expect(await placedOn("2027-10-31")).toEqual(["First", "Last"]);
  });

  it("says what a session holds and needs, who is in it, and when they cannot be there", async () => {
    const session = await desk.session({ startsAt: at("2027-06-12T01:40:00Z"), minutes: 75 });
    const person = await aPerson({ name: "Leilani Kahananui" });
    const papers = [await desk.paper({ personId: person.id }), await desk.paper(), await desk.paper()];
    for (const paper of papers) await aPlace(session, paper.id);
    await db.presentation.update({ where: { id: papers[2]?.id }, data: { withdrawnAt: new Date() } });
    const chair = personIdOf(await aChair(desk.conference.id)) as string;
    await db.themedSession.update({ where: { id: session.id }, data: { chairId: chair } });
    const absence = { startsAt: at("2027-06-12T00:00:00Z"), endsAt: at("2027-06-12T04:00:00Z") };
    for (const personId of [person.id, (await aPerson()).id])
      await db.unavailability.create({
        data: { conferenceId: desk.conference.id, personId, timeZone: "Pacific/Honolulu", ...absence },
      });
    const [shown] = (await get("2027-06-12"))?.placed ?? [];
    expect(shown).toMatchObject({ papers: 2, needs: 50, minutes: 75 });
    expect(shown?.people).toHaveLength(3);
    expect(shown?.people[0]?.id).toBe(chair);
    expect(shown?.absences).toEqual([{ personId: person.id, ...absence }]);
    expect(shown?.conflicts.map(({ kind, level }) => [kind, level])).toEqual([
      ["withdrawn", "block_publishing"],
      ["unavailable", "warn"],
    ]);
  });

  it("lists the draft's breaks only", async () => {
    const { id: programmeId } = await theDraft(desk.conference.id);
    await db.break.create({
      data: { programmeId, title: "Coffee", startsAt: at("2027-06-12T01:10:00Z"), minutes: 30 },
    });
    await desk.shownSession();
    const published = await db.programme.findFirstOrThrow({
      where: { conferenceId: desk.conference.id, publishedAt: { not: null } },
    });
    await db.break.create({
      data: { programmeId: published.id, title: "Old", startsAt: at("2027-06-12T01:10:00Z"), minutes: 30 },
    });
    expect((await get())?.breaks).toEqual([
      { title: "Coffee", startsAt: at("2027-06-12T01:10:00Z"), minutes: 30 },
    ]);
  });

  it("is there for organisers of the conference only", async () => {
    const others = [
      await anAttendee(),
      await aChair(desk.conference.id),
      await anOrganiser((await aDesk()).conference.id),
    ];
    for (const actor of others) expect(await getTimetable(actor, desk.conference.slug)).toBeNull();
    expect(await getTimetable(desk.organiser, "nowhere")).toBeNull();
  });

  it("takes as many statements with three sessions, rooms and breaks as with one", async () => {
    const fill = async (times: number) => {
      for (let n = 0; n < times; n++) {
        const session = await desk.session({ startsAt: at("2027-06-12T01:40:00Z") });
        for (let paper = 0; paper < times; paper++) await aPlace(session, (await desk.paper()).id);
        await desk.session();
        await aRoom(desk.conference.id);
      }
    };
    await fill(1);
    const one = await statementsOf(() => get("2027-06-12"));
    await fill(2);
    expect(await statementsOf(() => get("2027-06-12"))).toBe(one);
  });
});
