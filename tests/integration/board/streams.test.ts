import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { system } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { assignPresentations } from "@/lib/sessions/commands/assign-presentations";
import { endPresence } from "@/lib/sessions/commands/end-presence";
import { keepPresence } from "@/lib/sessions/commands/keep-presence";
import { listClosePapers, listRepairs, listSuggestedTitles } from "@/lib/sessions/queries/nearby";
import { listPresence } from "@/lib/sessions/queries/presence";
import { aDesk } from "@/tests/factories/desk";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aPlace } from "@/tests/factories/sessions";
import { aBoardSite } from "@/tests/support/board-site";
import { aSignIn } from "@/tests/support/stream-site";

/** A desk with one session and one paper, and somebody who organises it. */
async function aDeskWithSomebody(name = "Mei Ito") {
  const desk = await aDesk();
  const somebody = await anotherOrganiser(desk, name);
  const session = await desk.session();
  const paper = await desk.paper();
  const move = () =>
    assignPresentations(desk.organiser, {
      ...{ sessionId: session.id, papers: [{ id: paper.id, from: null }], before: null },
    });
  return { desk, slug: desk.conference.slug, session, paper, move, ...somebody };
}

async function anotherOrganiser(desk: Awaited<ReturnType<typeof aDesk>>, name: string) {
  const person = await aPerson({ name });
  await db.role.create({
    data: { conferenceId: desk.conference.id, personId: person.id, role: "organiser" },
  });
  return { person, actor: await actorFor(person), token: await aSignIn(person.id) };
}

describe("a board's stream", () => {
  it("says where the draft stands, and each change once, asked of the database once for all windows", async () => {
    const site = await aBoardSite();
    const { slug, token, move, session, paper } = await aDeskWithSomebody();
    const windows = [await site.window(slug, token), await site.window(slug, token)];
    for (const window of windows) expect((await window.next("hello")).revision).toBe(0);
    const moved = await move();
    if (!moved.ok) throw new Error(moved.reason);
    await site.settled();
    for (const window of windows) {
      const heard = await window.next("arrangement");
      expect([heard.revision, heard.eventId, heard.action]).toEqual([
        1,
        moved.value.eventId,
        "assignPresentations",
      ]);
      expect(heard.sessions[session.id]?.papers).toEqual([{ id: paper.id, minutes: 20 }]);
      expect(window.of("arrangement")).toHaveLength(1);
    }
    expect(site.asked.filter((ask) => ask === "arrangement")).toHaveLength(1);
  });

  it("is told of papers that are retitled, withdrawn, or accepted meanwhile", async () => {
    const site = await aBoardSite();
    const { desk, slug, token, paper } = await aDeskWithSomebody();
    const early = await desk.paper({ acceptedAt: null });
    const window = await site.window(slug, token);
    await window.next("hello");
    await db.presentation.update({
      where: { id: paper.id },
      data: { title: "Anew", withdrawnAt: new Date() },
    });
    await site.settled();
    expect((await window.next("papers")).papers[paper.id]).toMatchObject({
      title: "Anew",
      isWithdrawn: true,
    });
    await db.presentation.update({ where: { id: early.id }, data: { acceptedAt: new Date() } });
    await site.settled();
    expect((await window.next("papers", 2)).papers[early.id]?.id).toBe(early.id);
    await db.presentation.update({ where: { id: early.id }, data: { acceptedAt: null } });
    await site.settled();
    expect((await window.next("papers", 3)).papers).toEqual({ [early.id]: null });
  });

  it("hears a revision that says nothing of itself, and settings that need the whole board", async () => {
    const site = await aBoardSite();
    const { desk, slug, token } = await aDeskWithSomebody();
    const window = await site.window(slug, token);
    await window.next("hello");
    await db.programme.updateMany({
      where: { conferenceId: desk.conference.id, publishedAt: null },
      data: { revision: 7 },
    });
    await site.settled();
    expect((await window.next("revision")).revision).toBe(7);
    await db.theme.update({ where: { id: desk.theme.id }, data: { name: "Renamed" } });
    await site.settled();
    await window.next("anew");
  });

  it("gives a chair only word that something changed", async () => {
    const site = await aBoardSite();
    const { desk, slug, session, paper, move } = await aDeskWithSomebody();
    const chair = await aPerson();
    await db.themedSession.update({ where: { id: session.id }, data: { chairId: chair.id } });
    await db.conference.update({ where: { id: desk.conference.id }, data: { chairsOrderSessions: true } });
    const window = await site.window(slug, await aSignIn(chair.id));
    await window.next("hello");
    await move();
    await site.settled();
    expect((await window.next("revision")).revision).toBe(1);
    await db.presentation.update({ where: { id: paper.id }, data: { title: "Anew" } });
    await site.settled();
    await window.next("anew");
    expect(window.of("papers")).toEqual([]);
    expect(window.of("arrangement")).toEqual([]);
    expect(window.of("presence")).toEqual([]);
  });

  it("is there for nobody else, and not for another site's page", async () => {
    const site = await aBoardSite();
    const { slug, token } = await aDeskWithSomebody();
    const stranger = await aSignIn((await aPerson()).id);
    expect((await site.window(slug, null)).status).toBe(401);
    expect((await site.window(slug, stranger)).status).toBe(404);
    expect((await site.window("nowhere", token)).status).toBe(404);
    expect((await site.window(slug, token, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(site.boards.size).toBe(0);
  });

  it("is closed within four beats to whom the role was taken, or who signed out", async () => {
    const site = await aBoardSite();
    const { slug, token, person, desk } = await aDeskWithSomebody();
    const other = await anotherOrganiser(desk, "Ana Ruiz");
    const windows = [await site.window(slug, token), await site.window(slug, other.token)];
    for (const window of windows) await window.next("hello");
    await db.role.updateMany({ where: { personId: person.id }, data: { revokedAt: new Date() } });
    await db.signInSession.deleteMany({ where: { personId: other.person.id } });
    for (let beat = 0; beat < 4; beat++) site.boards.beat();
    await site.settled();
    for (const window of windows) await window.ended;
    expect(windows.map((window) => window.text().includes("event: over"))).toEqual([true, true]);
  });

  it("ends the oldest of a person's windows when there is one too many", async () => {
    const site = await aBoardSite();
    const { slug, token } = await aDeskWithSomebody();
    const windows = [];
    for (let n = 0; n < 9; n++) windows.push(await site.window(slug, token));
    await windows[0]?.ended;
    expect(site.boards.size).toBe(8);
  });
});

/** Whether this is who was last said to be there. */
function isSaid(
  window: Awaited<ReturnType<Awaited<ReturnType<typeof aBoardSite>>["window"]>>,
  here: unknown,
) {
  return isDeepStrictEqual(window.of("presence").at(-1)?.here, here);
}

describe("presence", () => {
  it("says who is there and what they have open, in every process, and who went", async () => {
    const [here, there] = [await aBoardSite(), await aBoardSite()];
    const { desk, slug, token, actor, person, session } = await aDeskWithSomebody();
    const ana = await anotherOrganiser(desk, "Ana Ruiz");
    const [mine, hers] = [await here.window(slug, token), await there.window(slug, ana.token)];
    const { tab } = await mine.next("hello");
    const { tab: herTab } = await hers.next("hello");
    await keepPresence(actor, { conference: slug, tab, sessionId: null });
    await keepPresence(ana.actor, { conference: slug, tab: herTab, sessionId: session.id });
    await Promise.all([here.settled(), there.settled()]);
    const both = [
      { tab: herTab, personId: ana.person.id, name: "Ana Ruiz", sessionId: session.id },
      { tab, personId: person.id, name: "Mei Ito", sessionId: null },
    ];
    for (const window of [mine, hers]) await window.until(() => isSaid(window, both));
    await hers.close();
    await there.settled();
    await here.settled();
    await mine.until(() => isSaid(mine, both.slice(1)));
  });

  it("is over within a minute for a window that says nothing more", async () => {
    const { desk, slug, actor, person } = await aDeskWithSomebody();
    const at = new Date("2026-06-12T10:00:00Z");
    const tab = "10000000-0000-4000-8000-000000000001";
    await keepPresence(actor, { conference: slug, tab, sessionId: null }, at);
    const present = async (seconds: number) =>
      (await listPresence(system, [desk.conference.id], new Date(at.getTime() + seconds * 1000))).get(
        desk.conference.id,
      );
    expect(await present(40)).toEqual([{ tab, personId: person.id, name: "Mei Ito", sessionId: null }]);
    expect(await present(46)).toEqual([]);
    await endPresence(system, { tabs: [] }, new Date(at.getTime() + 11 * 60_000));
    expect(await db.boardWindow.count({ where: { tab } })).toBe(0);
  });

  it("of somebody else's window is nobody's to say", async () => {
    const { desk, slug, actor, person } = await aDeskWithSomebody();
    const ana = await anotherOrganiser(desk, "Ana Ruiz");
    const tab = "10000000-0000-4000-8000-000000000002";
    expect((await keepPresence(actor, { conference: slug, tab, sessionId: null })).ok).toBe(true);
    expect(await keepPresence(ana.actor, { conference: slug, tab, sessionId: null })).toMatchObject({
      ...{ ok: false, reason: "not_found" },
    });
    const elsewhere = await aDesk();
    await db.role.create({
      data: { conferenceId: elsewhere.conference.id, personId: person.id, role: "organiser" },
    });
    const both = await actorFor(person);
    const other = { conference: elsewhere.conference.slug, tab, sessionId: null };
    expect(await keepPresence(both, other)).toMatchObject({ ok: false, reason: "not_found" });
    const stranger = await actorFor(await aPerson());
    expect(await keepPresence(stranger, { conference: slug, tab, sessionId: null })).toMatchObject({
      ...{ ok: false, reason: "not_found" },
    });
  });
});

it("papers close to a session, titles and repairs are asked of the rules", async () => {
  const { desk, slug, session, paper } = await aDeskWithSomebody();
  await db.presentationType.update({ where: { id: desk.type.id }, data: { sessionMinimum: 2 } });
  await db.themedSession.update({ where: { id: session.id }, data: { themeId: desk.theme.id } });
  await aPlace(session, paper.id);
  const loose = await desk.paper({ title: paper.title, abstract: "Tides of the strait" });
  const close = await listClosePapers(desk.organiser, slug, session.id);
  expect(close?.every(({ id }) => id === loose.id)).toBe(true);
  expect(await listSuggestedTitles(desk.organiser, slug, session.id)).toEqual(expect.any(Array));
  const found = await listRepairs(desk.organiser, slug, session.id);
  expect(found?.repairs[0]).toMatchObject({
    kind: "fill",
    sessionId: session.id,
    moves: [{ paperId: loose.id }],
  });
  expect(found?.papers.get(loose.id)).toBe(loose.title);
  const stranger = await actorFor(await aPerson());
  for (const ask of [listClosePapers, listSuggestedTitles, listRepairs])
    expect(await ask(stranger, slug, session.id)).toBeNull();
});
