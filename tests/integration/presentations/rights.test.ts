import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, anonymous, system } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { createPresentation } from "@/lib/presentations/commands/create-presentation";
import { acceptPresentations } from "@/lib/presentations/commands/decide";
import { editDetails } from "@/lib/presentations/commands/edit-details";
import { editPresentation } from "@/lib/presentations/commands/edit-presentation";
import { withdrawPresentation } from "@/lib/presentations/commands/withdraw";
import { CreatePresentationInput, EditPresentationInput } from "@/lib/presentations/schema";
import { aConference, aTheme } from "@/tests/factories/conferences";
import { aChair, actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";

const NOW = new Date("2027-03-01T10:00:00Z");
type Presentation = Awaited<ReturnType<typeof aPresentation>>;
let shown: Presentation;
let draft: Presentation;
let actors: Record<string, Actor>;

beforeEach(async () => {
  const conference = await aConference();
  shown = await aPresentation(conference.id);
  draft = await aDraft(conference.id);
  const [first, second, unclaimed, other] = await Promise.all([aPerson(), aPerson(), aPerson(), aPerson()]);
  for (const { id } of [shown, draft]) {
    await aPart(id, { personId: first.id });
    await aPart(id, { personId: second.id });
    await aPart(id, { personId: unclaimed.id, claimedAt: null });
  }
  await aPart((await aPresentation(conference.id)).id, { personId: other.id });
  actors = {
    presenter: await actorFor(first),
    coPresenter: await actorFor(second),
    organiser: await anOrganiser(conference.id),
    system,
    unclaimed: await actorFor(unclaimed),
    otherPresenter: await actorFor(other),
    chair: await aChair(conference.id),
    organiserElsewhere: await anOrganiser((await aConference()).id),
    attendee: await anAttendee(),
    anonymous,
  };
});

const edit = (actor: Actor, presentation: Presentation) =>
  editPresentation(
    actor,
    EditPresentationInput.parse({ tell: "no", ...presentation, title: `${Math.random()}` }),
    NOW,
  );

async function answers(run: (actor: Actor) => Promise<{ ok: boolean; reason?: string }>) {
  const said: Record<string, string> = {};
  for (const [name, actor] of Object.entries(actors)) {
    const result = await run(actor);
    said[name] = result.ok ? "ok" : (result.reason ?? "");
  }
  return said;
}

const strangers = ["unclaimed", "otherPresenter", "chair", "organiserElsewhere", "attendee", "anonymous"];
const saying = (word: string, names: string[]) => Object.fromEntries(names.map((name) => [name, word]));

describe("who may", () => {
  it("edit: claimed presenters, organisers of this conference, the system", async () => {
    let version = 0;
    const said = await answers((actor) => edit(actor, { ...shown, version: (version += 1) }));
    expect(said).toEqual({
      ...saying("ok", ["presenter", "coPresenter", "organiser", "system"]),
      ...saying("not_allowed", strangers),
    });
  });

  it("know of a draft: nobody else", async () => {
    let version = 0;
    const said = await answers((actor) => edit(actor, { ...draft, version: (version += 1) }));
    expect(said).toEqual({
      ...saying("ok", ["presenter", "coPresenter", "organiser", "system"]),
      ...saying("not_found", strangers),
    });
  });

  it("withdraw: whoever may edit", async () => {
    const said = await answers(async (actor) => {
      await db.presentation.update({ where: { id: shown.id }, data: { withdrawnAt: null } });
      return withdrawPresentation(actor, { tell: "no", id: shown.id, reason: "" }, NOW);
    });
    expect(said).toEqual({
      ...saying("ok", ["presenter", "coPresenter", "organiser", "system"]),
      ...saying("not_allowed", strangers),
    });
  });

  it("accept: organisers only; a draft does not exist for strangers", async () => {
    const said = await answers((actor) => acceptPresentations(actor, { ids: [draft.id] }, NOW));
    expect(said).toEqual({
      ...saying("ok", ["organiser", "system"]),
      ...saying("not_allowed", ["presenter", "coPresenter"]),
      // Accepted by the organiser before they asked, it is there for them.
      ...saying("not_allowed", strangers),
    });
    await db.presentation.update({ where: { id: draft.id }, data: { acceptedAt: null } });
    expect(await acceptPresentations(actors.attendee ?? anonymous, { ids: [draft.id] }, NOW)).toMatchObject({
      reason: "not_found",
    });
  });

  it("change details: organisers only", async () => {
    const theme = await aTheme(shown.conferenceId);
    const { id, typeId, version } = shown;
    const said = await answers((actor) =>
      editDetails(actor, { id, version, typeId, themeId: theme.id, mode: "online" }, NOW),
    );
    expect(said).toEqual({
      ...saying("ok", ["organiser", "system"]),
      ...saying("not_allowed", ["presenter", "coPresenter", ...strangers]),
    });
  });

  it("add by hand: organisers only, and an unpublished conference does not exist for others", async () => {
    const { conferenceId, typeId, themeId } = shown;
    const input = CreatePresentationInput.parse({ conferenceId, typeId, themeId, title: "By hand" });
    const create = (actor: Actor) => createPresentation(actor, input, NOW);
    expect(await answers(create)).toEqual({
      ...saying("ok", ["organiser", "system"]),
      ...saying("not_allowed", ["presenter", "coPresenter", ...strangers]),
    });
    await db.conference.update({ where: { id: conferenceId }, data: { publishedAt: null } });
    expect(await create(actors.attendee ?? anonymous)).toMatchObject({ reason: "not_found" });
  });
});
