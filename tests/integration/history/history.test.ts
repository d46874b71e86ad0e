import { describe, expect, it } from "vitest";
import { recordChange } from "@/lib/audit/record";
import { anonymous, personIdOf, system } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { follow } from "@/lib/follows/commands";
import { getHistory, getHistoryExport } from "@/lib/history/queries/history";
import { HistoryFilters } from "@/lib/history/schema";
import { readCsv } from "@/lib/imports/csv";
import { assignPresentations } from "@/lib/sessions/commands/assign-presentations";
import { createSession } from "@/lib/sessions/commands/create-session";
import { CreateSessionInput } from "@/lib/sessions/schema";
import { aDesk } from "@/tests/factories/desk";
import { aChair, anAttendee, anOrganiser } from "@/tests/factories/people";
import { statementsOf } from "@/tests/support/statements";

const asked = (filters: Record<string, unknown> = {}) => HistoryFilters.parse(filters);

async function aMadeSession() {
  const desk = await aDesk();
  const input = { conferenceId: desk.conference.id, title: "Ties", typeId: desk.type.id, minutes: 100 };
  const made = await createSession(desk.organiser, CreateSessionInput.parse(input));
  if (!made.ok) throw new Error("not made");
  return { desk, slug: desk.conference.slug, sessionId: made.value.id };
}

describe("the history of a conference", () => {
  it("says who did what, when, to what, and what it was before", async () => {
    const { desk, slug, sessionId } = await aMadeSession();
    await aMadeSession();
    const history = await getHistory(desk.organiser, slug, asked());
    expect(history?.rows).toMatchObject([
      {
        what: "made a session",
        subjects: [{ key: `session:${sessionId}`, name: "Ties" }],
        isUndone: false,
      },
    ]);
    expect(history?.rows[0]?.details).toContain("Ties › minutes: – → 100");
    expect(history?.rows[0]?.who).toBe(history?.actors[0]?.name);
    // Those of this conference, however many act elsewhere.
    expect(history?.actors.map(({ id }) => id)).toEqual([personIdOf(desk.organiser)]);
  });

  it("is filtered by part, person, thing and day of the conference's zone", async () => {
    const { desk, slug, sessionId } = await aMadeSession();
    const { id: conferenceId } = desk.conference;
    // 00:30 of 2 January in Tokyo.
    await db.auditEvent.create({
      data: { conferenceId, action: "editRoom", subjects: ["room:x"], at: new Date("2027-01-01T15:30:00Z") },
    });
    const found = async (filters: Record<string, unknown>) =>
      (await getHistory(desk.organiser, slug, asked(filters)))?.rows.map(({ what }) => what);
    expect(await found({ part: "settings" })).toEqual(["changed a room"]);
    expect(await found({ who: personIdOf(desk.organiser) })).toEqual(["made a session"]);
    expect(await found({ about: `session:${sessionId}` })).toEqual(["made a session"]);
    expect(await found({ from: "2027-01-02", until: "2027-01-02" })).toEqual(["changed a room"]);
    expect(await found({ from: "2027-01-01", until: "2027-01-01" })).toEqual([]);
    expect(await found({ who: "nonsense", part: "%", from: "never", page: -1 })).toHaveLength(2);
  });

  it("lists nothing that is an attendee's own, and no address in full", async () => {
    const { desk, slug } = await aMadeSession();
    const paper = await desk.paper();
    expect(await follow(await anAttendee(), { subject: `presentation:${paper.id}` })).toMatchObject({
      ok: true,
    });
    await db.$transaction((tx) =>
      recordChange(tx, system, {
        ...{ conferenceId: desk.conference.id, action: "invitePresenter", subjects: [] },
        after: { address: "ada.lovelace@example.org" },
      }),
    );
    const history = await getHistory(desk.organiser, slug, asked());
    expect(history?.rows.map(({ what }) => what)).toEqual(["added a presenter", "made a session"]);
    expect(history?.actors.map(({ id }) => id)).toEqual([personIdOf(desk.organiser)]);
    const exported = await getHistoryExport(desk.organiser, slug, asked());
    expect(JSON.stringify(history)).not.toContain("ada.lovelace");
    expect(exported?.csv).toContain("invitePresenter");
    expect(exported?.csv).not.toContain("ada.lovelace");
  });

  it("is exported as it is filtered, a row an event", async () => {
    const { desk, slug } = await aMadeSession();
    await db.conference.update({ where: { id: desk.conference.id }, data: { version: 2 } });
    const exported = await getHistoryExport(desk.organiser, slug, asked({ part: "arranging" }));
    const { rows } = readCsv(exported?.csv ?? "");
    expect(rows.map(({ cells }) => [cells.action, cells.what])).toEqual([
      ["createSession", "made a session"],
    ]);
  });

  it("is for its organisers", async () => {
    const { desk, slug } = await aMadeSession();
    const others = [
      anonymous,
      await anAttendee(),
      await aChair(desk.conference.id),
      await anOrganiser((await aDesk()).conference.id),
    ];
    for (const actor of others) {
      expect(await getHistory(actor, slug, asked())).toBeNull();
      expect(await getHistoryExport(actor, slug, asked())).toBeNull();
    }
  });

  it("is read in the same number of statements however long it is", async () => {
    const { desk, slug, sessionId } = await aMadeSession();
    const read = () => getHistory(desk.organiser, slug, asked());
    const one = await statementsOf(read);
    for (const paper of [await desk.paper(), await desk.paper()])
      await assignPresentations(desk.organiser, {
        sessionId,
        papers: [{ id: paper.id, from: null }],
      } as never);
    expect(await statementsOf(read)).toBe(one);
  });
});
