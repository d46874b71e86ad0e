import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getMovedPath } from "@/lib/programme/queries/moved";
import { aConference, aTheme } from "@/tests/factories/conferences";
import { aKeywordUse } from "@/tests/factories/keywords";
import { aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";

const moved = (conference: string, section?: Parameters<typeof getMovedPath>[1]["section"], slug?: string) =>
  getMovedPath(anonymous, { conference, section, slug });

describe("an old address", () => {
  it("leads to the new one: presentation, session, theme, keyword, presenter", async () => {
    const conference = await aConference();
    const theme = await aTheme(conference.id);
    const presentation = await aPresentation(conference.id, { themeId: theme.id });
    const person = await aPerson();
    await aPart(presentation.id, { personId: person.id });
    const keyword = await aKeywordUse(presentation, "Term");
    const session = await aSession(conference.id);
    await aPlace(session, presentation.id);

    await db.presentation.update({ where: { id: presentation.id }, data: { slug: "new-presentation" } });
    await db.themedSession.update({ where: { id: session.id }, data: { slug: "new-session" } });
    await db.theme.update({ where: { id: theme.id }, data: { slug: "new-theme" } });
    await db.keyword.update({ where: { id: keyword.id }, data: { slug: "new-keyword" } });
    await db.person.update({ where: { id: person.id }, data: { slug: "new-person" } });

    const at = conference.slug;
    expect(await moved(at, "presentations", presentation.slug)).toBe(`/${at}/presentations/new-presentation`);
    expect(await moved(at, "sessions", session.slug)).toBe(`/${at}/sessions/new-session`);
    expect(await moved(at, "themes", theme.slug)).toBe(`/${at}/themes/new-theme`);
    expect(await moved(at, "keywords", keyword.slug)).toBe(`/${at}/keywords/new-keyword`);
    expect(await moved(at, "presenters", person.slug)).toBe(`/${at}/presenters/new-person`);
  });

  it("of a renamed conference keeps what stood behind it", async () => {
    const conference = await aConference({ slug: "first-name" });
    const presentation = await aPresentation(conference.id);
    await db.conference.update({ where: { id: conference.id }, data: { slug: "second-name" } });
    expect(await moved("first-name")).toBe("/second-name");
    expect(await moved("first-name", "sessions")).toBe("/second-name/sessions");
    expect(await moved("first-name", "presentations", presentation.slug)).toBe(
      `/second-name/presentations/${presentation.slug}`,
    );
    expect(await moved("first-name", "presentations", "never-was")).toBeNull();
  });

  it("of a merged person leads to the one they were merged into", async () => {
    const conference = await aConference();
    const presentation = await aPresentation(conference.id);
    const kept = await aPerson();
    const merged = await aPerson({ mergedIntoId: kept.id, mergedAt: new Date() });
    await aPart(presentation.id, { personId: kept.id });
    expect(await moved(conference.slug, "presenters", merged.slug)).toBe(
      `/${conference.slug}/presenters/${kept.slug}`,
    );
  });

  it("leads nowhere when there never was one, when it is current, and when it is hidden", async () => {
    const conference = await aConference();
    const draft = await aDraft(conference.id);
    await db.presentation.update({ where: { id: draft.id }, data: { slug: "hidden-now" } });
    expect(await moved(conference.slug, "presentations", draft.slug)).toBeNull();
    expect(await moved(conference.slug, "presentations", "never-was")).toBeNull();
    expect(await moved(conference.slug)).toBeNull();
    expect(await moved("no-such-conference", "themes", "x")).toBeNull();
    expect(await moved("\0", "presentations", "\0")).toBeNull();
  });
});
