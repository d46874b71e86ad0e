import { describe, expect, it } from "vitest";
import { GET as ofConference } from "@/app/(public)/[conference]/calendar.ics/route";
import { GET as ofPresentation } from "@/app/(public)/[conference]/presentations/[presentation]/calendar.ics/route";
import { GET as ofSession } from "@/app/(public)/[conference]/sessions/[session]/calendar.ics/route";
import { db } from "@/lib/db";
import { reinstatePresentations } from "@/lib/presentations/commands/reinstate";
import { withdrawPresentation } from "@/lib/presentations/commands/withdraw";
import { ReinstatePresentationsInput, WithdrawPresentationInput } from "@/lib/presentations/schema";
import { editSession } from "@/lib/sessions/commands/edit-session";
import { EditSessionInput } from "@/lib/sessions/schema";
import { aDesk, assign, unassign } from "@/tests/factories/desk";
import { aPart } from "@/tests/factories/presentations";
import { aProgrammeEvent } from "@/tests/factories/programme-events";
import { aPlace } from "@/tests/factories/sessions";
import { faultsOf, parsedCalendar } from "@/tests/support/parsed-calendar";
import { publish } from "@/tests/support/publishing";
import { statementsOf } from "@/tests/support/statements";

type Desk = Awaited<ReturnType<typeof aDesk>>;

/** A session at 10:00 on 12 June 2027, in Tokyo unless said otherwise, and a paper in it. */
async function aPlacedPaper(overrides: Parameters<typeof aDesk>[0] = {}) {
  const desk = await aDesk(overrides);
  const session = await desk.session({ roomId: desk.room.id, startsAt: new Date("2027-06-12T01:00:00Z") });
  const paper = await desk.paper();
  await aPlace(session, paper.id);
  await publish(desk.conference.id);
  return { desk, session, paper };
}

const asked = (headers: Record<string, string> = {}) => new Request("http://localhost:3000/", { headers });
const askConference = (conference: string, headers = {}) =>
  ofConference(asked(headers), { params: Promise.resolve({ conference }) });
const askPaper = (conference: string, presentation: string) =>
  ofPresentation(asked(), { params: Promise.resolve({ conference, presentation }) });
const askSession = (conference: string, session: string) =>
  ofSession(asked(), { params: Promise.resolve({ conference, session }) });

async function eventsOf(answer: Response) {
  const text = await answer.text();
  expect([answer.status, faultsOf(text)]).toEqual([200, []]);
  return parsedCalendar(text).events;
}

async function eventOf({ conference }: Desk, paper: { slug: string }) {
  const [event, another] = await eventsOf(await askPaper(conference.slug, paper.slug));
  if (!event || another) throw new Error("Not one event");
  return event;
}

/** Moves the session by the form of the desk. */
async function move(
  desk: Desk,
  sessionId: string,
  to: { startsOn: string; startsAt: string; minutes?: number },
) {
  const row = await db.themedSession.findUniqueOrThrow({ where: { id: sessionId } });
  const { version, title, typeId, roomId, minutes, mode } = row;
  const form = {
    sessionId,
    version,
    title,
    typeId,
    roomId,
    minutes,
    mode,
    themeId: "",
    chairId: "",
  };
  const result = await editSession(desk.organiser, EditSessionInput.parse({ ...form, ...to }));
  expect(result).toMatchObject({ ok: true });
  await publish(desk.conference.id);
}

describe("the event of a presentation", () => {
  it("moves with its session, and its number grows with each change, told or not, and never shrinks", async () => {
    const { desk, session, paper } = await aPlacedPaper();
    const [other, ids] = [await desk.session(), [paper.id]];
    const seen = [await eventOf(desk, paper)];
    const see = async () => seen.push(await eventOf(desk, paper));
    await move(desk, session.id, { startsOn: "2027-06-13", startsAt: "23:50" });
    await see();
    await move(desk, session.id, { startsOn: "2027-06-12", startsAt: "10:00" });
    await see();
    await unassign(desk.organiser, desk.conference.id, ids);
    await publish(desk.conference.id);
    await see();
    await assign(desk.organiser, other.id, ids);
    await publish(desk.conference.id);
    await see();
    await assign(desk.organiser, session.id, ids);
    await publish(desk.conference.id);
    await see();
    expect(seen.map(({ startsAt, endsAt, status }) => [startsAt, endsAt, status])).toEqual([
      ["2027-06-12T01:00:00.000Z", "2027-06-12T01:20:00.000Z", "CONFIRMED"],
      // Past midnight: 23:50 to 00:10.
      ["2027-06-13T14:50:00.000Z", "2027-06-13T15:10:00.000Z", "CONFIRMED"],
      ["2027-06-12T01:00:00.000Z", "2027-06-12T01:20:00.000Z", "CONFIRMED"],
      // In no session any more: crossed out where it was last, as in one without a time.
      ["2027-06-12T01:00:00.000Z", "2027-06-12T01:20:00.000Z", "CANCELLED"],
      ["2027-06-12T01:00:00.000Z", "2027-06-12T01:20:00.000Z", "CANCELLED"],
      ["2027-06-12T01:00:00.000Z", "2027-06-12T01:20:00.000Z", "CONFIRMED"],
    ]);
    expect(new Set(seen.map(({ uid }) => uid)).size).toBe(1);
    expect(seen.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    const changedAt = seen.map((event) => event.changedAt);
    expect(changedAt).toEqual([...changedAt].sort());
  });

  it("is crossed out when it is withdrawn, and confirmed with a higher number when it takes place after all", async () => {
    const { desk, paper } = await aPlacedPaper();
    const seen = [await eventOf(desk, paper)];
    const see = async () => seen.push(await eventOf(desk, paper));
    const happened = (isWithdrawn: boolean) =>
      aProgrammeEvent(
        desk.conference.id,
        `presentation:${paper.id}`,
        { isWithdrawn: !isWithdrawn },
        { isWithdrawn },
      );
    const withdrawal = { id: paper.id, reason: "", tell: "no" };
    await withdrawPresentation(desk.organiser, WithdrawPresentationInput.parse(withdrawal));
    await happened(true);
    await see();
    const reinstatement = { ids: [paper.id], tell: "no" };
    await reinstatePresentations(desk.organiser, ReinstatePresentationsInput.parse(reinstatement));
    await happened(false);
    await see();
    expect(seen.map(({ status }) => status)).toEqual(["CONFIRMED", "CANCELLED", "CONFIRMED"]);
    const [first = 0, second = 0, third = 0] = seen.map(({ sequence }) => sequence);
    expect([second > first, third > second]).toEqual([true, true]);
  });

  it.each([
    ["Europe/Berlin", "2027-03-28", "01:50", "2027-03-28T00:50:00.000Z", "2027-03-28T02:30:00.000Z"],
    ["Europe/Berlin", "2027-10-31", "01:30", "2027-10-30T23:30:00.000Z", "2027-10-31T01:10:00.000Z"],
    ["America/New_York", "2027-11-06", "23:50", "2027-11-07T03:50:00.000Z", "2027-11-07T05:30:00.000Z"],
  ])(
    "is at our instants across a change of clocks: %s, %s %s",
    async (timeZone, startsOn, startsAt, start, end) => {
      const { desk, session } = await aPlacedPaper({
        timeZone,
        startsOn: new Date("2027-03-01"),
        endsOn: new Date("2027-11-30"),
      });
      await move(desk, session.id, { startsOn, startsAt });
      const [event] = await eventsOf(await askSession(desk.conference.slug, session.slug));
      expect([event?.startsAt, event?.endsAt]).toEqual([start, end]);
    },
  );
});

describe("the event of a session", () => {
  it("lists its papers, and says who chairs", async () => {
    const { desk, session, paper } = await aPlacedPaper();
    const [event, ...others] = await eventsOf(await askSession(desk.conference.slug, session.slug));
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      uid: `session-${session.publicId}@localhost`,
      ...{ startsAt: "2027-06-12T01:00:00.000Z", endsAt: "2027-06-12T02:40:00.000Z", location: "Room 204" },
    });
    expect(event?.description).toContain(`– ${paper.title} · Presenter 1`);
  });
});

describe("a conference's calendar", () => {
  it("holds each presentation once, sessions that hold none, and nothing hidden or without a time", async () => {
    const { desk, paper } = await aPlacedPaper();
    const startsAt = new Date("2027-06-12T08:00:00Z");
    const [dinner, posters] = [await desk.shownSession({ startsAt }), await desk.shownSession({ startsAt })];
    const [draft, unplaced] = [await desk.paper({ acceptedAt: null }), await desk.paper()];
    await aPlace(posters, draft.id);
    await aPlace(await desk.shownSession(), unplaced.id);
    const events = await eventsOf(await askConference(desk.conference.slug));
    expect(events.map(({ summary }) => summary).sort()).toEqual(
      [paper.title, dinner.title, posters.title].sort(),
    );
  });

  it("is one statement, for one talk as for three", async () => {
    const { desk, session } = await aPlacedPaper();
    const ask = () => statementsOf(() => askConference(desk.conference.slug));
    const one = await ask();
    for (let more = 0; more < 2; more++) {
      const paper = await desk.paper();
      await aPart(paper.id);
      await aPlace(session, paper.id);
    }
    expect([one, await ask()]).toEqual([1, 1]);
  });

  it("is not sent again while nothing changed", async () => {
    const { desk, session } = await aPlacedPaper();
    const { slug } = desk.conference;
    const headers = { "if-none-match": (await askConference(slug)).headers.get("etag") ?? "" };
    expect((await askConference(slug, headers)).status).toBe(304);
    await move(desk, session.id, { startsOn: "2027-06-13", startsAt: "09:00" });
    expect((await askConference(slug, headers)).status).toBe(200);
  });
});

describe("a public calendar", () => {
  it("is 404 for a draft, for what is of no public conference, and for what never had a time", async () => {
    const { desk, session, paper } = await aPlacedPaper();
    const { slug } = desk.conference;
    const draft = await desk.paper({ acceptedAt: null });
    await aPlace(session, draft.id);
    const unplaced = await desk.paper();
    const untimed = await desk.shownSession();
    const ask = async () => [
      (await askPaper(slug, draft.slug)).status,
      (await askPaper(slug, unplaced.slug)).status,
      (await askSession(slug, untimed.slug)).status,
      (await askPaper(slug, paper.slug)).status,
      (await askSession(slug, session.slug)).status,
      (await askConference(slug)).status,
    ];
    expect(await ask()).toEqual([404, 404, 404, 200, 200, 200]);
    await db.conference.update({ where: { id: desk.conference.id }, data: { publishedAt: null } });
    expect(await ask()).toEqual([404, 404, 404, 404, 404, 404]);
  });

  it("is led to where its page moved", async () => {
    const { desk, paper, session } = await aPlacedPaper();
    const { slug } = desk.conference;
    await db.presentation.update({ where: { id: paper.id }, data: { slug: "new-paper" } });
    await db.themedSession.update({ where: { id: session.publicId }, data: { slug: "new-session" } });
    await db.conference.update({ where: { id: desk.conference.id }, data: { slug: `${slug}-new` } });
    const answers = [
      await askPaper(slug, paper.slug),
      await askSession(slug, session.slug),
      await askConference(slug),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get("location")])).toEqual([
      [308, `/${slug}-new/presentations/new-paper/calendar.ics`],
      [308, `/${slug}-new/sessions/new-session/calendar.ics`],
      [308, `/${slug}-new/calendar.ics`],
    ]);
  });

  it("names nobody's address, and no hash of one", async () => {
    const { desk, paper } = await aPlacedPaper();
    const text = await (await askPaper(desk.conference.slug, paper.slug)).text();
    expect(text.match(/\S*@\S*/g)).toEqual([`UID:presentation-${paper.id}@localhost`]);
    expect(text).not.toMatch(/mailto|organizer|attendee/i);
  });
});
