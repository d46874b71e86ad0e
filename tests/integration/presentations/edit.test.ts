import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { editPresentation } from "@/lib/presentations/commands/edit-presentation";
import { restoreVersion } from "@/lib/presentations/commands/restore-version";
import { EditPresentationInput } from "@/lib/presentations/schema";
import { aConference } from "@/tests/factories/conferences";
import { actorFor, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";

const NOW = new Date("2027-03-01T10:00:00Z");
let presentation: Awaited<ReturnType<typeof aPresentation>>;
let presenter: Actor;
let organiser: Actor;

beforeEach(async () => {
  const conference = await aConference({
    abstractWordLimit: 5,
    editClosesAt: new Date("2027-05-01T00:00:00Z"),
  });
  presentation = await aPresentation(conference.id, { abstract: "Five words and no more" });
  const person = await aPerson();
  await aPart(presentation.id, { personId: person.id });
  presenter = await actorFor(person);
  organiser = await anOrganiser(conference.id);
});

function edit(actor: Actor, change: Record<string, unknown>, now = NOW) {
  const { id, version, title, abstract } = presentation;
  return editPresentation(
    actor,
    EditPresentationInput.parse({ tell: "no", id, version, title, abstract, ...change }),
    now,
  );
}

function texts() {
  return db.abstractVersion.findMany({
    where: { presentationId: presentation.id },
    orderBy: { number: "asc" },
    select: { number: true, title: true, abstract: true, keywords: true, savedById: true },
  });
}

describe("editPresentation", () => {
  it("saves a version, keeps what stood before it, and says who changed what", async () => {
    const before = { title: presentation.title, abstract: presentation.abstract, keywords: [] };
    expect(await edit(presenter, { title: "New", abstract: "Two words", keywords: "Putin, Abe" })).toEqual({
      ok: true,
      value: { version: 2, words: 2, savedAt: NOW },
    });
    const personId = presenter.kind === "person" ? presenter.personId : "";
    expect(await texts()).toEqual([
      { number: 1, ...before, savedById: null },
      { number: 2, title: "New", abstract: "Two words", keywords: ["Putin", "Abe"], savedById: personId },
    ]);
    const event = await db.auditEvent.findFirstOrThrow({ where: { action: "editPresentation" } });
    expect({ actor: event.actorId, subjects: event.subjects, before: event.before }).toEqual({
      actor: personId,
      subjects: [`presentation:${presentation.id}`],
      before,
    });
  });

  it("refuses an abstract over the limit with the count, and changes nothing", async () => {
    expect(await edit(presenter, { title: "New", abstract: "one two three four five six" })).toEqual({
      ok: false,
      reason: "word_limit_exceeded",
      facts: { words: 6, limit: 5 },
    });
    expect(await edit(organiser, { abstract: "one two three four five six" })).toMatchObject({ ok: false });
    expect(await db.presentation.findUnique({ where: { id: presentation.id } })).toEqual(presentation);
    expect(await texts()).toEqual([]);
  });

  it("lets the title of an abstract be corrected that was longer before the limit was lowered", async () => {
    await db.conference.update({ where: { id: presentation.conferenceId }, data: { abstractWordLimit: 2 } });
    expect(await edit(presenter, { title: "Corrected" })).toMatchObject({ ok: true });
  });

  it("refuses a presenter once the window closed, and never an organiser", async () => {
    const late = new Date("2027-05-01T00:00:00Z");
    expect(await edit(presenter, { title: "Late" }, late)).toMatchObject({ reason: "closed" });
    expect(await edit(presenter, { title: "Just so" }, new Date(late.getTime() - 1))).toMatchObject({
      ok: true,
    });
    expect(await edit(organiser, { title: "Late", version: 2 }, late)).toMatchObject({ ok: true });
  });

  it("refuses a presenter the change of a locked field, and leaves the others open", async () => {
    await db.conference.update({
      where: { id: presentation.conferenceId },
      data: { lockedFields: ["title"] },
    });
    expect(await edit(presenter, { title: "Locked" })).toEqual({
      ok: false,
      reason: "locked",
      facts: { field: "title" },
    });
    expect(await edit(presenter, { abstract: "Open" })).toMatchObject({ ok: true });
    expect(await edit(organiser, { title: "By the organiser", version: 2 })).toMatchObject({ ok: true });
  });

  it("refuses a presenter what is withdrawn or declined", async () => {
    await db.presentation.update({ where: { id: presentation.id }, data: { withdrawnAt: NOW } });
    expect(await edit(presenter, { title: "x" })).toMatchObject({ reason: "closed" });
    expect(await edit(organiser, { title: "x" })).toMatchObject({ ok: true });
  });

  it("of two saves at once lets one win and shows the other both texts", async () => {
    const results = await Promise.all([
      edit(presenter, { title: "Mine", keywords: "a; b" }),
      edit(organiser, { title: "Theirs", keywords: "b; a" }),
    ]);
    const won = results.findIndex((result) => result.ok);
    const title = ["Mine", "Theirs"][won];
    const keywords = ["a, b", "b, a"][won];
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results[1 - won]).toEqual({
      ok: false,
      reason: "stale",
      facts: { version: 2, title, abstract: presentation.abstract, keywords },
    });
    expect((await texts()).map((version) => version.number)).toEqual([1, 2]);
  });

  it("takes the same save pressed twice as one", async () => {
    const results = await Promise.all([
      edit(presenter, { title: "Once" }),
      edit(presenter, { title: "Once" }),
    ]);
    expect(results.map((result) => result.ok && result.value.version)).toEqual([2, 2]);
    expect(await texts()).toHaveLength(2);
  });

  it("uses a known keyword however it is spelled, shows it as written, in order", async () => {
    const other = await aPresentation(presentation.conferenceId);
    const input = EditPresentationInput.parse({ ...other, keywords: "Russia-Japan Relations" });
    await editPresentation(organiser, input, NOW);
    await edit(presenter, { keywords: ["Abe", "russia japan relations"] });
    const uses = await db.keywordUse.findMany({
      where: { presentationId: presentation.id },
      orderBy: { position: "asc" },
      select: { written: true, keyword: { select: { term: true, slug: true } } },
    });
    expect(uses).toEqual([
      { written: "Abe", keyword: { term: "Abe", slug: "abe" } },
      {
        written: "russia japan relations",
        keyword: { term: "Russia-Japan Relations", slug: "russia-japan-relations" },
      },
    ]);
  });

  it("makes a new keyword once when two presentations bring it at the same moment", async () => {
    const other = await aPresentation(presentation.conferenceId);
    const input = EditPresentationInput.parse({ ...other, keywords: "C#, One, Two" });
    const results = await Promise.all([
      editPresentation(organiser, input, NOW),
      edit(presenter, { keywords: "two, one, C++" }),
    ]);
    expect(results.map((result) => result.ok)).toEqual([true, true]);
    const slugs = await db.keyword.findMany({
      where: { conferenceId: presentation.conferenceId },
      orderBy: { slug: "asc" },
      select: { normalised: true, slug: true },
    });
    expect(slugs.map((keyword) => keyword.normalised).sort()).toEqual(["c#", "c++", "one", "two"].sort());
    expect(slugs.map((keyword) => keyword.slug)).toEqual(["c", "c-2", "one", "two"]);
  });
});

describe("versions", () => {
  it("are append-only, also for a hand in psql", async () => {
    await edit(presenter, { title: "New" });
    await expect(db.$executeRaw`UPDATE "AbstractVersion" SET title = 'x'`).rejects.toThrow(/append-only/);
    await expect(db.$executeRaw`DELETE FROM "AbstractVersion"`).rejects.toThrow(/append-only/);
  });

  it("are restored as a new version", async () => {
    await edit(presenter, { title: "Second", keywords: "x" });
    const { id } = presentation;
    expect(await restoreVersion(presenter, { tell: "no", id, version: 2, number: 1 }, NOW)).toMatchObject({
      ok: true,
      value: { version: 3 },
    });
    expect((await texts()).map(({ title, keywords }) => [title, keywords])).toEqual([
      [presentation.title, []],
      ["Second", ["x"]],
      [presentation.title, []],
    ]);
  });

  it("refuse a stale restore, a version that is not there, and one over the limit", async () => {
    await edit(presenter, { abstract: "Short" });
    const { id } = presentation;
    expect(await restoreVersion(presenter, { tell: "no", id, version: 1, number: 1 }, NOW)).toMatchObject({
      reason: "stale",
    });
    expect(await restoreVersion(presenter, { tell: "no", id, version: 2, number: 9 }, NOW)).toMatchObject({
      reason: "no_such_version",
    });
    await db.conference.update({ where: { id: presentation.conferenceId }, data: { abstractWordLimit: 3 } });
    expect(await restoreVersion(presenter, { tell: "no", id, version: 2, number: 1 }, NOW)).toMatchObject({
      reason: "word_limit_exceeded",
      facts: { words: 5, limit: 3 },
    });
  });
});
