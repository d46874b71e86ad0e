import { describe, expect, it } from "vitest";
import { anonymous, system } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getArrangement, listPapersOnBoards } from "@/lib/sessions/queries/arrangements";
import { getBoardAccess } from "@/lib/sessions/queries/board-readers";
import { getWholeBoard } from "@/lib/sessions/queries/whole-board";
import { aDesk } from "@/tests/factories/desk";
import { aKeywordUse } from "@/tests/factories/keywords";
import { actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPlace } from "@/tests/factories/sessions";
import { statementsOf } from "@/tests/support/statements";

const AT = new Date("2026-06-12T09:40:00Z");

describe("the whole board", () => {
  it("holds what is accepted and the sessions of the draft, and nothing else", async () => {
    const desk = await aDesk();
    const session = await desk.session({ startsAt: AT, roomId: desk.room.id, themeId: desk.theme.id });
    await desk.shownSession();
    const placed = await desk.paper();
    const loose = await desk.paper({ mode: "online" });
    const gone = await desk.paper({ withdrawnAt: AT });
    await desk.paper({ withdrawnAt: AT });
    await desk.paper({ acceptedAt: null });
    await aPlace(session, placed.id, 25);
    await aPlace(session, gone.id);
    await aKeywordUse(loose, "Water law");

    const board = await getWholeBoard(desk.organiser, desk.conference.slug);
    expect(board?.sessions).toEqual([
      {
        ...{ id: session.id, publicId: session.publicId, slug: session.slug, title: session.title },
        ...{ typeId: desk.type.id, themeId: desk.theme.id, chairId: null, roomId: desk.room.id },
        ...{ startsAt: AT.toISOString(), minutes: 100, mode: "in_person", version: 1 },
        papers: [
          { id: placed.id, minutes: 25 },
          { id: gone.id, minutes: 20 },
        ],
      },
    ]);
    const papers = new Map(board?.papers.map((paper) => [paper.id, paper]));
    expect([...papers.keys()].sort()).toEqual([placed.id, loose.id, gone.id].sort());
    const [part] = await db.presenterPart.findMany({ where: { presentationId: loose.id } });
    expect(papers.get(loose.id)).toEqual({
      ...{ id: loose.id, slug: loose.slug, title: loose.title, presenters: [part?.displayName] },
      ...{ themeId: desk.theme.id, typeId: desk.type.id, mode: "online", minutes: desk.type.minutes },
      ...{ isWithdrawn: false, keywords: ["Water law"] },
    });
    expect(papers.get(gone.id)?.isWithdrawn).toBe(true);
    expect([board?.mayArrange, board?.mayOrder]).toEqual([true, true]);
  });

  it("is asked for in as many statements with three sessions as with one", async () => {
    const desk = await aDesk();
    const more = async () => aPlace(await desk.session(), (await desk.paper()).id);
    const ask = () => statementsOf(() => getWholeBoard(desk.organiser, desk.conference.slug));
    await more();
    const one = await ask();
    await more();
    await more();
    expect(await ask()).toBe(one);
  });

  it("says a clash from both sides, at the papers it concerns", async () => {
    const desk = await aDesk();
    const person = await aPerson({ name: "Mei Ito" });
    const [one, other] = [
      await desk.session({ startsAt: AT, title: "One" }),
      await desk.session({ title: "Other" }),
    ];
    const paper = await desk.paper({ personId: person.id });
    await aPlace(one, paper.id);
    await db.themedSession.update({ where: { id: other.id }, data: { chairId: person.id } });
    const warned = { conferenceId: desk.conference.id, kind: "person_twice", level: "warn" } as const;
    await db.conflictLevel.create({ data: warned });
    await db.themedSession.update({ where: { id: other.id }, data: { startsAt: AT } });
    const board = await getWholeBoard(desk.organiser, desk.conference.slug);
    expect(
      board?.clashes.map(({ sessionId, otherId, paperIds }) => [sessionId, otherId, paperIds]).sort(),
    ).toEqual(
      [
        [one.id, other.id, [paper.id]],
        [other.id, one.id, []],
      ].sort(),
    );
    expect(board?.clashes.find(({ sessionId }) => sessionId === one.id)?.sentence).toMatch(
      /^Mei Ito is also in Other \(Fri 12 June/,
    );
  });

  it("is there for organisers only, and a chair's own sessions where the conference lets chairs order them", async () => {
    const desk = await aDesk();
    const person = await aPerson();
    const chair = await actorFor(person);
    const own = await desk.session({ chairId: person.id });
    const other = await desk.session();
    const held = await desk.paper();
    await aPlace(own, held.id);
    await aPlace(other, (await desk.paper()).id);
    await desk.paper();
    const { slug, id } = desk.conference;
    const nobody = [anonymous, await anAttendee(), await anOrganiser((await aDesk()).conference.id), chair];
    for (const actor of nobody) {
      expect(await getWholeBoard(actor, slug)).toBeNull();
      expect(await getBoardAccess(actor, slug)).toBeNull();
    }
    await db.conference.update({ where: { id }, data: { chairsOrderSessions: true } });
    const board = await getWholeBoard(chair, slug);
    expect(board?.sessions.map((session) => session.id)).toEqual([own.id]);
    expect(board?.papers.map((paper) => paper.id)).toEqual([held.id]);
    expect([board?.mayArrange, await getBoardAccess(chair, slug)]).toEqual([
      false,
      { conferenceId: id, sees: "own" },
    ]);
    expect(await getWholeBoard(await anAttendee(), slug)).toBeNull();
    expect(await getBoardAccess(desk.organiser, slug)).toEqual({ conferenceId: id, sees: "all" });
  });
});

it("what boards hear is for the system alone", async () => {
  const desk = await aDesk();
  const paper = await desk.paper();
  const conferences = [desk.conference.id];
  expect((await listPapersOnBoards(desk.organiser, [paper.id], conferences)).size).toBe(0);
  expect(
    (await listPapersOnBoards(system, [paper.id], conferences)).get(desk.conference.id)?.[paper.id]?.title,
  ).toBe(paper.title);
  expect(await getArrangement(desk.organiser, { eventId: paper.id, revision: 1 })).toBeNull();
});
