import { beforeAll, describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { browsePresentations } from "@/lib/programme/queries/browse";
import { BrowseFilter } from "@/lib/programme/schema";
import { aConference } from "@/tests/factories/conferences";
import { aKeywordUse } from "@/tests/factories/keywords";
import { aPart, aPresentation } from "@/tests/factories/presentations";

let conferenceId: string;

async function found(filter: object): Promise<string[]> {
  const page = await browsePresentations(anonymous, "search", BrowseFilter.parse(filter));
  return page?.items.map(({ title }) => title) ?? [];
}

beforeAll(async () => {
  conferenceId = (await aConference({ slug: "search" })).id;
  const ties = await aPresentation(conferenceId, {
    title: "The Transformation of Russia-Japan Ties",
    abstract: "Negotiations over four islands. 100% agreed_upon.",
  });
  await aPart(ties.id, { displayName: "Željko Ðorđević" });
  await aKeywordUse(ties, "Diplomacy");
  await aPresentation(conferenceId, { title: "Island Ferries", abstract: "Timetables and tides." });
  await aPresentation(conferenceId, { title: "Tides", abstract: "Of an island, and of diplomacy." });
  await aPresentation(conferenceId, { title: "日本海の島々", abstract: "海図を読む" });
});

describe("searching by words", () => {
  it.each([
    ["the beginning of a word", "transf", ["The Transformation of Russia-Japan Ties"]],
    ["another form of the word", "transforming", ["The Transformation of Russia-Japan Ties"]],
    ["a hyphenated word", "russia-japan", ["The Transformation of Russia-Japan Ties"]],
    ["words of different places", "ties diplomacy zeljko", ["The Transformation of Russia-Japan Ties"]],
    ["a name without its accents", "dorđevic", ["The Transformation of Russia-Japan Ties"]],
    ["the middle of a word", "errie", ["Island Ferries"]],
    ["part of a text without spaces", "本海", ["日本海の島々"]],
    ["words of which one is missing", "island volcano", []],
    [
      "signs that mean something in patterns",
      "100% agreed_upon",
      ["The Transformation of Russia-Japan Ties"],
    ],
    ["a pattern that would match all", "%", ["The Transformation of Russia-Japan Ties"]],
    ["signs of a query language", "') | ! & <-> :*", []],
  ])("finds %s", async (_what, words, titles) => {
    expect(await found({ words })).toEqual(titles);
  });

  it("puts a title before an abstract", async () => {
    expect(await found({ words: "tides" })).toEqual(["Tides", "Island Ferries"]);
  });

  it("follows each edit, whoever makes it", async () => {
    const { id } = await aPresentation(conferenceId, { title: "Before" });
    const part = await aPart(id, { displayName: "Quilliam" });
    expect(await found({ words: "quilliam" })).toEqual(["Before"]);
    await db.$executeRaw`UPDATE "Presentation" SET title = 'Afterwards' WHERE id = ${id}::uuid`;
    expect(await found({ words: "afterwards" })).toEqual(["Afterwards"]);
    expect(await found({ words: "before" })).toEqual([]);
    await db.presenterPart.delete({ where: { id: part.id } });
    expect(await found({ words: "quilliam" })).toEqual([]);
  });

  it("sees both of two edits made at the same moment", async () => {
    const presentation = await aPresentation(conferenceId, { title: "Race" });
    await Promise.all([
      db.presentation.update({ where: { id: presentation.id }, data: { title: "Xylophone" } }),
      aPart(presentation.id, { displayName: "Ypsilanti" }),
      aKeywordUse(presentation, "Zeppelin"),
    ]);
    expect(await found({ words: "xylophone ypsilanti zeppelin" })).toEqual(["Xylophone"]);
  });

  it("takes hostile words as words", async () => {
    for (const words of ["\0", "\ud800", "a".repeat(10_000), "\u202e", "💥", "\\", "' OR 1=1 --"])
      expect(await browsePresentations(anonymous, "search", BrowseFilter.parse({ words }))).not.toBeNull();
  });
});

describe("filters", () => {
  it("combine, and each choice counts what it would show under the others", async () => {
    const one = await aPresentation(conferenceId, { title: "Kites over roofs" });
    const two = await aPresentation(conferenceId, { title: "Kites over sand", typeId: one.typeId });
    const type = await db.presentationType.findUniqueOrThrow({ where: { id: one.typeId } });
    const theme = await db.theme.findUniqueOrThrow({ where: { id: two.themeId } });
    const page = await browsePresentations(
      anonymous,
      "search",
      BrowseFilter.parse({ words: "kites", type: type.slug, theme: theme.slug }),
    );
    expect(page?.items.map(({ title }) => title)).toEqual(["Kites over sand"]);
    expect(page?.themes.map(({ count }) => count)).toEqual([1, 1]);
    expect(page?.types).toMatchObject([{ slug: type.slug, count: 1 }]);
  });

  it("that name nothing show nothing, and stay to be taken off", async () => {
    expect(await found({ theme: "no-such-theme" })).toEqual([]);
    expect(BrowseFilter.parse({ page: "x", theme: ["a", "b"], words: undefined })).toEqual({
      page: 1,
      theme: "",
      type: "",
      keyword: "",
      words: "",
    });
  });
});
