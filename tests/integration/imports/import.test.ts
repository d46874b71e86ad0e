import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { importPresentations } from "@/lib/imports/commands/import-presentations";
import { ImportPresentationsInput } from "@/lib/imports/schema";
import { aConference } from "@/tests/factories/conferences";
import { anEmptyConference, imported } from "@/tests/factories/imports";
import { aChair, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";

const seed = readFileSync("prisma/seed/seed-presentation.txt", "utf8");
const HEAD = "id,title,abstract,keywords,type,theme,presenter_1,presenter_1_address,presenter_1_id";

let conferenceId: string;
beforeEach(async () => {
  conferenceId = (await anEmptyConference()).id;
});

function file(...rows: string[]): string {
  return [HEAD, ...rows].join("\n");
}

async function counts() {
  return Promise.all([
    db.presentation.count(),
    db.abstractVersion.count(),
    db.person.count(),
    db.keyword.count(),
    db.externalId.count(),
    db.auditEvent.count(),
  ]);
}

async function theOnly() {
  return db.presentation.findFirstOrThrow({
    where: { conferenceId },
    include: {
      parts: { orderBy: { position: "asc" } },
      keywords: { orderBy: { position: "asc" } },
      versions: true,
    },
  });
}

describe("the text of a page", () => {
  it("is imported complete and accepted, and again changes nothing", async () => {
    expect((await imported(conferenceId, seed)).created.map((row) => row.line)).toEqual([1]);
    const one = await theOnly();
    expect([one.title, one.abstract]).toEqual([seed.split("\n")[0], seed.split("\n")[4]]);
    expect(one.parts.map((part) => part.displayName)).toEqual(["Svetlana Vassiliouk"]);
    expect(one.keywords.map((use) => use.written)).toEqual(["Russia-Japan Relations", "Putin", "Abe"]);
    expect(one.slug).toBe("the-transformation-of-russia-japan-ties-during-the-second-putin-presidency");
    expect(one.acceptedAt).not.toBeNull();

    const before = await counts();
    const again = await imported(conferenceId, seed, {}, new Date("2027-01-01"));
    expect(again).toEqual({ created: [], changed: [], unchanged: 1, conflicts: [], refused: [] });
    expect(await counts()).toEqual(before);
  });

  it("of a type this conference does not have is refused", async () => {
    const { created, refused } = await imported(
      conferenceId,
      seed.replace("Paper Presentation", "Puppet Show"),
    );
    expect(created).toEqual([]);
    expect(refused).toEqual([
      { line: 1, sentence: "type: This conference has no type “Puppet Show in a Themed Session”." },
    ]);
  });
});

describe("refusals", () => {
  it("names the line of each row that cannot be read, and imports the others", async () => {
    const { created, refused } = await imported(
      conferenceId,
      file(
        "1,Good,,,Poster,Places,,,",
        "2,No such type,,,Ballet,Places,,,",
        "3,No such theme,,,Poster,Nowhere,,,",
        "1,Doubled,,,Poster,Places,,,",
        "5,,,,Poster,Places,,,",
        "6,Bad address,,,Poster,Places,Ada,not an address,",
        `7,Too long,${"word ".repeat(251)},,Poster,Places,,,`,
        "8,\u0000,,,Poster,Places,,,",
        "9,too,many,cells,Poster,Places,,,,,x",
      ),
    );
    expect(created.map((row) => row.line)).toEqual([2]);
    expect(refused).toEqual([
      { line: 3, sentence: "type: This conference has no type “Ballet”." },
      { line: 4, sentence: "theme: This conference has no theme “Nowhere”." },
      { line: 5, sentence: "The same id stands in line 2." },
      { line: 6, sentence: "title: Write something here." },
      { line: 7, sentence: "presenter_1_address: Not an e-mail address." },
      { line: 8, sentence: "abstract: 251 words, and the conference's limit is 250." },
      { line: 9, sentence: "title: Contains characters that cannot be shown. Remove them and try again." },
      { line: 10, sentence: "Has 11 cells where the heading names 9 columns." },
    ]);
  });

  it("refuses a file with an unknown or doubled column whole", async () => {
    const { created, refused } = await imported(conferenceId, "id,title,shoe_size,title\n1,A,42,B");
    expect(created).toEqual([]);
    expect(refused).toEqual([
      { line: 1, sentence: "There is no column “shoe_size”; docs/import.md lists those there are." },
      { line: 1, sentence: "The column “title” stands there twice." },
    ]);
  });

  it("is open to the conference's organisers only, and says no more to others", async () => {
    const other = await aConference();
    const [organiser, ...others] = [
      await anOrganiser(conferenceId),
      await anOrganiser(other.id),
      await aChair(conferenceId),
      await anAttendee(),
    ];
    const input = ImportPresentationsInput.parse({ tell: "no", conferenceId, text: seed });
    for (const actor of others)
      expect(await importPresentations(actor, input)).toEqual({ ok: false, reason: "not_found", facts: {} });
    expect(await db.presentation.count({ where: { conferenceId } })).toBe(0);
    expect((await importPresentations(organiser, input)).ok).toBe(true);
    expect(await db.presentation.count({ where: { conferenceId } })).toBe(1);
  });
});

describe("a file that came before", () => {
  const first = file("1,Old title,Old text,one,Poster,Places,Ada,,");

  it("changes what it says otherwise now, as a version of its own", async () => {
    await imported(conferenceId, first);
    const { changed, conflicts } = await imported(conferenceId, first.replace("Old title", "New title"));
    expect(changed.map(({ line, changes }) => ({ line, changes }))).toEqual([
      { line: 2, changes: [{ field: "title", before: "Old title", after: "New title" }] },
    ]);
    expect(conflicts).toEqual([]);
    const one = await theOnly();
    expect([one.title, one.version, one.versions.length]).toEqual(["New title", 2, 2]);
  });

  it("leaves a field edited here, shows it, and takes the file's text only when chosen", async () => {
    await imported(conferenceId, first);
    await db.presentation.updateMany({ where: { conferenceId }, data: { title: "Edited here" } });
    const next = first.replace("Old title", "New title").replace("Old text", "New text");

    const left = await imported(conferenceId, next);
    expect(left.conflicts).toEqual([
      {
        line: 2,
        key: "2.title",
        record: "presentation",
        title: "Edited here",
        field: "title",
        here: "Edited here",
        inFile: "New title",
        isTaken: false,
      },
    ]);
    expect(await theOnly()).toMatchObject({ title: "Edited here", abstract: "New text" });

    const taken = await imported(conferenceId, next, { choices: ["2.title"] });
    expect(taken.conflicts.map((conflict) => conflict.isTaken)).toEqual([true]);
    expect((await theOnly()).title).toBe("New title");
    expect(await imported(conferenceId, next)).toMatchObject({ unchanged: 1, conflicts: [] });
  });

  it("shows the same in a dry run and writes nothing", async () => {
    await imported(conferenceId, first);
    const before = await counts();
    const next = file("1,Old title,New text,one,Poster,Places,Ada,,", "2,Another,,,Poster,Places,Ben,,");
    const said = await imported(conferenceId, next, { dryRun: "yes" });
    expect(await counts()).toEqual(before);
    expect(await imported(conferenceId, next)).toEqual(said);
  });

  it("makes one set of rows when two imports arrive at once", async () => {
    const results = await Promise.all([imported(conferenceId, first), imported(conferenceId, first)]);
    expect(results.map((result) => result.created.length).sort()).toEqual([0, 1]);
    expect(await db.presentation.count({ where: { conferenceId } })).toBe(1);
  });
});

describe("people", () => {
  it("are found by address, else by the source's id, and never by name", async () => {
    const known = await aPerson({ name: "Ada Abe" });
    const address = known.emails[0]?.address ?? "";
    await imported(
      conferenceId,
      file(
        `1,By address,,,Poster,Places,A. Abe,${address.toUpperCase()},`,
        "2,By name only,,,Poster,Places,Ada Abe,,",
        "3,By id,,,Poster,Places,Ada Abe,,p7",
        "4,By the same id,,,Poster,Places,Ada A.,,p7",
      ),
    );
    await imported(conferenceId, file("5,By the id later,,,Poster,Places,A.A.,,p7"));
    const parts = await db.presenterPart.findMany({
      include: { presentation: true },
      where: { presentation: { conferenceId } },
    });
    const person = (title: string) => parts.find((part) => part.presentation.title === title)?.personId;
    expect(person("By address")).toBe(known.id);
    expect(person("By the same id")).toBe(person("By id"));
    expect(person("By the id later")).toBe(person("By id"));
    expect(new Set(parts.map((part) => part.personId)).size).toBe(3);
    expect(parts.filter((part) => part.claimedAt)).toEqual([]);
  });

  it("get an address that nobody has as unproved, and cannot be signed in as by it alone", async () => {
    await imported(conferenceId, file("1,New,,,Poster,Places,Nia,nia@example.org,"));
    const email = await db.emailAddress.findUniqueOrThrow({
      where: { address: "nia@example.org" },
      include: { person: true },
    });
    expect([email.verifiedAt, email.isPrimary, email.person.claimedAt]).toEqual([null, true, null]);
  });

  it("keep their claim when a file changes something else of their part", async () => {
    await imported(conferenceId, file("1,A,,,Poster,Places,Ada,ada@example.org,"));
    const claimedAt = new Date("2026-12-01");
    await db.presenterPart.updateMany({ data: { claimedAt }, where: { presentation: { conferenceId } } });
    await imported(conferenceId, file("1,A,,,Poster,Places,Ada Abe,ada@example.org,"));
    expect((await theOnly()).parts.map((part) => [part.displayName, part.claimedAt])).toEqual([
      ["Ada Abe", claimedAt],
    ]);
  });
});

describe("identities", () => {
  it("keeps a presentation when its title changes both in the source and here, and the ids it had", async () => {
    const text =
      "id,url,slug,old_slugs,title,type,theme\n42,https://old.example/p/42,my-paper,first-paper,A,Poster,Places";
    await imported(conferenceId, text);
    const one = await theOnly();
    expect(one.slug).toBe("my-paper");
    expect(await db.oldSlug.findMany({ where: { subjectId: one.id }, select: { slug: true } })).toEqual([
      { slug: "first-paper" },
    ]);
    const ids = await db.externalId.findMany({
      where: { subjectId: one.id },
      orderBy: { externalId: "asc" },
    });
    expect(ids.map((row) => row.externalId)).toEqual(["42", "https://old.example/p/42"]);
    await imported(conferenceId, text.replace("my-paper", "my-new-paper"));
    expect((await theOnly()).id).toBe(one.id);
    expect(await db.oldSlug.count({ where: { subjectId: one.id, slug: "my-paper" } })).toBe(1);
  });

  it("refuses an address that is another presentation's", async () => {
    const text =
      "id,slug,title,type,theme\n1,same,A,Poster,Places\n2,same,B,Poster,Places\n3,my,C,Poster,Places";
    const { refused } = await imported(conferenceId, text);
    expect(refused).toEqual([
      { line: 3, sentence: "slug: “same” belongs to another presentation." },
      { line: 4, sentence: "slug: This word is one of our own addresses." },
    ]);
  });

  it("tells the followers of a presentation that an import withdraws, once", async () => {
    const text = "id,title,type,theme,accepted,withdrawn\n1,A,Poster,Places,yes,";
    await imported(conferenceId, text);
    await imported(conferenceId, text.replace("yes,", "yes,yes"));
    await imported(conferenceId, text.replace("yes,", "yes,yes"));
    const one = await theOnly();
    expect(one.withdrawnAt).toEqual(new Date("2026-11-24T10:00:00Z"));
    expect(await db.auditEvent.count({ where: { action: "withdrawPresentation", conferenceId } })).toBe(1);
  });
});
