import { system } from "@/lib/auth/actor";
import { importPresentations } from "@/lib/imports/commands/import-presentations";
import { ImportPresentationsInput, type ImportPreview } from "@/lib/imports/schema";
import { aConference, aRoom, aTheme, aType } from "@/tests/factories/conferences";

/** A conference without presentations, with the themes, types and rooms that the files of these tests name. */
export async function anEmptyConference(overrides: Parameters<typeof aConference>[0] = {}) {
  const conference = await aConference(overrides);
  await aTheme(conference.id, { slug: "politics", name: "Politics, Power, and Institutions" });
  await aTheme(conference.id, { slug: "places", name: "Places" });
  await aType(conference.id, {
    slug: "paper",
    name: "Paper Presentation in a Themed Session",
    mode: "blended",
  });
  await aType(conference.id, {
    slug: "poster",
    name: "Poster",
    isGrouped: false,
    sessionCapacity: 50,
    minutes: 45,
  });
  await aRoom(conference.id, { slug: "room-1", name: "Room 1" });
  await aRoom(conference.id, { slug: "room-2", name: "Room 2" });
  await aRoom(conference.id, { slug: "foyer", name: "Foyer", holdsSeveral: true });
  return conference;
}

/** Imports as the command line does. */
export async function imported(
  conferenceId: string,
  text: string,
  options: { choices?: string[]; dryRun?: "yes" | "no" } = {},
  now = new Date("2026-11-24T10:00:00Z"),
): Promise<ImportPreview> {
  const input = ImportPresentationsInput.parse({ conferenceId, text, tell: "no", ...options });
  const result = await importPresentations(system, input, now);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}
