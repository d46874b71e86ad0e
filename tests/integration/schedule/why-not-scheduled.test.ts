import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getWhyNotScheduled, listOwnWhyNotScheduled, listWaits } from "@/lib/schedule/queries/why";
import { idsWaiting } from "@/lib/schedule/waiting";
import { listSubmissions } from "@/lib/sessions/queries/submissions";
import { SubmissionFilters } from "@/lib/sessions/schema";
import { actorFor, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aRegistration, aRegistrationType } from "@/tests/factories/registrations";
import { aDraftSession, aPlace, aSession } from "@/tests/factories/sessions";
import { aWorld, type Who, type World } from "@/tests/factories/world";
import { statementsOf } from "@/tests/support/statements";

/** What somebody reads: "condition: sentence" of each; null: nothing. */
async function read(world: World, who: Who, presentationId: string): Promise<string[] | null> {
  const why = await getWhyNotScheduled(world.actors[who], presentationId);
  return why?.unmet.map(({ condition, sentence }) => `${condition}: ${sentence}`) ?? null;
}

const conditions = async (world: World, who: Who, id: string) =>
  (await read(world, who, id))?.map((line) => line.split(":")[0]) ?? null;

const demanded = ({ conference }: World) =>
  db.conference.update({ where: { id: conference.id }, data: { demandsRegistration: true } });

describe("why a presentation is not scheduled", () => {
  it("is for its claimed presenters and the organisers, and nothing to anybody else", async () => {
    const world = await aWorld();
    const { other, otherPresenter } = world;
    const seen = async () => {
      const found: Who[] = [];
      for (const who of Object.keys(world.actors) as Who[])
        if (await read(world, who, other.id)) found.push(who);
      return found;
    };
    expect(await seen()).toEqual(["other presenter", "organiser"]);
    await db.presenterPart.updateMany({ where: { personId: otherPresenter.id }, data: { claimedAt: null } });
    expect(await seen()).toEqual(["organiser"]);
    expect(await read(world, "organiser", "00000000-0000-4000-8000-000000000000")).toBe(null);
  });

  it("never tells its presenter of the draft, and the organisers both", async () => {
    const world = await aWorld();
    const { conference, type, other } = world;
    const secret = await aDraftSession(conference.id, { typeId: type.id, title: "Kept secret" });
    const hidden = ["not_in_programme: It is not yet placed in the published programme."];
    expect(await read(world, "other presenter", other.id)).toEqual(hidden);
    expect(await read(world, "organiser", other.id)).toEqual(["unassigned: It is in no session yet."]);

    await aPlace(secret, other.id);
    expect(await read(world, "other presenter", other.id)).toEqual(hidden);
    expect(await read(world, "organiser", other.id)).toEqual([
      "session_without_time: Its session, “Kept secret”, has no time yet.",
    ]);

    await db.themedSession.update({
      where: { id: secret.id },
      data: { startsAt: new Date("2027-06-12T01:40:00Z") },
    });
    expect(await read(world, "other presenter", other.id)).toEqual(hidden);
    expect(await read(world, "organiser", other.id)).toEqual([
      "not_published: Its place in “Kept secret”, Sat 12 June, 10:40, is not published yet.",
    ]);
    const own = await listOwnWhyNotScheduled(world.actors["other presenter"]);
    expect(JSON.stringify([...own])).not.toContain("Kept secret");
    expect([...own].map(([id, unmet]) => [id, unmet.map(({ condition }) => condition)])).toEqual([
      [other.id, ["not_in_programme"]],
    ]);
  });

  it("is, published without a time, that; and nothing once it has one", async () => {
    const world = await aWorld();
    const session = await aSession(world.conference.id, { typeId: world.type.id, title: "Open" });
    await aPlace(session, world.other.id);
    expect(await read(world, "other presenter", world.other.id)).toEqual([
      "session_without_time: Its session, “Open”, has no time yet.",
    ]);
    await db.themedSession.update({ where: { id: session.id }, data: { startsAt: new Date("2027-06-12") } });
    expect(await read(world, "other presenter", world.other.id)).toBe(null);
    expect(await read(world, "organiser", world.other.id)).toBe(null);
    expect((await listOwnWhyNotScheduled(world.actors["other presenter"])).size).toBe(0);
  });

  it("is the registration it lacks, only where the conference demands one", async () => {
    const world = await aWorld();
    const { conference, other, otherPresenter } = world;
    const placed = ["not_in_programme"];
    const now = () => conditions(world, "other presenter", other.id);
    expect(await now()).toEqual(placed);
    await demanded(world);
    expect(await now()).toEqual(["registration_missing", ...placed]);

    const { id } = await aRegistration(conference.id, otherPresenter.id, { paidAt: null });
    const change = (data: object) => db.registration.update({ where: { id }, data });
    expect(await now()).toEqual(["registration_unpaid", ...placed]);
    const online = await aRegistrationType(conference.id, { mode: "online" });
    await change({ typeId: online.id });
    expect(await now()).toEqual(["registration_of_wrong_type", "registration_unpaid", ...placed]);
    const both = await aRegistrationType(conference.id, { mode: "blended" });
    await change({ typeId: both.id, paidAt: new Date() });
    expect(await now()).toEqual(placed);
    await change({ cancelledAt: new Date() });
    expect(await now()).toEqual(["registration_missing", ...placed]);
  });

  it("names another paper only to whom it is: the organisers, and who presents it", async () => {
    const world = await aWorld();
    const { conference, theme, type, presenter, coPresenter } = world;
    await demanded(world);
    const kept = { themeId: theme.id, typeId: type.id, acceptedAt: new Date("2026-01-15") };
    const alone = await aPresentation(conference.id, { ...kept, title: "Alone" });
    await aPart(alone.id, { personId: presenter.id });
    const shared = await aPresentation(conference.id, { ...kept, title: "Together" });
    for (const person of [presenter, coPresenter]) await aPart(shared.id, { personId: person.id });
    await aRegistration(conference.id, presenter.id, { presentationId: alone.id });
    const first = async (who: Who) => (await read(world, who, shared.id))?.[0];
    expect([await first("presenter"), await first("co-presenter"), await first("organiser")]).toEqual([
      "registration_used_elsewhere: Your registration is used for “Alone”; this one needs one of its own.",
      "registration_used_elsewhere: Its presenters’ registration is used for another presentation; this one needs one of its own.",
      `registration_used_elsewhere: The registration of ${presenter.name} is used for “Alone”; this one needs one of its own.`,
    ]);
    await aRegistration(conference.id, coPresenter.id);
    expect(await first("presenter")).toContain("not_in_programme");
  });
});

describe("what the submissions wait for", () => {
  it("is the organisers' to read, a word each, and finds those that wait for it", async () => {
    const world = await aWorld();
    const { conference, presentation, draft, other, actors } = world;
    const all = await listWaits(actors.organiser, conference.id);
    expect(all && Object.fromEntries(all)).toEqual({
      [presentation.id]: ["time"],
      [draft.id]: ["decision"],
      [other.id]: ["session"],
    });
    for (const who of ["presenter", "chair", "organiser elsewhere", "anonymous"] as const)
      expect(await listWaits(actors[who], conference.id)).toBe(null);
    const only = idsWaiting(all ?? new Map(), "decision");
    const found = await listSubmissions(actors.organiser, conference.slug, SubmissionFilters.parse({}), only);
    expect([found?.total, found?.rows.map(({ id }) => id)]).toEqual([1, [draft.id]]);
    const none = await listSubmissions(actors.organiser, conference.slug, SubmissionFilters.parse({}), []);
    expect(none?.total).toBe(0);
  });

  it("are read under the same number of statements, however many papers and registrations", async () => {
    const world = await aWorld();
    const { conference, theme, type } = world;
    await demanded(world);
    const organiser = await anOrganiser(conference.id);
    const person = await aPerson();
    const actor = await actorFor(person);
    const more = async () => {
      const one = await aPresentation(conference.id, { themeId: theme.id, typeId: type.id });
      await aPart(one.id, { personId: person.id });
      await aRegistration(conference.id, person.id);
    };
    const counted = async () => [
      await statementsOf(() => listWaits(organiser, conference.id)),
      await statementsOf(() => listOwnWhyNotScheduled(actor)),
    ];
    await more();
    const one = await counted();
    for (let n = 0; n < 2; n++) await more();
    expect(await counted()).toEqual(one);
    expect((await listOwnWhyNotScheduled(actor)).size).toBe(3);
    expect((await listOwnWhyNotScheduled(anonymous)).size).toBe(0);
  });
});
