import fc from "fast-check";
import { expect, it } from "vitest";
import { system } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { getExport } from "@/lib/imports/queries";
import { aConference } from "@/tests/factories/conferences";
import { anEmptyConference, imported } from "@/tests/factories/imports";
import { aChair, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aDraftSession, aPlace } from "@/tests/factories/sessions";

type Conference = Awaited<ReturnType<typeof anEmptyConference>>;

async function exported(conference: { slug: string }): Promise<string> {
  const file = await getExport(system, conference.slug);
  if (!file) throw new Error("nothing to export");
  return file.csv;
}

async function idsOf(conferenceId: string) {
  const [theme, type, room] = await Promise.all([
    db.theme.findFirstOrThrow({ where: { conferenceId, slug: "places" } }),
    db.presentationType.findFirstOrThrow({ where: { conferenceId, slug: "paper" } }),
    db.room.findFirstOrThrow({ where: { conferenceId, slug: "room-1" } }),
  ]);
  return { themeId: theme.id, typeId: type.id, roomId: room.id };
}

/** Two papers, one withdrawn, in a session with room, time and chair; a draft; everything hostile in its texts. */
async function aFullConference(): Promise<Conference> {
  const conference = await anEmptyConference();
  const { themeId, typeId, roomId } = await idsOf(conference.id);
  const chair = await aPerson({ name: "=Chair()" });
  const session = await aDraftSession(conference.id, {
    ...{ typeId, themeId, roomId, chairId: chair.id, title: "+Session, with “marks” and, commas" },
    startsAt: new Date("2027-06-12T01:40:00Z"),
  });
  const hostile = [
    '=HYPERLINK("http://x")',
    "'=already",
    "-1",
    "@SUM(A1)",
    "''",
    'a "b"',
    "two\n\nparagraphs",
  ];
  for (const [n, text] of hostile.entries()) {
    const one = await aPresentation(conference.id, {
      ...{ themeId, typeId, title: text.replace(/\n+/g, " "), abstract: text },
      ...(n === 1 && { withdrawnAt: new Date("2026-05-05T05:05:05.005Z"), withdrawnReason: "=ill" }),
      ...(n > 2 && { acceptedAt: null }),
    });
    const person = await aPerson({ name: text });
    await aPart(one.id, { personId: person.id, displayName: "-Name", affiliation: "=A, B", biography: text });
    await aPart(one.id, { displayName: "'Two", orcid: "0000-0002-1825-0097" });
    if (n <= 2) await aPlace(session, one.id);
  }
  const draft = await aPresentation(conference.id, { themeId, typeId, submittedAt: null, acceptedAt: null });
  await db.presentation.update({ where: { id: draft.id }, data: { slug: "a-newer-slug" } });
  return conference;
}

it("gives the same bytes after an import into an empty conference, and that import again changes nothing", async () => {
  const first = await exported(await aFullConference());
  const other = await anEmptyConference();
  const { created, refused } = await imported(other.id, first);
  expect(refused).toEqual([]);
  expect(created.length).toBe(9);
  expect(await exported(other)).toBe(first);
  expect(await imported(other.id, first)).toMatchObject({
    created: [],
    changed: [],
    unchanged: 9,
    conflicts: [],
  });
});

it("changes nothing when a conference imports its own export", async () => {
  const conference = await aFullConference();
  const csv = await exported(conference);
  expect(await imported(conference.id, csv)).toMatchObject({
    created: [],
    changed: [],
    conflicts: [],
    refused: [],
  });
  expect(await exported(conference)).toBe(csv);
});

it("writes no cell that a spreadsheet takes for a formula", async () => {
  const csv = await exported(await aFullConference());
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(csv.match(/(^|,|\n)"?[=+\-@\t]/g)).toBeNull();
});

it("gives a time that clocks show twice back as it was", async () => {
  const dates = {
    startsOn: new Date("2027-10-30"),
    endsOn: new Date("2027-11-01"),
    timeZone: "Europe/Berlin",
  };
  const conference = await anEmptyConference(dates);
  const { typeId } = await idsOf(conference.id);
  for (const startsAt of ["2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z", "2027-10-31T02:30:00Z"])
    await aDraftSession(conference.id, { typeId, startsAt: new Date(startsAt), minutes: 30 });
  const csv = await exported(conference);
  const other = await anEmptyConference(dates);
  expect((await imported(other.id, csv)).refused).toEqual([]);
  expect(await exported(other)).toBe(csv);
  const starts = await db.themedSession.findMany({
    where: { conferenceId: other.id },
    orderBy: { startsAt: "asc" },
  });
  expect(starts.map((session) => session.startsAt?.toISOString())).toEqual([
    "2027-10-31T00:30:00.000Z",
    "2027-10-31T01:30:00.000Z",
    "2027-10-31T02:30:00.000Z",
  ]);
});

it("holds for any presentations", async () => {
  const text = fc
    .tuple(fc.constantFrom("", "=", "'", "+", "-", "@", '"', ","), fc.string({ minLength: 1, maxLength: 20 }))
    .map((parts) => parts.join("").replace(/\s+/g, " ").trim())
    .filter((one) => one !== "");
  const presentation = fc.record({
    title: text,
    abstract: fc.array(text, { maxLength: 3 }).map((lines) => lines.join("\n\n")),
    presenters: fc.uniqueArray(fc.record({ name: text, affiliation: text }), {
      maxLength: 3,
      selector: (one) => one.name,
    }),
    accepted: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(presentation, { maxLength: 4 }), async (presentations) => {
      const conference = await anEmptyConference();
      const { themeId, typeId } = await idsOf(conference.id);
      for (const { title, abstract, presenters, accepted } of presentations) {
        const acceptedAt = accepted ? new Date("2026-02-01") : null;
        const one = await aPresentation(conference.id, { themeId, typeId, title, abstract, acceptedAt });
        for (const { name, affiliation } of presenters)
          await aPart(one.id, { displayName: name, affiliation });
      }
      const csv = await exported(conference);
      const other = await anEmptyConference();
      expect((await imported(other.id, csv)).refused).toEqual([]);
      expect(await exported(other)).toBe(csv);
    }),
    { numRuns: 12 },
  );
}, 60_000);

it("is for organisers of the conference only: to others there is no export", async () => {
  const [conference, other] = [await aConference(), await aConference()];
  expect(await getExport(await anOrganiser(conference.id), conference.slug)).not.toBeNull();
  for (const actor of [await anOrganiser(other.id), await aChair(conference.id), await anAttendee()])
    expect(await getExport(actor, conference.slug)).toBeNull();
  expect(await getExport(await anOrganiser(conference.id), "no-such")).toBeNull();
});
