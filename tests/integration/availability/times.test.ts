import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { addUnavailability } from "@/lib/availability/commands/add-unavailability";
import { removeUnavailability } from "@/lib/availability/commands/remove-unavailability";
import { getTimesOf, listOwnTimes, listTimes } from "@/lib/availability/queries";
import { AddUnavailabilityInput } from "@/lib/availability/schema";
import { db, violated } from "@/lib/db";
import { aTime } from "@/tests/factories/availability";
import { aConference, aType } from "@/tests/factories/conferences";
import { actorFor, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aDraftSession } from "@/tests/factories/sessions";
import { aWorld } from "@/tests/factories/world";
import { statementsOf } from "@/tests/support/statements";

const now = new Date("2027-01-01T10:00:00Z");
const input = (conferenceId: string, more: object = {}) =>
  AddUnavailabilityInput.parse({
    ...{ conferenceId, day: "2027-06-12", until: "17:00", timeZone: "Pacific/Auckland" },
    ...more,
  });

async function aPresenter(overrides: object = {}) {
  const conference = await aConference();
  const person = await aPerson(overrides);
  const presentation = await aPresentation(conference.id);
  await aPart(presentation.id, { personId: person.id });
  return { conference, person, presentation, actor: await actorFor(person) };
}

describe("saying when one cannot be there", () => {
  it("keeps the instants and the zone they were said in, and who said it", async () => {
    const { conference, person, actor } = await aPresenter();
    expect(await addUnavailability(actor, input(conference.id, { note: "I teach." }))).toMatchObject({
      ok: true,
    });
    const kept = {
      startsAt: new Date("2027-06-11T12:00:00Z"),
      endsAt: new Date("2027-06-12T05:00:00Z"),
      ...{ timeZone: "Pacific/Auckland", note: "I teach." },
    };
    expect(await db.unavailability.findMany({ where: { personId: person.id } })).toMatchObject([kept]);
    const [event] = await db.auditEvent.findMany({ where: { conferenceId: conference.id } });
    expect(event).toMatchObject({ action: "addUnavailability", actorId: person.id });
    expect(JSON.stringify(event)).not.toContain("I teach.");
  });

  it("is kept once when it is said twice at the same moment", async () => {
    const { conference, actor } = await aPresenter();
    const answers = await Promise.all([1, 2].map(() => addUnavailability(actor, input(conference.id))));
    expect(answers.map((answer) => (answer.ok ? "done" : answer.reason)).sort()).toEqual([
      "already_said",
      "done",
    ]);
  });

  it("keeps at most forty a person and conference, also of two said at the same moment", async () => {
    const { conference, person, actor } = await aPresenter();
    for (let minute = 1; minute < 40; minute++)
      await aTime(conference.id, person.id, { endsAt: new Date(Date.UTC(2027, 5, 12, 3, minute)) });
    const answers = await Promise.all([
      addUnavailability(actor, input(conference.id)),
      addUnavailability(actor, input(conference.id, { until: "18:00" })),
    ]);
    expect(answers.map((answer) => (answer.ok ? "done" : answer.reason)).sort()).toEqual([
      "done",
      "too_many",
    ]);
    expect(await db.unavailability.count({ where: { personId: person.id } })).toBe(40);
  });

  it("is for who presents or chairs there, in sight of them", async () => {
    const { conference, presentation, actor } = await aPresenter();
    const asked = async (who: typeof actor, personId?: string) => {
      const answer = await addUnavailability(who, input(conference.id, { personId }));
      return answer.ok ? "done" : answer.reason;
    };
    const [organiser, chair] = [await anOrganiser(conference.id), await aPerson()];
    expect(await asked(organiser)).toBe("not_found");
    const type = await aType(conference.id);
    await aDraftSession(conference.id, { typeId: type.id, chairId: chair.id });
    expect(await asked(await actorFor(chair))).toBe("not_found");
    expect(await listOwnTimes(await actorFor(chair), now)).toEqual([]);
    expect(await asked(organiser, chair.id)).toBe("done");
    await db.presentation.update({ where: { id: presentation.id }, data: { withdrawnAt: now } });
    expect(await asked(actor)).toBe("not_found");
  });

  it("stands once in the database, and lasts", async () => {
    const { conference, person } = await aPresenter();
    await aTime(conference.id, person.id);
    expect(await aTime(conference.id, person.id).catch(violated)).toBe(
      "Unavailability_conferenceId_personId_startsAt_endsAt_key",
    );
    const startsAt = new Date("2027-06-12T03:00:00Z");
    expect(await aTime(conference.id, person.id, { startsAt }).catch(violated)).toBe("unavailability_lasts");
  });
});

it("a time is taken back once", async () => {
  const { conference, person, actor } = await aPresenter();
  const { id: unavailabilityId } = await aTime(conference.id, person.id);
  const answers = await Promise.all([1, 2].map(() => removeUnavailability(actor, { unavailabilityId })));
  expect(answers.map((answer) => (answer.ok ? "done" : answer.reason)).sort()).toEqual(["done", "not_found"]);
});

describe("who reads it", () => {
  it("its person reads their own, by conference, in the zone they set or the conference's", async () => {
    const { conference, person, actor } = await aPresenter({ timeZone: "Pacific/Auckland" });
    const time = await aTime(conference.id, person.id, { note: "Only here." });
    const own = await listOwnTimes(actor, now);
    expect(own).toEqual([
      {
        name: conference.name,
        ...{ conferenceId: conference.id, zone: "Asia/Tokyo", ownZone: "Pacific/Auckland" },
        days: { first: "2027-06-11", last: "2027-06-13" },
        times: [
          {
            ...{ id: time.id, startsAt: time.startsAt, endsAt: time.endsAt },
            ...{ timeZone: "Asia/Tokyo", note: "Only here." },
          },
        ],
      },
    ]);
    const elsewhere = await aConference();
    await aTime(conference.id, (await aPerson()).id);
    await aTime(elsewhere.id, person.id, { note: "Elsewhere." });
    const again = await listOwnTimes(actor, now);
    expect(again?.filter(({ conferenceId }) => conferenceId === conference.id)).toEqual(own);
    const organiser = await anOrganiser(conference.id);
    expect((await getTimesOf(organiser, conference.id, person.id))?.times).toEqual(own?.[0]?.times);
    expect(await listOwnTimes(actor, new Date("2027-06-16T00:00:00Z"))).toEqual([]);
    expect(await listOwnTimes(anonymous, now)).toBe(null);
  });

  it("organisers of that conference read everybody's, and nobody else anybody's", async () => {
    const world = await aWorld();
    const { conference, presenter, actors } = world;
    await aTime(conference.id, presenter.id);
    const everybody = { words: "", page: 1 };
    for (const who of Object.keys(actors) as (keyof typeof actors)[]) {
      const [list, one] = [
        await listTimes(actors[who], conference.id, everybody),
        await getTimesOf(actors[who], conference.id, presenter.id),
      ];
      const names = who === "organiser" ? [presenter.name] : undefined;
      expect([who, list?.people.map(({ name }) => name), one?.times.length]).toEqual([
        who,
        names,
        names && 1,
      ]);
    }
    expect((await listTimes(actors.organiser, conference.id, { words: "nobody", page: 1 }))?.total).toBe(0);
  });

  it("asks for one and for three under the same number of statements", async () => {
    const { conference, person, actor } = await aPresenter();
    const organiser = await anOrganiser(conference.id);
    await aTime(conference.id, person.id);
    const filters = { words: "", page: 1 };
    const counted = async () => [
      await statementsOf(() => listOwnTimes(actor, now)),
      await statementsOf(() => listTimes(organiser, conference.id, filters)),
    ];
    const one = await counted();
    for (let n = 0; n < 2; n++) {
      const other = await aPerson();
      await aTime(conference.id, other.id);
      await aTime(conference.id, person.id, { endsAt: new Date(Date.UTC(2027, 5, 13, n)) });
    }
    expect(await counted()).toEqual(one);
    expect((await listTimes(organiser, conference.id, filters))?.people).toHaveLength(3);
  });
});
