import { describe, expect, it } from "vitest";
import { anonymous, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getAsked } from "@/lib/requests/queries/asked";
import { aConference, aKind } from "@/tests/factories/conferences";
import { anAnswer, aRequest } from "@/tests/factories/media";
import { aChair, actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";
import { statementsOf } from "@/tests/support/statements";

async function aStage() {
  const conference = await aConference({ timeZone: "Asia/Tokyo" });
  const kind = await aKind(conference.id, { name: "Slides" });
  const presentation = await aPresentation(conference.id);
  const presenter = await actorFor({ id: (await aPart(presentation.id)).personId });
  return { conference, kind, presentation, presenter };
}

/** One who agreed to be named, one who did not, and one who said nothing at all. */
async function threeAsk(presentationId: string, kindId: string) {
  const person = async (name: string) => (await aPerson({ name })).id;
  const at = (day: number) => new Date(Date.UTC(2027, 4, day));
  await aRequest(presentationId, kindId, {
    ...{ personId: await person("Ada Named"), namedAt: at(1), askedAt: at(3), sentence: "I was ill." },
  });
  await aRequest(presentationId, kindId, {
    ...{ personId: await person("Bea Unnamed"), askedAt: at(2), sentence: "For my class." },
  });
  await aRequest(presentationId, kindId, { personId: await person("Cai Silent"), askedAt: at(1) });
}

describe("what is asked of a presentation", () => {
  it("is for its presenters how many, since when and what was said, with the names of those who agreed", async () => {
    const { kind, presentation, presenter } = await aStage();
    await threeAsk(presentation.id, kind.id);
    await aRequest(presentation.id, kind.id, { withdrawnAt: new Date(), sentence: "Taken back." });
    await aRequest(presentation.id, kind.id, { fulfilledAt: new Date(), sentence: "Answered." });
    const asked = await getAsked(presenter, presentation.id, new Date("2027-05-04T15:00:00Z"));
    expect(asked).toEqual({
      presentationId: presentation.id,
      timeZone: "Asia/Tokyo",
      firstDay: "2027-05-05",
      lastDay: "2028-05-05",
      kinds: [
        {
          kindId: kind.id,
          kindName: "Slides",
          count: 3,
          since: new Date(Date.UTC(2027, 4, 1)),
          askers: [
            { name: "Ada Named", sentence: "I was ill.", askedAt: new Date(Date.UTC(2027, 4, 3)) },
            { name: null, sentence: "For my class.", askedAt: new Date(Date.UTC(2027, 4, 2)) },
          ],
          answer: null,
        },
      ],
    });
  });

  it("names everybody to organisers, and to the chair of its session only those who agreed", async () => {
    const { conference, kind, presentation } = await aStage();
    await threeAsk(presentation.id, kind.id);
    const session = await aSession(conference.id, { typeId: presentation.typeId });
    await aPlace(session, presentation.id);
    const chair = await aChair(conference.id);
    await db.themedSession.update({ where: { id: session.id }, data: { chairId: personIdOf(chair) } });
    const names = async (actor: typeof chair) =>
      (await getAsked(actor, presentation.id))?.kinds[0]?.askers.map(({ name }) => name);
    expect(await names(await anOrganiser(conference.id))).toEqual([
      ...["Ada Named", "Bea Unnamed", "Cai Silent"],
    ]);
    expect(await names(chair)).toEqual(["Ada Named", null]);
  });

  it("is nothing for anybody else", async () => {
    const { conference, kind, presentation } = await aStage();
    await threeAsk(presentation.id, kind.id);
    const other = await aPresentation(conference.id);
    const strangers = [
      anonymous,
      await anAttendee(),
      await aChair(conference.id),
      await anOrganiser((await aConference()).id),
      await actorFor({ id: (await aPart(other.id)).personId }),
      await actorFor({ id: (await aPart(presentation.id, { claimedAt: null })).personId }),
    ];
    for (const actor of strangers) expect(await getAsked(actor, presentation.id)).toBe(null);
  });

  it("says the answer that stands, also where nobody waits", async () => {
    const { conference, kind, presentation, presenter } = await aStage();
    await aKind(conference.id);
    const answer = await anAnswer(presentation.id, kind.id, { promisedOn: new Date("2027-05-04") });
    const kinds = async (now: string) =>
      (await getAsked(presenter, presentation.id, new Date(now)))?.kinds.map(({ count, answer }) => [
        count,
        answer,
      ]);
    expect(await kinds("2027-05-04T14:59:59Z")).toEqual([
      [0, { state: "promised", day: "2027-05-04", id: answer.id }],
    ]);
    expect(await kinds("2027-05-04T15:00:00Z")).toEqual([
      [0, { state: "late", day: "2027-05-04", id: answer.id }],
    ]);
  });

  it("costs the same number of statements with one who asks as with three", async () => {
    const { kind, presentation, presenter } = await aStage();
    const cost = () => statementsOf(() => getAsked(presenter, presentation.id));
    await aRequest(presentation.id, kind.id);
    const one = await cost();
    await threeAsk(presentation.id, kind.id);
    expect(await cost()).toBe(one);
  });
});
