import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { markAbsent, markPresent } from "@/lib/programme/commands/absence";
import { getRunningOrder } from "@/lib/programme/queries/running-order";
import { aKind } from "@/tests/factories/conferences";
import { aDesk } from "@/tests/factories/desk";
import { aLink } from "@/tests/factories/media";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aPlace } from "@/tests/factories/sessions";

const START = new Date("2027-06-12T14:30:00Z");

async function aRunningSession() {
  const desk = await aDesk();
  const person = await aPerson();
  const session = await desk.shownSession({
    ...{ slug: "evening", startsAt: START, roomId: desk.room.id, chairId: person.id },
  });
  const papers = [await desk.paper(), await desk.paper({ withdrawnAt: new Date() }), await desk.paper()];
  for (const paper of papers) await aPlace(session, paper.id);
  const address = { conference: desk.conference.slug, session: "evening" };
  return { desk, session, papers, address, chair: await actorFor(person) };
}

describe("a running order", () => {
  it("gives each paper its own time, also past midnight; who is withdrawn keeps theirs", async () => {
    const { address, chair } = await aRunningSession();
    const order = await getRunningOrder(chair, address);
    expect(order?.papers.map(({ startsAt, isWithdrawn }) => [startsAt, isWithdrawn])).toEqual([
      ["2027-06-12T14:30:00.000Z", false],
      ["2027-06-12T14:50:00.000Z", true],
      // 00:10 of the next day in Tokyo.
      ["2027-06-12T15:10:00.000Z", false],
    ]);
  });

  it("marks media that came after the end of the day they were due, on the conference's clocks, or not at all", async () => {
    const { desk, address, chair, papers } = await aRunningSession();
    await db.presentationType.update({
      where: { id: desk.type.id },
      data: { mediaDueOn: new Date("2027-06-01") },
    });
    const kind = await aKind(desk.conference.id, { name: "Slides" });
    const [paper] = papers;
    // Midnight in Tokyo is 15:00 in UTC.
    for (const addedAt of ["2027-06-01T14:59:59Z", "2027-06-01T15:00:00Z"])
      await aLink(paper?.id ?? "", kind.id, { label: addedAt, addedAt: new Date(addedAt) });
    const at = async (now: string) => {
      const order = await getRunningOrder(chair, address, new Date(now));
      return order?.papers.map(({ media, isOverdue }) => [media.map(({ isLate }) => isLate), isOverdue]);
    };
    expect(await at("2027-06-01T14:59:59Z")).toEqual([
      [[false, true], false],
      [[], false],
      [[], false],
    ]);
    expect(await at("2027-06-01T15:00:00Z")).toEqual([
      [[false, true], false],
      [[], true],
      [[], true],
    ]);
  });

  it("is for its chair and the organisers, of what is published", async () => {
    const { desk, address, chair } = await aRunningSession();
    const other = await actorFor(await aPerson());
    const seen = [desk.organiser, chair, other].map(
      async (actor) => (await getRunningOrder(actor, address)) !== null,
    );
    expect(await Promise.all(seen)).toEqual([true, true, false]);
    await desk.session({ slug: "drafted" });
    expect(await getRunningOrder(desk.organiser, { ...address, session: "drafted" })).toBeNull();
  });
});

describe("a paper marked absent", () => {
  it("is so once, also when two press at the same moment, and is not so any more when taken back", async () => {
    const { chair, desk, address, papers } = await aRunningSession();
    const input = { presentationId: papers[0]?.id ?? "" };
    await Promise.all([markAbsent(chair, input), markAbsent(desk.organiser, input)]);
    const absent = async () =>
      (await getRunningOrder(chair, address))?.papers.map(({ isAbsent }) => isAbsent);
    expect(await absent()).toEqual([true, false, false]);
    await markPresent(chair, input);
    expect(await absent()).toEqual([false, false, false]);
    const events = await db.auditEvent.findMany({
      where: { subjects: { has: `presentation:${input.presentationId}` } },
      orderBy: { at: "asc" },
    });
    expect(events.map(({ action }) => action)).toEqual(["markAbsent", "markPresent"]);
  });

  it("is one that stands in the published programme, whatever the draft holds", async () => {
    const { desk, chair } = await aRunningSession();
    const [drafted, paper] = [await desk.session(), await desk.paper()];
    await aPlace(drafted, paper.id);
    for (const actor of [desk.organiser, chair])
      for (const press of [markAbsent, markPresent])
        expect(await press(actor, { presentationId: paper.id })).toMatchObject({ reason: "not_found" });
    expect(await db.absence.count({ where: { presentationId: paper.id } })).toBe(0);
  });

  it("is not one that is withdrawn", async () => {
    const { chair, papers } = await aRunningSession();
    const input = { presentationId: papers[1]?.id ?? "" };
    expect(await markAbsent(chair, input)).toMatchObject({ reason: "withdrawn" });
  });
});
