import { describe, expect, it } from "vitest";
import { db, transaction, violated } from "@/lib/db";
import { applyImportFile } from "@/lib/imports/commands/import-file";
import { getImportPreview } from "@/lib/imports/queries";
import { readRegistrations } from "@/lib/imports/registrations";
import { type Merge, mergePeople, unmergePeople } from "@/lib/people/merge";
import { importRegistrations } from "@/lib/registrations/commands/import-registrations";
import { aDesk } from "@/tests/factories/desk";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aRegistration, aRegistrationType } from "@/tests/factories/registrations";
import { fingerprint } from "@/tests/support/fingerprint";
import { statementsOf } from "@/tests/support/statements";

const now = new Date("2027-03-01T10:00:00Z");

async function aCommittee() {
  const desk = await aDesk();
  const { conference } = desk;
  const [ada, ben, stranger] = [
    await aPerson({ name: "Ada" }),
    await aPerson({ name: "Ben" }),
    await aPerson({ name: "Ada" }),
  ];
  const paper = await aPresentation(conference.id, { title: "On Ice" });
  await aPart(paper.id, { personId: ada.id });
  const other = await aPresentation(conference.id, { title: "On Fire" });
  await aPart(other.id, { personId: ben.id });
  await aRegistrationType(conference.id, { name: "Student", slug: "student" });
  await db.externalId.createMany({
    data: [
      { conferenceId: conference.id, subject: "presentation", externalId: "P-7", subjectId: paper.id },
      { conferenceId: conference.id, subject: "person", externalId: "U-1", subjectId: ada.id },
      { conferenceId: conference.id, subject: "person", externalId: "U-2", subjectId: ben.id },
      { conferenceId: conference.id, subject: "person", externalId: "U-3", subjectId: stranger.id },
    ],
  });
  const address = (person: { emails: { address: string }[] }) => person.emails[0]?.address ?? "";
  return { desk, conference, ada, ben, stranger, paper, other, address };
}
type Committee = Awaited<ReturnType<typeof aCommittee>>;

const HEADING = "id,email,person_id,type,paid_on,cancelled_on,presentation_id";

async function imported({ desk }: Committee, lines: string[], heading = HEADING) {
  const { rows } = readRegistrations([heading, ...lines].join("\n"));
  const input = { conferenceId: desk.conference.id, rows, dryRun: "no" as const };
  const result = await importRegistrations(desk.organiser, input, now);
  if (!result.ok) throw new Error(result.reason);
  const { created, changed, unchanged, refused } = result.value;
  return { counts: [created.length, changed.length, unchanged], refused, changes: changed[0]?.changes };
}

const rowsOf = ({ conference }: Committee) =>
  db.registration.findMany({
    where: { conferenceId: conference.id },
    orderBy: { sourceId: "asc" },
    select: { sourceId: true, personId: true, paidAt: true, cancelledAt: true, presentationId: true },
  });

describe("an import of registrations", () => {
  it("finds people by address, in any case, or the source's id, and papers by the source's id or ours", async () => {
    const world = await aCommittee();
    const { ada, ben, paper, other, address } = world;
    const lines = [
      `R-1,${address(ada).toUpperCase()},,Student,2027-02-01,,P-7`,
      `R-2,,U-2,student,yes,2027-02-03T09:30:00Z,${other.id}`,
      `R-3,,${ben.id},STUDENT,,,`,
    ];
    expect(await imported(world, lines)).toMatchObject({ counts: [3, 0, 0], refused: [] });
    expect(await rowsOf(world)).toEqual([
      {
        ...{ sourceId: "R-1", personId: ada.id, presentationId: paper.id },
        ...{ paidAt: new Date("2027-02-01T00:00:00Z"), cancelledAt: null },
      },
      {
        ...{ sourceId: "R-2", personId: ben.id, presentationId: other.id },
        ...{ paidAt: now, cancelledAt: new Date("2027-02-03T09:30:00Z") },
      },
      { sourceId: "R-3", personId: ben.id, presentationId: null, paidAt: null, cancelledAt: null },
    ]);
    const before = await fingerprint();
    expect(await imported(world, lines)).toMatchObject({ counts: [0, 0, 3], refused: [] });
    expect(await fingerprint()).toBe(before);
  });

  it("says in words, by line, what it does not know, and writes nothing of it", async () => {
    const world = await aCommittee();
    const { ada, ben, stranger, other, address } = world;
    const { counts, refused } = await imported(world, [
      `R-1,${address(stranger)},,Student,yes,,`,
      "R-2,,U-3,Student,yes,,",
      "R-3,,,Student,yes,,",
      `R-4,${address(ada)},U-2,Student,yes,,`,
      `R-5,${address(ada)},,Professor,yes,,`,
      `R-6,${address(ada)},,Student,yes,,P-8`,
      `R-7,${address(ada)},,Student,yes,,${other.id}`,
      `R-8,${address(ben)},,Student,yes,,`,
      `R-8,${address(ada)},,Student,yes,,`,
    ]);
    expect(counts).toEqual([1, 0, 0]);
    expect(refused.map(({ line, sentence }) => `${line}: ${sentence}`)).toEqual([
      `2: Nobody who takes part in this conference has the address ${address(stranger)}.`,
      "3: Nobody who takes part in this conference has the id “U-3”.",
      "4: Neither an e-mail address nor an id of a person.",
      "5: The address and the id are of two people here. Merge them, if they are one.",
      "6: There is no type of registration “Professor”; the settings list those there are.",
      "7: There is no presentation “P-8”.",
      "8: Ada does not present “On Fire”.",
      "10: The same id stands in line 9.",
    ]);
    expect((await rowsOf(world)).map(({ sourceId }) => sourceId)).toEqual(["R-8"]);
  });

  it("changes what the file says and leaves what it does not: columns, rows, who and which paper", async () => {
    const world = await aCommittee();
    const { ada, paper, address } = world;
    await imported(world, [`R-1,${address(ada)},,Student,,,P-7`, `R-2,${address(ada)},,Student,yes,,`]);
    const { counts, changes } = await imported(world, ["R-1,2027-02-09"], "id,paid_on");
    expect([counts, changes]).toEqual([[0, 1, 0], [{ field: "paid", before: "", after: "2027-02-09" }]]);
    expect(await rowsOf(world)).toMatchObject([
      { sourceId: "R-1", presentationId: paper.id, paidAt: new Date("2027-02-09T00:00:00Z") },
      { sourceId: "R-2", paidAt: now },
    ]);
    expect(await imported(world, ["R-1,,,,,,"])).toMatchObject({ counts: [0, 1, 0] });
    expect(await rowsOf(world)).toMatchObject([{ sourceId: "R-1", presentationId: null, paidAt: null }, {}]);
  });

  it("tells a person of the same name apart", async () => {
    const world = await aCommittee();
    const { ada, stranger, paper, address } = world;
    await aPart(paper.id, { personId: stranger.id });
    await imported(world, [`R-1,${address(ada)},,Student,yes,,`]);
    expect(await imported(world, [`R-1,${address(stranger)},,Student,yes,,`])).toMatchObject({
      counts: [0, 1, 0],
      changes: [{ field: "person", before: "Ada", after: "Ada" }],
    });
    expect(await rowsOf(world)).toMatchObject([{ personId: stranger.id }]);
  });

  it("is previewed and applied as a kept file, once when two press at the same moment", async () => {
    const world = await aCommittee();
    const { desk, ada, address } = world;
    const text = `${HEADING}\nR-1,${address(ada)},,Student,yes,,\nR-2,nobody,,Student,yes,,\n`;
    const file = await db.importFile.create({
      data: { conferenceId: desk.conference.id, name: "r.csv", text },
    });
    const before = await fingerprint();
    const seen = await getImportPreview(
      desk.organiser,
      { conferenceId: desk.conference.id, id: file.id },
      now,
    );
    expect(seen?.preview).toMatchObject({
      created: [{ line: 2, record: "registration", title: "Ada, Student" }],
      ...{ changed: [], unchanged: 0, conflicts: [] },
      refused: [{ line: 3, sentence: "email: Not an e-mail address." }],
    });
    expect(await fingerprint()).toBe(before);
    const press = () => applyImportFile(desk.organiser, { id: file.id, choices: [], tell: undefined }, now);
    const both = await Promise.all([press(), press()]);
    const counts = both.map((one) => one.ok && [one.value.created.length, one.value.unchanged]);
    expect(counts.sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(await rowsOf(world)).toHaveLength(1);
    const events = await db.auditEvent.findMany({
      where: { action: "importRegistrations", conferenceId: desk.conference.id },
    });
    expect(events.map(({ after }) => after)).toEqual([{ created: 1, changed: 0, refused: 0 }]);
  });

  it("takes one row and three under the same number of statements", async () => {
    const world = await aCommittee();
    const { ada, address } = world;
    const lines = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => `R-${from + n},${address(ada)},,Student,yes,,`);
    const one = await statementsOf(() => imported(world, lines(1, 1)));
    expect(await statementsOf(() => imported(world, lines(2, 3)))).toBe(one);
    expect(await rowsOf(world)).toHaveLength(4);
  });
});

describe("a registration", () => {
  it("has an id of its own in its conference, and names types and papers of that conference", async () => {
    const { conference, ada } = await aCommittee();
    const elsewhere = await aCommittee();
    await aRegistration(conference.id, ada.id, { sourceId: "R-1" });
    const twice = await aRegistration(conference.id, ada.id, { sourceId: "R-1" }).catch(violated);
    expect(twice).toBe("Registration_conferenceId_sourceId_key");
    const theirs = await aRegistration(conference.id, ada.id, { presentationId: elsewhere.paper.id }).catch(
      violated,
    );
    expect(theirs).toBe("Registration_conferenceId_presentationId_fkey");
    const { id: typeId } = await aRegistrationType(elsewhere.conference.id);
    expect(await aRegistration(conference.id, ada.id, { typeId }).catch(violated)).toBe(
      "Registration_conferenceId_typeId_fkey",
    );
  });

  it("goes with its person when two become one, and back", async () => {
    const { conference, ada, ben } = await aCommittee();
    const { id } = await aRegistration(conference.id, ada.id);
    const whose = async () => (await db.registration.findUniqueOrThrow({ where: { id } })).personId;
    const merge = await transaction((tx) => mergePeople(tx, { fromId: ada.id, intoId: ben.id }, now));
    expect(await whose()).toBe(ben.id);
    await transaction((tx) => unmergePeople(tx, merge as Merge));
    expect(await whose()).toBe(ada.id);
  });
});
