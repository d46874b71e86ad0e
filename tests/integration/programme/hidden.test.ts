import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { listAddresses } from "@/lib/programme/queries/addresses";
import { browsePresentations } from "@/lib/programme/queries/browse";
import { getConferenceHome, listConferences } from "@/lib/programme/queries/conferences";
import { getPresentation } from "@/lib/programme/queries/presentation";
import { getPresenter, listPresenters } from "@/lib/programme/queries/presenters";
import { getSession, listSessions } from "@/lib/programme/queries/sessions";
import { getKeyword, getTheme } from "@/lib/programme/queries/themes";
import { BrowseFilter } from "@/lib/programme/schema";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aKeywordUse } from "@/tests/factories/keywords";
import { aLink } from "@/tests/factories/media";
import { actorFor, anOrganiser, aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";
import { aDraftSession, aPlace, aSession, theProgramme } from "@/tests/factories/sessions";

/** A word that stands only in what is hidden. */
const SECRET = "zymurgy";

/** Everything public reads, as one value. */
async function everythingShown(actor: Actor, conference: string) {
  const browse = (filter: object) => browsePresentations(actor, conference, BrowseFilter.parse(filter));
  return {
    conferences: await listConferences(actor),
    addresses: await listAddresses(actor),
    home: await getConferenceHome(actor, conference),
    all: await browse({}),
    open: await browse({ words: "lanterns" }),
    secret: await browse({ words: SECRET }),
    keyword: await browse({ keyword: "keyword-shared" }),
    sessions: await listSessions(actor, conference, 1),
    session: await getSession(actor, { conference, session: "evening" }),
    presenters: await listPresenters(actor, conference, 1),
    theme: await getTheme(actor, { conference, theme: "light" }, 1),
    shared: await getKeyword(actor, { conference, keyword: "keyword-shared" }, 1),
    presentation: await getPresentation(actor, { conference, presentation: "lanterns" }),
  };
}

describe("what is hidden", () => {
  let conferenceId: string;
  let before: Awaited<ReturnType<typeof everythingShown>>;
  let hiddenPresenter: { id: string; slug: string };

  beforeAll(async () => {
    const conference = await aConference({ slug: "open" });
    conferenceId = conference.id;
    await aKind(conferenceId, { name: "Slides" });
    const theme = await db.theme.create({
      data: { conferenceId, slug: "light", name: "Light", position: 0 },
    });
    const shown = await aPresentation(conferenceId, {
      slug: "lanterns",
      title: "Lanterns",
      themeId: theme.id,
    });
    await aPart(shown.id, { displayName: "Ada Shown" });
    const keyword = await aKeywordUse(shown, "Shared");
    await db.keyword.update({ where: { id: keyword.id }, data: { slug: "keyword-shared" } });
    const session = await aSession(conferenceId, { slug: "evening", typeId: shown.typeId });
    await aPlace(session, shown.id);
    await db.oldSlug.deleteMany();
    before = await everythingShown(anonymous, "open");

    hiddenPresenter = await aPerson({ name: "Hidden Presenter" });
    const draft = { themeId: theme.id, typeId: shown.typeId };
    for (const title of [`${SECRET} and lanterns`, `A ${SECRET}`]) {
      const hidden = await aDraft(conferenceId, { ...draft, title, abstract: `lanterns ${SECRET}` });
      await aPart(hidden.id, { personId: hiddenPresenter.id, displayName: "Hidden Presenter" });
      await aKeywordUse(hidden, "Shared");
      await aKeywordUse(hidden, "Secret keyword");
      await aPlace(session, hidden.id);
    }
    const kind = await db.mediaKind.findFirstOrThrow({ where: { conferenceId } });
    const state = { label: SECRET, url: `https://${SECRET}.example/`, altText: SECRET };
    await aLink(shown.id, kind.id, { ...state, removedAt: new Date() });
    await aLink(shown.id, kind.id, { ...state, checkedAt: null });
    await aLink(shown.id, kind.id, { ...state, threat: SECRET });
    await aLink(shown.id, kind.id, { ...state, audience: "organisers" });
    await aDraft(conferenceId, { ...draft, slug: "declined", declinedAt: new Date("2026-02-01") });
    const unpublished = await aConference({ slug: "unpublished", publishedAt: null });
    await aPresentation(unpublished.id, { slug: "early" });
    await aDraftSession(conferenceId, { slug: "unannounced", themeId: theme.id });
  });

  it("changes neither counts, facets, order nor anything else of what the public reads", async () => {
    expect(await everythingShown(anonymous, "open")).toEqual(before);
  });

  it("is in no site map", () => {
    expect(before.addresses).toEqual(["/open", "/open/presentations/lanterns", "/open/sessions/evening"]);
  });

  it("is found by nobody who searches for its words, and its people and keywords have no page", async () => {
    expect(before.secret).toMatchObject({ total: 0, items: [], themes: [], types: [] });
    const conference = "open";
    expect(await getPresenter(anonymous, { conference, presenter: hiddenPresenter.slug })).toBeNull();
    const secret = await db.keyword.findFirstOrThrow({ where: { term: "Secret keyword" } });
    expect(await getKeyword(anonymous, { conference, keyword: secret.slug }, 1)).toBeNull();
    expect(await getSession(anonymous, { conference, session: "unannounced" })).toBeNull();
  });

  it("is absent at its own address: drafts, declined ones, all of an unpublished conference", async () => {
    const drafts = await db.presentation.findMany({ where: { conferenceId, acceptedAt: null } });
    expect(drafts).toHaveLength(3);
    for (const { slug } of drafts)
      expect(await getPresentation(anonymous, { conference: "open", presentation: slug })).toBeNull();
    expect(await getPresentation(anonymous, { conference: "unpublished", presentation: "early" })).toBeNull();
    expect(await getConferenceHome(anonymous, "unpublished")).toBeNull();
    expect(await browsePresentations(anonymous, "unpublished", BrowseFilter.parse({}))).toBeNull();
  });

  it("is shown to those who prepare it: its claimed presenter and the organisers", async () => {
    const { slug } = await db.presentation.findFirstOrThrow({ where: { title: `A ${SECRET}` } });
    const address = { conference: "open", presentation: slug };
    expect(await getPresentation(await actorFor(hiddenPresenter), address)).toMatchObject({
      title: `A ${SECRET}`,
    });
    expect(await getPresentation(await anOrganiser(conferenceId), address)).toMatchObject({
      title: `A ${SECRET}`,
    });
    const { id } = await aConference();
    expect(await getPresentation(await anOrganiser(id), address)).toBeNull();
  });

  it("is not shown to a presenter whose part was not claimed", async () => {
    const draft = await aDraft(conferenceId);
    const person = await aPerson();
    await aPart(draft.id, { personId: person.id, claimedAt: null });
    const address = { conference: "open", presentation: draft.slug };
    expect(await getPresentation(await actorFor(person), address)).toBeNull();
  });
});

it("says of a withdrawn presentation that it is, at its address and in lists", async () => {
  const conference = await aConference();
  const presentation = await aPresentation(conference.id, {
    withdrawnAt: new Date("2026-03-01T12:00:00Z"),
    withdrawnReason: "The author is ill.",
  });
  const session = await aSession(conference.id, { programmeId: (await theProgramme(conference.id)).id });
  await aPlace(session, presentation.id);
  const page = await getPresentation(anonymous, {
    conference: conference.slug,
    presentation: presentation.slug,
  });
  expect(page).toMatchObject({ isWithdrawn: true, withdrawnReason: "The author is ill." });
  const list = await browsePresentations(anonymous, conference.slug, BrowseFilter.parse({}));
  expect(list?.items).toMatchObject([{ slug: presentation.slug, isWithdrawn: true }]);
  const shown = await getSession(anonymous, { conference: conference.slug, session: session.slug });
  expect(shown?.presentations).toMatchObject([{ slug: presentation.slug, isWithdrawn: true }]);
});
