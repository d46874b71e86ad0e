import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { applyImportFile, keepImportFile } from "@/lib/imports/commands/import-file";
import { getImportDesk, getImportPreview } from "@/lib/imports/queries";
import { anEmptyConference } from "@/tests/factories/imports";
import { aChair, anAttendee, anOrganiser } from "@/tests/factories/people";

const text = readFileSync("prisma/seed/seed-presentation.txt", "utf8");
const now = new Date("2026-11-24T10:00:00Z");

it("keeps a file, shows what it would do, and imports it for the conference's organisers only", async () => {
  const [conference, other] = [await anEmptyConference(), await anEmptyConference()];
  const organiser = await anOrganiser(conference.id);
  const input = { conferenceId: conference.id, name: "seed.txt", text };
  const kept = await keepImportFile(organiser, input, now);
  const id = kept.ok ? kept.value.id : "";
  expect(await db.presentation.count()).toBe(0);

  const others = [await anOrganiser(other.id), await aChair(conference.id), await anAttendee()];
  for (const actor of others) {
    expect(await keepImportFile(actor, input, now)).toEqual({ ok: false, reason: "not_found", facts: {} });
    expect(await applyImportFile(actor, { tell: "no", id, choices: [] }, now)).toMatchObject({
      ok: false,
      reason: "not_found",
    });
    expect(await getImportDesk(actor, conference.slug)).toBeNull();
    expect(await getImportPreview(actor, { conferenceId: conference.id, id })).toBeNull();
  }
  // Its own organiser does not reach the file through another conference either.
  const both = await getImportPreview(others[0] ?? organiser, { conferenceId: other.id, id });
  expect(both).toBeNull();

  const shown = await getImportPreview(organiser, { conferenceId: conference.id, id });
  expect(shown?.preview.created.length).toBe(1);
  expect(await applyImportFile(organiser, { tell: "no", id, choices: [] }, now)).toMatchObject({ ok: true });
  expect(await db.presentation.count({ where: { conferenceId: conference.id } })).toBe(1);
  const again = await getImportPreview(organiser, { conferenceId: conference.id, id });
  expect([again?.appliedAt, again?.preview.unchanged]).toEqual([now, 1]);
});

it("forgets files after seven days", async () => {
  const conference = await anEmptyConference();
  const organiser = await anOrganiser(conference.id);
  const input = { conferenceId: conference.id, name: "a.csv", text: "id,title" };
  await keepImportFile(organiser, input, new Date("2026-11-16T10:00:00Z"));
  await keepImportFile(organiser, input, new Date("2026-11-18T10:00:00Z"));
  await keepImportFile(organiser, input, now);
  const desk = await getImportDesk(organiser, conference.slug);
  expect(desk?.files.map((file) => file.keptAt.toISOString().slice(0, 10))).toEqual([
    "2026-11-24",
    "2026-11-18",
  ]);
});
