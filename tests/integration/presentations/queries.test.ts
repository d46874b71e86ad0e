import { beforeEach, describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { editPresentation } from "@/lib/presentations/commands/edit-presentation";
import { getPresentationToEdit } from "@/lib/presentations/queries/edit";
import { listKeywordSuggestions } from "@/lib/presentations/queries/keyword-suggestions";
import { listVersions } from "@/lib/presentations/queries/versions";
import { EditPresentationInput } from "@/lib/presentations/schema";
import { listOwnPresentations } from "@/lib/requests/queries/own-presentations";
import { aConference } from "@/tests/factories/conferences";
import { actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";

const NOW = new Date("2027-03-01T10:00:00Z");
let conference: Awaited<ReturnType<typeof aConference>>;
let presentation: Awaited<ReturnType<typeof aPresentation>>;
let person: Awaited<ReturnType<typeof aPerson>>;

beforeEach(async () => {
  conference = await aConference();
  presentation = await aPresentation(conference.id);
  person = await aPerson();
  await aPart(presentation.id, { personId: person.id });
});

const address = () => ({ conference: conference.slug, presentation: presentation.slug });

describe("getPresentationToEdit", () => {
  it("is there for its presenters and organisers only", async () => {
    for (const actor of [anonymous, await anAttendee(), await anOrganiser((await aConference()).id)])
      expect(await getPresentationToEdit(actor, address(), NOW)).toBe(null);
    for (const actor of [await actorFor(person), await anOrganiser(conference.id)])
      expect((await getPresentationToEdit(actor, address(), NOW))?.id).toBe(presentation.id);
  });
});

describe("listKeywordSuggestions", () => {
  it("suggests what public presentations use, most used first, and nothing of hidden ones to presenters", async () => {
    const organiser = await anOrganiser(conference.id);
    const use = async (
      row: { id: string; title: string; abstract: string; version: number },
      keywords: string,
    ) => editPresentation(organiser, EditPresentationInput.parse({ tell: "no", ...row, keywords }), NOW);
    await use(await aPresentation(conference.id), "Russian art, Prussia, Russia-Japan Relations");
    await use(await aPresentation(conference.id), "russia japan relations");
    await use(await aDraft(conference.id), "Russian secret");
    const ask = { presentationId: presentation.id, typed: "RUSSIA" };
    expect(await listKeywordSuggestions(await actorFor(person), ask)).toEqual([
      "Russia-Japan Relations",
      "Russian art",
      "Prussia",
    ]);
    expect(await listKeywordSuggestions(organiser, ask)).toContain("Russian secret");
    expect(await listKeywordSuggestions(await anAttendee(), ask)).toBe(null);
  });
});

it("a stranger sees no versions, and a draft is listed as one's own once it is claimed", async () => {
  expect(await listVersions(await anAttendee(), presentation.id)).toBe(null);
  const draft = await aDraft(conference.id);
  const part = await aPart(draft.id, { personId: person.id, claimedAt: null });
  const titles = async () =>
    (await listOwnPresentations(await actorFor(person), NOW))?.map(({ title }) => title);
  expect(await titles()).toEqual([presentation.title]);
  await db.presenterPart.update({ where: { id: part.id }, data: { claimedAt: NOW } });
  expect((await titles())?.sort()).toEqual([presentation.title, draft.title].sort());
});
