import { describe, expect, it } from "vitest";
import { GET } from "@/app/(account)/my/calendar/[file]/route";
import { anonymous } from "@/lib/auth/actor";
import { removeCalendar, rotateCalendar } from "@/lib/calendar/commands";
import { getOwnCalendar, getPersonalCalendar } from "@/lib/calendar/queries/personal";
import { newCalendarSecret, pathOfCalendar } from "@/lib/calendar/secret";
import { db } from "@/lib/db";
import { aConference, aRoom } from "@/tests/factories/conferences";
import { aFollow } from "@/tests/factories/follows";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";
import { faultsOf, parsedCalendar } from "@/tests/support/parsed-calendar";
import { statementsOf } from "@/tests/support/statements";

const ask = (path: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost:3000${path}`, { headers }), {
    params: Promise.resolve({ file: path.split("/").at(-1) ?? "" }),
  });

/** Somebody with a calendar, and its path. */
async function aReader() {
  const calendarSecret = newCalendarSecret();
  const person = await aPerson({ calendarSecret });
  return { person, path: pathOfCalendar(calendarSecret), secret: calendarSecret };
}

/** A session in Tokyo on 12 June 2027, 10:00 to 11:40, with so many papers. */
async function aPlacedSession(conferenceId: string, papers: number) {
  const room = await aRoom(conferenceId, { building: "East" });
  const startsAt = new Date("2027-06-12T01:00:00Z");
  const session = await aSession(conferenceId, { roomId: room.id, startsAt });
  const presentations = [];
  for (let paper = 0; paper < papers; paper++) {
    const presentation = await aPresentation(conferenceId);
    await aPlace(session, presentation.id);
    presentations.push(presentation);
  }
  return { room, session, presentations };
}

async function summariesOf(path: string): Promise<string[]> {
  const answer = await ask(path);
  return parsedCalendar(await answer.text()).events.map(({ summary }) => summary);
}

describe("a personal calendar", () => {
  it("holds what its owner follows, gives and chairs, each once, and nothing of others", async () => {
    const { person, path } = await aReader();
    const conference = await aConference();
    const { session, presentations } = await aPlacedSession(conference.id, 4);
    const [followed, given, unclaimed, another] = presentations.map(({ id }) => id);
    await aFollow(followed ?? "", { personId: person.id });
    await aPart(followed ?? "", { personId: person.id });
    await aPart(given ?? "", { personId: person.id });
    await aPart(unclaimed ?? "", { personId: person.id, claimedAt: null });
    await aFollow(another ?? "");
    await db.themedSession.update({ where: { id: session.id }, data: { chairId: person.id } });
    await db.follow.create({ data: { sessionId: session.id, personId: person.id } });

    const answer = await ask(path);
    const text = await answer.text();
    expect(faultsOf(text)).toEqual([]);
    const { events } = parsedCalendar(text);
    const found = events.map(({ summary, startsAt, endsAt }) => [summary, startsAt, endsAt]);
    // The first two begin together.
    expect(found.sort((a, b) => `${b[2]}`.localeCompare(`${a[2]}`))).toEqual([
      [session.title, "2027-06-12T01:00:00.000Z", "2027-06-12T02:40:00.000Z"],
      [presentations[1]?.title, "2027-06-12T01:20:00.000Z", "2027-06-12T01:40:00.000Z"],
      [presentations[0]?.title, "2027-06-12T01:00:00.000Z", "2027-06-12T01:20:00.000Z"],
    ]);
    for (const word of [person.name, person.emails[0]?.address ?? "", "example.org", person.id])
      expect([word, text.replaceAll(`Chair: ${person.name}`, "").includes(word)]).toEqual([word, false]);
  });

  it("holds no draft, nothing of a conference that is not public, nothing without a time", async () => {
    const { person, path } = await aReader();
    const [conference, early] = [await aConference(), await aConference({ publishedAt: null })];
    const { session } = await aPlacedSession(conference.id, 0);
    const { presentations, session: hidden } = await aPlacedSession(early.id, 1);
    const draft = await aDraft(conference.id);
    await aPlace(session, draft.id);
    const unplaced = await aPresentation(conference.id);
    for (const { id } of [draft, unplaced, ...presentations]) {
      await aPart(id, { personId: person.id });
      await aFollow(id, { personId: person.id });
    }
    await db.follow.create({ data: { sessionId: hidden.id, personId: person.id } });
    expect(await summariesOf(path)).toEqual([]);
    await db.conference.update({ where: { id: early.id }, data: { publishedAt: new Date() } });
    expect((await summariesOf(path)).length).toBe(2);
  });

  it("is read in as many statements for three as for one", async () => {
    const conference = await aConference();
    const { presentations } = await aPlacedSession(conference.id, 3);
    const count = async (papers: number) => {
      const { person, secret } = await aReader();
      for (const { id } of presentations.slice(0, papers)) await aFollow(id, { personId: person.id });
      const statements = await statementsOf(() => getPersonalCalendar(anonymous, secret));
      const calendar = await getPersonalCalendar(anonymous, secret);
      return [calendar?.entries.length, statements];
    };
    expect([await count(1), await count(3)]).toEqual([
      [1, 1],
      [3, 1],
    ]);
  });

  it("is the same bytes until something changes, and then not sent again", async () => {
    const { person, path } = await aReader();
    const { presentations } = await aPlacedSession((await aConference()).id, 2);
    await aFollow(presentations[0]?.id ?? "", { personId: person.id });
    const first = await ask(path);
    const headers = Object.fromEntries(
      ["content-type", "cache-control", "last-modified"].map((name) => [name, first.headers.get(name)]),
    );
    expect(headers).toEqual({
      "content-type": "text/calendar; charset=utf-8",
      "cache-control": "private, no-cache",
      "last-modified": presentations[0]?.updatedAt.toUTCString(),
    });
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const second = await ask(path, { "if-none-match": etag });
    expect([second.status, await second.text(), second.headers.get("etag")]).toEqual([304, "", etag]);
    await aFollow(presentations[1]?.id ?? "", { personId: person.id });
    const third = await ask(path, { "if-none-match": etag });
    expect([third.status, third.headers.get("etag") === etag]).toEqual([200, false]);
  });
});

describe("its address", () => {
  it("is made and made anew: the old one is there for nobody at once", async () => {
    const person = await aPerson();
    const actor = await actorFor(person);
    expect(await getOwnCalendar(actor)).toEqual({ path: null });
    expect(await getOwnCalendar(anonymous)).toBeNull();
    const paths: string[] = [];
    for (let turn = 0; turn < 2; turn++) {
      await rotateCalendar(actor, {});
      paths.push((await getOwnCalendar(actor))?.path ?? "");
    }
    const [old = "", now = ""] = paths;
    expect(now).toMatch(/^\/my\/calendar\/[\w-]{32}\.ics$/);
    expect([(await ask(old)).status, (await ask(now)).status]).toEqual([404, 200]);
    await removeCalendar(actor, {});
    expect([(await ask(now)).status, await removeCalendar(actor, {})]).toEqual([
      404,
      { ok: false, reason: "not_found", facts: {} },
    ]);
  });

  it("is one when it is made anew twice at the same moment", async () => {
    const actor = await actorFor(await aPerson());
    const made = await Promise.all([rotateCalendar(actor, {}), rotateCalendar(actor, {})]);
    const paths = made.flatMap((result) => (result.ok && result.value.path ? [result.value.path] : []));
    const statuses = await Promise.all(paths.map(async (path) => (await ask(path)).status));
    expect(statuses.sort()).toEqual([200, 404]);
  });

  it("is 404 alike when it is old, wrong, no secret at all, or of somebody who left or was merged", async () => {
    const { path, person } = await aReader();
    const missing = [
      pathOfCalendar(newCalendarSecret()),
      `/my/calendar/${person.id}.ics`,
      `/my/calendar/${path.slice(13, -4)}`,
      "/my/calendar/.ics",
      `/my/calendar/${"x".repeat(10_000)}.ics`,
      "/my/calendar/\u0000.ics",
    ];
    const answers = await Promise.all(missing.map(async (each) => said(await ask(each))));
    await db.person.update({ where: { id: person.id }, data: { leftAt: new Date() } });
    answers.push(await said(await ask(path)));
    const into = await aPerson();
    const merged = { leftAt: null, mergedIntoId: into.id, mergedAt: new Date() };
    await db.person.update({ where: { id: person.id }, data: merged });
    answers.push(await said(await ask(path)));
    expect(new Set(answers)).toEqual(new Set(["404 There is nothing at this address.\n"]));
  });

  it("stands in no history of changes", async () => {
    const person = await aPerson();
    const result = await rotateCalendar(await actorFor(person), {});
    const secret = (result.ok && result.value.path?.slice(13, -4)) || "";
    const events = await db.auditEvent.findMany({ where: { subjects: { has: `person:${person.id}` } } });
    expect(events.map(({ action }) => action)).toEqual(["rotateCalendar"]);
    expect(JSON.stringify(events).includes(secret)).toBe(false);
  });
});

async function said(answer: Response): Promise<string> {
  return `${answer.status} ${await answer.text()}`;
}
