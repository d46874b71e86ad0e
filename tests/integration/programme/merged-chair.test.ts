import { beforeEach, describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import { mergePeople } from "@/lib/people/merge";
import { publishProgramme } from "@/lib/programme/commands/publish-programme";
import { restoreProgramme } from "@/lib/programme/commands/restore-programme";
import { takeBackVersion } from "@/lib/programme/commands/take-back-version";
import { deleteSession } from "@/lib/sessions/commands/delete-session";
import { undo } from "@/lib/sessions/commands/undo";
import { aDesk } from "@/tests/factories/desk";
import { aPerson } from "@/tests/factories/people";
import { theDraft } from "@/tests/factories/sessions";

type Desk = Awaited<ReturnType<typeof aDesk>>;

let desk: Desk;
let sessionId: string;
let [first, last] = ["", ""];

/** Merges the chair twice over, from one into a second into the last. */
async function merge() {
  const between = await aPerson();
  for (const [fromId, intoId] of [
    [first, between.id],
    [between.id, last],
  ] as const)
    await transaction((tx) => mergePeople(tx, { fromId, intoId }, new Date()));
}

async function publishing() {
  const { revision } = await theDraft(desk.conference.id);
  return publishProgramme(desk.organiser, {
    ...{ conferenceId: desk.conference.id, revision, only: [], tell: "no" },
  });
}

async function remove() {
  const { version } = await db.themedSession.findUniqueOrThrow({ where: { id: sessionId } });
  return deleteSession(desk.organiser, { sessionId, version });
}

const chairs = async (publishedAt: null | { not: null }) =>
  (
    await db.themedSession.findMany({
      where: { conferenceId: desk.conference.id, programme: { publishedAt } },
      select: { chairId: true },
    })
  ).map(({ chairId }) => chairId);

beforeEach(async () => {
  desk = await aDesk();
  [first, last] = [(await aPerson()).id, (await aPerson()).id];
  sessionId = (await desk.session({ chairId: first })).id;
});

describe("a chair as a state kept them", () => {
  it("who was merged since is whom they became in a version made the draft again", async () => {
    await publishing();
    await remove();
    await merge();
    const { revision } = await theDraft(desk.conference.id);
    const input = { conferenceId: desk.conference.id, number: 1, revision };
    expect(await restoreProgramme(desk.organiser, input)).toMatchObject({ ok: true });
    expect(await chairs(null)).toEqual([last]);
  });

  it("who was merged since is whom they became in a version published again", async () => {
    await publishing();
    await remove();
    await publishing();
    await merge();
    const input = { conferenceId: desk.conference.id, number: 2, tell: "no" as const };
    expect(await takeBackVersion(desk.organiser, input)).toMatchObject({ ok: true });
    expect(await chairs({ not: null })).toEqual([last]);
  });

  it("who was merged since is whom they became when an action is undone", async () => {
    const removed = await remove();
    await merge();
    const eventId = removed.ok ? removed.value.eventId : "";
    expect(await undo(desk.organiser, { conferenceId: desk.conference.id, eventId })).toMatchObject({
      ok: true,
    });
    expect(await chairs(null)).toEqual([last]);
  });

  it("who has left stays the chair that they were", async () => {
    const removed = await remove();
    await db.person.update({ where: { id: first }, data: { leftAt: new Date() } });
    const eventId = removed.ok ? removed.value.eventId : "";
    expect(await undo(desk.organiser, { conferenceId: desk.conference.id, eventId })).toMatchObject({
      ok: true,
    });
    expect(await chairs(null)).toEqual([first]);
  });
});
