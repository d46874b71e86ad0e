import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { leave } from "@/lib/people/commands/leave";
import { mergePersons, undoMerge } from "@/lib/people/commands/merge-persons";
import { getTwoPeople, listMerges, listPeople } from "@/lib/people/queries/in-conference";
import { listWaitingClaims } from "@/lib/presenters/queries/claims";
import { revokeRole } from "@/lib/roles/commands";
import { listRoles } from "@/lib/roles/queries";
import { aConference } from "@/tests/factories/conferences";
import { aDesk } from "@/tests/factories/desk";
import { actorFor, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace } from "@/tests/factories/sessions";
import { statementsOf } from "@/tests/support/statements";

/** Two people of one conference with a paper each, and its organiser. */
async function two() {
  const desk = await aDesk();
  const [from, into] = [
    await aPerson({ name: "S. Vassiliouk" }),
    await aPerson({ name: "Svetlana Vassiliouk" }),
  ];
  const papers = [await desk.paper({ personId: from.id }), await desk.paper({ personId: into.id })];
  const { conference, organiser } = desk;
  const input = { conferenceId: conference.id, fromId: from.id, intoId: into.id };
  return { desk, conference, organiser, from, into, papers, input };
}

const partsOf = (personId: string) => db.presenterPart.count({ where: { personId } });
const answers = (results: ({ ok: true } | { ok: false; reason: string })[]) =>
  results.map((result) => (result.ok ? "done" : result.reason)).sort();

describe("merging two people of a conference", () => {
  it("is audited, offered for undo, and undone once", async () => {
    const { conference, organiser, from, into, input } = await two();
    expect(await mergePersons(organiser, input)).toEqual({
      ...{ ok: true, value: { from: "S. Vassiliouk", into: "Svetlana Vassiliouk" } },
    });
    expect([await partsOf(from.id), await partsOf(into.id)]).toEqual([0, 2]);
    const [merge] = await listMerges(organiser, conference.id);
    expect(merge).toMatchObject({ from: "S. Vassiliouk", into: "Svetlana Vassiliouk" });

    const undo = { conferenceId: conference.id, eventId: merge?.eventId ?? "" };
    const both = await Promise.all([1, 2].map(() => undoMerge(organiser, undo)));
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect([await partsOf(from.id), await partsOf(into.id)]).toEqual([1, 1]);
    expect(await undoMerge(organiser, undo)).toMatchObject({ reason: "already_undone" });
    expect(await listMerges(organiser, conference.id)).toEqual([]);
  });

  it("happens once when two organisers merge the same two at once, each the other way round", async () => {
    const { organiser, input } = await two();
    const { fromId, intoId } = input;
    const both = await Promise.all([
      mergePersons(organiser, input),
      mergePersons(organiser, { ...input, fromId: intoId, intoId: fromId }),
    ]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
  });

  it("is refused where somebody would gain what the organiser cannot give", async () => {
    const { conference, organiser, input, from } = await two();
    const elsewhere = await aConference();
    await db.role.create({ data: { conferenceId: elsewhere.id, personId: from.id, role: "organiser" } });
    expect(await mergePersons(organiser, input)).toMatchObject({ reason: "elsewhere_too" });
    const stranger = { ...input, fromId: (await aPerson()).id };
    expect(await mergePersons(organiser, stranger)).toMatchObject({ reason: "not_found" });
    expect(await mergePersons(organiser, { ...input, intoId: from.id })).toMatchObject({
      reason: "same_person",
    });
    expect(await getTwoPeople(organiser, conference, [from.id, stranger.fromId])).toBe(null);
  });

  it("is refused when as one person they would be in two sessions at one time", async () => {
    const { desk, organiser, papers, input } = await two();
    for (const paper of papers) {
      const session = await desk.session({ startsAt: new Date("2027-06-12T01:00:00Z") });
      await aPlace(session, paper.id);
    }
    expect(await mergePersons(organiser, input)).toMatchObject({ reason: "in_two_places" });
    expect(await partsOf(input.fromId)).toBe(1);
  });

  it("gives back on undo only what is still where it was put", async () => {
    const { conference, organiser, papers, input, from } = await two();
    await mergePersons(organiser, input);
    const third = await aPerson();
    await db.presenterPart.updateMany({
      where: { presentationId: papers[0]?.id },
      data: { personId: third.id },
    });
    const [merge] = await listMerges(organiser, conference.id);
    await undoMerge(organiser, { conferenceId: conference.id, eventId: merge?.eventId ?? "" });
    expect([await partsOf(from.id), await partsOf(third.id)]).toEqual([0, 1]);
  });

  it("does not count one who was merged as the organiser who stays", async () => {
    const { conference, organiser, input, from, into } = await two();
    for (const personId of [from.id, into.id])
      await db.role.create({ data: { conferenceId: conference.id, personId, role: "organiser" } });
    await mergePersons(organiser, input);
    const taking = (personId: string) =>
      revokeRole(organiser, { conferenceId: conference.id, personId, role: "organiser" });
    if (organiser.kind === "person") await taking(organiser.personId);
    expect(await taking(into.id)).toMatchObject({ reason: "last_organiser" });
    expect(await leave(await actorFor(into), { understood: "yes" })).toMatchObject({
      reason: "last_organiser",
    });
  });
});

describe("roles", () => {
  it("leave one organiser when one leaves and the other's role is taken at the same moment", async () => {
    const conference = await aConference();
    const [one, other] = [await anOrganiser(conference.id), await anOrganiser(conference.id)];
    if (one.kind !== "person" || other.kind !== "person") throw new Error("nobody");
    const both = await Promise.all([
      leave(one, { understood: "yes" }),
      revokeRole(one, { conferenceId: conference.id, personId: other.personId, role: "organiser" }),
    ]);
    expect(answers(both)).toEqual(["done", "last_organiser"]);
    expect(await db.role.count({ where: { conferenceId: conference.id, revokedAt: null } })).toBe(1);
  });

  it("are listed to organisers only", async () => {
    const { conference, organiser, from } = await two();
    expect((await listRoles(organiser, conference.id))?.map(({ role, isYou }) => ({ role, isYou }))).toEqual([
      { role: "organiser", isYou: true },
    ]);
    expect(await listRoles(await actorFor(from), conference.id)).toBe(null);
  });
});

describe("the people of a conference", () => {
  it("are found by words of a name, their addresses masked, and those of other conferences are not there", async () => {
    const { conference, organiser, from, into } = await two();
    await aPart((await aPresentation((await aConference()).id)).id, {
      personId: (await aPerson({ name: "Vassiliouk Elsewhere" })).id,
    });
    const found = await listPeople(organiser, conference, { words: "vassil", page: 1 });
    expect(found?.people.map(({ id }) => id)).toEqual([from.id, into.id]);
    expect(found?.people[0]?.addresses).toEqual(["p…@example.org"]);
    expect(JSON.stringify(found)).not.toContain(from.emails[0]?.address);
    expect(await listPeople(await actorFor(from), conference, { words: "", page: 1 })).toBe(null);
  });

  it("are listed with the same number of statements, one or three", async () => {
    const { desk, conference, organiser } = await two();
    const counted = () =>
      statementsOf(async () => {
        await listPeople(organiser, conference, { words: "", page: 1 });
        await listRoles(organiser, conference.id);
        await listMerges(organiser, conference.id);
        await listWaitingClaims(organiser, conference.id);
      });
    const before = await counted();
    for (const _ of [1, 2, 3]) await desk.paper();
    await anOrganiser(conference.id);
    expect(await counted()).toBe(before);
  });
});
