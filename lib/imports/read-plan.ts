import type { Db } from "@/lib/db";
import { type ConferenceState, readConferenceState } from "@/lib/imports/conference-state";
import { readPeople } from "@/lib/imports/people";
import { type Plan, planImport } from "@/lib/imports/plan";
import { readImportFile } from "@/lib/imports/read-file";

/** Reads a file's text against the conference as it stands. */
export async function readPlan(
  tx: Db,
  conferenceId: string,
  text: string,
  choices: readonly string[],
  now: Date,
): Promise<{ state: ConferenceState; plan: Plan }> {
  const state = await readConferenceState(tx, conferenceId);
  const file = readImportFile(text, { ...state.conference });
  const found = await readPeople(tx, state, file.rows);
  return { state, plan: planImport({ state, file, found, choices, now }) };
}
