import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getFollowing } from "@/lib/follows/queries/following";
import { listMyFollows } from "@/lib/follows/queries/mine";
import { listMyTimetable } from "@/lib/follows/queries/timetable";
import type { FollowedSubject } from "@/lib/follows/schema";
import { aConference, aRoom, aTheme, aType } from "@/tests/factories/conferences";
import { aFollow } from "@/tests/factories/follows";
import { aKeywordUse } from "@/tests/factories/keywords";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { unique } from "@/tests/factories/sequence";
import { aPlace, aSession } from "@/tests/factories/sessions";
import { statementsOf } from "@/tests/support/statements";

type Conference = { id: string };

/** A session of papers given one after another from `startsAt`, in a room of its own. */
async function aSessionAt(
  conference: Conference,
  startsAt: string,
  papers = 1,
  room = `Some room ${unique()}`,
) {
  const type = await aType(conference.id, { isGrouped: true });
  const roomId = (await aRoom(conference.id, { name: room })).id;
  const session = await aSession(conference.id, {
    ...{ typeId: type.id, startsAt: new Date(startsAt), minutes: 100, roomId },
  });
  const given = [];
  for (let n = 0; n < papers; n++) {
    const paper = await aPresentation(conference.id, { typeId: type.id });
    await aPlace(session, paper.id);
    given.push(paper);
  }
  const [first, second] = given;
  if (!first) throw new Error("A session of no papers");
  return { session, first, second: second ?? first };
}

async function somebody() {
  const person = await aPerson();
  const actor = await actorFor(person);
  const personId = person.id;
  return {
    actor,
    personId,
    paper: (id: string) => aFollow(id, { personId }),
    session: (sessionId: string) => aFollow({ sessionId }, { personId }),
    meanwhile: async (subject: FollowedSubject) =>
      (await getFollowing(actor, subject))?.clashes.map(
        ({ as, title, when, room }) => `${as} ${title} ${when} ${room?.replace(/^Some room.*/, "Room")}`,
      ),
  };
}

describe("what is at the same time", () => {
  it("is told of both papers one follows, with time and room, and to nobody else", async () => {
    const conference = await aConference();
    const a = await aSessionAt(conference, "2027-06-11T05:00:00Z", 1, "Room A");
    const b = await aSessionAt(conference, "2027-06-11T05:19:00Z", 1, "Room B");
    const me = await somebody();
    await me.paper(a.first.id);
    await me.paper(b.first.id);
    expect(await me.meanwhile(`presentation:${a.first.id}`)).toEqual([
      `follow ${b.first.title} 14:19–14:39 Room B`,
    ]);
    expect(await me.meanwhile(`presentation:${b.first.id}`)).toEqual([
      `follow ${a.first.title} 14:00–14:20 Room A`,
    ]);
    expect(await (await somebody()).meanwhile(`presentation:${a.first.id}`)).toEqual([]);
    // Who is not there themselves is at nothing else meanwhile.
    await db.follow.deleteMany({ where: { presentationId: a.first.id } });
    expect(await me.meanwhile(`presentation:${a.first.id}`)).toEqual([]);
  });

  it("is not what ends as the other starts, is withdrawn, has no time, or is not public", async () => {
    const conference = await aConference();
    const a = await aSessionAt(conference, "2027-06-11T05:00:00Z", 2);
    const touching = await aSessionAt(conference, "2027-06-11T05:20:00Z");
    const gone = await aSessionAt(conference, "2027-06-11T05:00:00Z");
    const draft = await aSessionAt(conference, "2027-06-11T05:00:00Z");
    await db.presentation.update({ where: { id: gone.first.id }, data: { withdrawnAt: new Date() } });
    await db.presentation.update({ where: { id: draft.first.id }, data: { acceptedAt: null } });
    const untimed = await aPresentation(conference.id);
    const me = await somebody();
    for (const { id } of [a.first, a.second, touching.first, gone.first, draft.first, untimed])
      await me.paper(id);
    expect(await me.meanwhile(`presentation:${a.first.id}`)).toEqual([]);
    // The second paper starts when the first has ended, as the other does.
    expect(await me.meanwhile(`presentation:${a.second.id}`)).toEqual([
      `follow ${touching.first.title} 14:20–14:40 Room`,
    ]);
    expect(await me.meanwhile(`presentation:${gone.first.id}`)).toEqual([]);
  });

  it("counts what one presents and chairs, and a session whole, but never with its own papers", async () => {
    const conference = await aConference();
    const a = await aSessionAt(conference, "2027-06-11T05:00:00Z", 2);
    const b = await aSessionAt(conference, "2027-06-11T05:30:00Z");
    const me = await somebody();
    await me.session(a.session.id);
    await me.paper(a.second.id);
    expect(await me.meanwhile(`session:${a.session.id}`)).toEqual([]);
    expect(await me.meanwhile(`presentation:${a.second.id}`)).toEqual([]);
    await db.themedSession.update({ where: { id: b.session.id }, data: { chairId: me.personId } });
    expect(await me.meanwhile(`session:${a.session.id}`)).toEqual([
      `chair ${b.session.title} 14:30–16:10 Room`,
    ]);
    // The session one follows is named once, without its papers.
    expect(await me.meanwhile(`session:${b.session.id}`)).toEqual([
      `follow ${a.session.title} 14:00–15:40 Room`,
    ]);

    const presenter = await somebody();
    await aPart(b.first.id, { personId: presenter.personId });
    await presenter.session(b.session.id);
    await presenter.session(a.session.id);
    expect((await presenter.meanwhile(`session:${a.session.id}`))?.sort()).toEqual([
      `follow ${b.session.title} 14:30–16:10 Room`,
      `present ${b.first.title} 14:30–14:50 Room`,
    ]);
    expect(await presenter.meanwhile(`session:${b.session.id}`)).toEqual([
      `follow ${a.session.title} 14:00–15:40 Room`,
    ]);
  });

  it("goes by instants: past midnight, across a clock change, between two conferences' zones", async () => {
    const berlin = await aConference({ timeZone: "Europe/Berlin" });
    const tokyo = await aConference({ timeZone: "Asia/Tokyo" });
    // 02:30 is shown twice in Berlin that night, an hour apart.
    const early = await aSessionAt(berlin, "2027-10-31T00:30:00Z");
    const late = await aSessionAt(berlin, "2027-10-31T01:30:00Z");
    const far = await aSessionAt(tokyo, "2027-10-31T01:40:00Z");
    const midnight = await aSessionAt(tokyo, "2027-10-31T14:50:00Z");
    const after = await aSessionAt(tokyo, "2027-10-31T15:05:00Z");
    const me = await somebody();
    for (const { first } of [early, late, far, midnight, after]) await me.paper(first.id);
    expect(await me.meanwhile(`presentation:${early.first.id}`)).toEqual([]);
    expect(await me.meanwhile(`presentation:${late.first.id}`)).toEqual([
      `follow ${far.first.title} 10:40–11:00 GMT+9 Room`,
    ]);
    expect(await me.meanwhile(`presentation:${after.first.id}`)).toEqual([
      `follow ${midnight.first.title} 23:50–00:10 (Mon 1 November) Room`,
    ]);
  });
});

describe("one's own lists", () => {
  it("hold a session once, with what one follows and presents of it inside, and one's chairing", async () => {
    const conference = await aConference();
    const a = await aSessionAt(conference, "2027-06-11T05:00:00Z", 2);
    const chaired = await aSessionAt(conference, "2027-06-11T08:00:00Z");
    const other = await aSessionAt(conference, "2027-06-11T03:00:00Z");
    const me = await somebody();
    await me.session(a.session.id);
    await me.paper(a.second.id);
    await aPart(a.first.id, { personId: me.personId });
    await me.paper(other.first.id);
    await db.themedSession.update({ where: { id: chaired.session.id }, data: { chairId: me.personId } });
    const timetable = await listMyTimetable(me.actor);
    expect(
      timetable?.map((entry) => [
        ...[entry.subject, entry.isFollowed, entry.isChaired],
        entry.papers.map((paper) => [paper.subject, paper.isFollowed, paper.isOwn]),
      ]),
    ).toEqual([
      [`presentation:${other.first.id}`, true, false, []],
      [
        ...[`session:${a.session.id}`, true, false],
        [
          [`presentation:${a.first.id}`, false, true],
          [`presentation:${a.second.id}`, true, false],
        ],
      ],
      [`session:${chaired.session.id}`, false, true, []],
    ]);
  });

  it("name sessions, themes, keywords and presenters, and leave out what is not public and what others follow", async () => {
    const conference = await aConference({ name: "Tides" });
    const hidden = await aConference({ publishedAt: null });
    const me = await somebody();
    const { personId } = me;
    const theme = await aTheme(conference.id, { name: "Ports" });
    const a = await aSessionAt(conference, "2027-06-11T05:00:00Z");
    const keyword = await aKeywordUse(a.first, "quays");
    const part = await aPart(a.first.id, { displayName: "Ada as printed" });
    await aFollow({ presenterId: part.personId }, { personId });
    await aFollow({ keywordId: keyword.id }, { personId });
    await aFollow({ themeId: theme.id }, { personId });
    await me.session(a.session.id);
    await aFollow({ themeId: (await aTheme(hidden.id)).id }, { personId });
    await aFollow({ presenterId: (await aPerson()).id }, { personId });
    await aFollow({ themeId: (await aTheme(conference.id)).id });
    expect((await listMyFollows(me.actor))?.map(({ kind, title }) => [kind, title])).toEqual([
      ["session", a.session.title],
      ["theme", "Ports"],
      ["keyword", "quays"],
      ["presenter", "Ada as printed"],
    ]);
    // Themes, keywords and presenters bring nothing into the timetable.
    expect((await listMyTimetable(me.actor))?.map(({ subject }) => subject)).toEqual([
      `session:${a.session.id}`,
    ]);
    await db.themedSession.deleteMany({ where: { conferenceId: conference.id } });
    expect((await listMyFollows(me.actor))?.map(({ kind }) => kind)).toEqual([
      "theme",
      "keyword",
      "presenter",
    ]);
    expect(await listMyFollows(anonymous)).toBeNull();
  });

  it("cost the same statements however many rows", async () => {
    const conference = await aConference();
    const me = await somebody();
    const { personId } = me;
    const addRow = async () => {
      const { session, first } = await aSessionAt(conference, "2027-06-11T05:00:00Z");
      await me.session(session.id);
      await me.paper(first.id);
      const keyword = await aKeywordUse(first, `keyword ${first.id}`);
      const part = await aPart(first.id);
      await aFollow({ keywordId: keyword.id }, { personId });
      await aFollow({ presenterId: part.personId }, { personId });
      await aFollow({ themeId: first.themeId }, { personId });
      return first.id;
    };
    const id = await addRow();
    const costs = async () => [
      await statementsOf(() => listMyTimetable(me.actor)),
      await statementsOf(() => listMyFollows(me.actor)),
      await statementsOf(() => getFollowing(me.actor, `presentation:${id}`)),
    ];
    const one = await costs();
    await addRow();
    await addRow();
    expect(await costs()).toEqual(one);
  });
});
