import { beforeEach, describe, expect, it } from "vitest";
import { personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { basisOf } from "@/lib/schedule/basis";
import { setBreaks } from "@/lib/schedule/commands/set-breaks";
import { SetBreaksInput } from "@/lib/schedule/schema";
import { readBreaks } from "@/lib/sessions/breaks";
import { undo as undoCommand } from "@/lib/sessions/commands/undo";
import { aDesk } from "@/tests/factories/desk";
import { theDraft } from "@/tests/factories/sessions";

type Desk = Awaited<ReturnType<typeof aDesk>>;

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});

const coffee = { title: "Coffee", startsOn: "2027-06-12", startsAt: "10:10", minutes: 30 };
const lunch = { title: "Lunch", startsOn: "2027-06-12", startsAt: "12:20", minutes: "70" };

const now = async () => readBreaks(db, (await theDraft(desk.conference.id)).id);

async function set(breaks: object[], basis?: string) {
  return setBreaks(
    desk.organiser,
    SetBreaksInput.parse({
      ...{ conferenceId: desk.conference.id, basis: basis ?? basisOf(await now()) },
      breaks: breaks.map((one) => JSON.stringify(one)),
    }),
  );
}

describe("breaks", () => {
  it("are set all at once, as one event that keeps them before and after", async () => {
    expect(await set([lunch, coffee])).toMatchObject({ value: { count: 2, revision: 1 } });
    const listed = [
      { title: "Coffee", startsAt: "2027-06-12T01:10:00.000Z", minutes: 30 },
      { title: "Lunch", startsAt: "2027-06-12T03:20:00.000Z", minutes: 70 },
    ];
    expect(await now()).toEqual(listed);
    expect(await set([])).toMatchObject({ value: { count: 0 } });
    expect(await now()).toEqual([]);
    const events = await db.auditEvent.findMany({
      where: { conferenceId: desk.conference.id },
      orderBy: { at: "asc" },
      select: { subjects: true, before: true, after: true },
    });
    const subjects = [`breaks:${desk.conference.id}`];
    expect(events).toEqual([
      { subjects, before: { breaks: [] }, after: { breaks: listed } },
      { subjects, before: { breaks: listed }, after: { breaks: [] } },
    ]);
  });

  it("of another's list are not overwritten: it says that they changed and when", async () => {
    const basis = basisOf([]);
    const answers = await Promise.all([set([coffee], basis), set([lunch], basis)]);
    const lost = answers.find((answer) => !answer.ok);
    expect(lost).toMatchObject({ reason: "stale", facts: { at: expect.stringMatching(/^\d\d:\d\d$/) } });
    expect(await now()).toHaveLength(1);
  });

  it("that say the same are no change", async () => {
    await set([coffee, lunch]);
    expect(await set([lunch, coffee])).toMatchObject({ reason: "already_so" });
    expect(await db.auditEvent.count({ where: { conferenceId: desk.conference.id } })).toBe(1);
  });

  it("are refused all when one has no time on clocks, or lies outside", async () => {
    expect(await set([coffee, { ...lunch, startsOn: "2027-06-14" }])).toMatchObject({
      reason: "outside_conference",
    });
    expect(await now()).toEqual([]);
    const parse = (one: unknown) =>
      SetBreaksInput.safeParse({ conferenceId: desk.conference.id, basis: "", breaks: [one] }).success;
    expect(
      [{ ...coffee, startsAt: "" }, { ...coffee, minutes: 0 }, { ...coffee, title: "" }, "{", 7].map(parse),
    ).toEqual([false, false, false, false, false]);
  });

  it("are on the real clock of a day that repeats an hour", async () => {
    desk = await aDesk({
      ...{ timeZone: "Europe/Berlin" },
      ...{ startsOn: new Date("2027-10-30"), endsOn: new Date("2027-10-31") },
    });
    const at = { ...coffee, startsOn: "2027-10-31", startsAt: "02:30" };
    expect(await set([at])).toMatchObject({ reason: "time_twice" });
    await set([
      { ...at, occurrence: "first" },
      { ...at, occurrence: "second" },
    ]);
    expect((await now()).map(({ startsAt }) => startsAt)).toEqual([
      "2027-10-31T00:30:00.000Z",
      "2027-10-31T01:30:00.000Z",
    ]);
  });

  it("come back by undo, unless they were changed since", async () => {
    await set([coffee]);
    const second = await set([coffee, lunch]);
    const third = await set([]);
    const undo = (answer: typeof second) =>
      undoCommand(desk.organiser, {
        conferenceId: desk.conference.id,
        eventId: answer.ok ? answer.value.eventId : "",
      });
    const { name: who } = await db.person.findUniqueOrThrow({
      where: { id: personIdOf(desk.organiser) ?? "" },
    });
    expect(await undo(second)).toMatchObject({
      ...{ reason: "changed_since", facts: { who, what: "", at: expect.stringMatching(/^\d\d:\d\d$/) } },
    });
    expect(await undo(third)).toMatchObject({ ok: true });
    expect((await now()).map(({ title }) => title)).toEqual(["Coffee", "Lunch"]);
  });
});
