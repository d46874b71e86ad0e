import { expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { reading } from "@/lib/cache/names";
import { db } from "@/lib/db";
import { listSessions } from "@/lib/programme/queries/sessions";
import { SESSIONS_PER_PAGE } from "@/lib/programme/view";
import { aDesk } from "@/tests/factories/desk";
import { aSession, theDraft, theProgramme } from "@/tests/factories/sessions";
import { publish } from "@/tests/support/publishing";

type Desk = Awaited<ReturnType<typeof aDesk>>;

const aBreak = (programmeId: string, title: string, startsAt: string) =>
  db.break.create({ data: { programmeId, title, startsAt: new Date(startsAt), minutes: 30 } });
const listed = async ({ conference }: Desk, page = 1) =>
  (await listSessions(anonymous, conference.slug, page))?.breaks.map(({ title }) => title);

it("the programme shows the breaks of its days once they are published, and marks what is for everybody", async () => {
  const desk = await aDesk();
  await desk.session({ title: "Opening", startsAt: new Date("2027-06-12T00:00:00Z"), isPlenary: true });
  const draft = await theDraft(desk.conference.id);
  await aBreak(draft.id, "Lunch", "2027-06-12T03:00:00Z");
  await aBreak(draft.id, "Coffee", "2027-06-12T01:40:00Z");
  await aBreak(draft.id, "On an empty day", "2027-06-13T01:40:00Z");
  expect(await listed(desk)).toEqual([]);
  await publish(desk.conference.id);
  expect(await listed(desk)).toEqual(["Coffee", "Lunch"]);
  expect((await listSessions(anonymous, desk.conference.slug, 1))?.items).toMatchObject([
    { title: "Opening", isPlenary: true },
  ]);
  await aBreak(draft.id, "Only drafted", "2027-06-12T05:00:00Z");
  expect(await listed(desk)).toEqual(["Coffee", "Lunch"]);
});

it("a page of many begins and ends with the breaks among its own sessions", async () => {
  const desk = await aDesk();
  const { id: programmeId } = await theProgramme(desk.conference.id);
  const at = (minute: number) => new Date(Date.parse("2027-06-11T15:00:00Z") + minute * 60_000);
  await Promise.all(
    Array.from({ length: SESSIONS_PER_PAGE + 1 }, (_, n) =>
      aSession(desk.conference.id, { programmeId, typeId: desk.type.id, startsAt: at(60 + n * 10) }),
    ),
  );
  const last = 60 + SESSIONS_PER_PAGE * 10;
  for (const [title, minute] of [
    ["Early", 0],
    ["Middle", 300],
    ["Late", last + 5],
  ] as const)
    await aBreak(programmeId, title, at(minute).toISOString());
  expect([await listed(desk, 1), await listed(desk, 2)]).toEqual([["Early", "Middle"], ["Late"]]);
});

it("a page with breaks is made from the conference's sessions by name, so that a new break drops it", async () => {
  const desk = await aDesk();
  await desk.shownSession();
  const read = { names: new Set<string>(), until: Number.POSITIVE_INFINITY };
  await reading.run(read, () => listed(desk));
  expect([...read.names].filter((name) => name.startsWith("sessions:"))).toEqual([
    `sessions:${desk.conference.id}`,
  ]);
});
