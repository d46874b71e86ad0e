import { refusalsOf } from "@/lib/imports/admission";
import type { ConferenceState } from "@/lib/imports/conference-state";
import type { Draft, Planned } from "@/lib/imports/draft";
import { type People, peopleOf, type readPeople } from "@/lib/imports/people";
import { planPresentations } from "@/lib/imports/plan-presentations";
import { planSessions } from "@/lib/imports/plan-sessions";
import { presentationText, type Setting } from "@/lib/imports/presentation-fields";
import type { ImportFile } from "@/lib/imports/read-file";
import type { ImportConflict, ImportPreview, PlannedRow } from "@/lib/imports/schema";
import { sessionText } from "@/lib/imports/session-fields";
import { shownPresentation, shownSession } from "@/lib/imports/shown";

export type Plan = Draft & { people: People; preview: ImportPreview };

type Given = {
  state: ConferenceState;
  file: ImportFile;
  found: Awaited<ReturnType<typeof readPeople>>;
  choices: readonly string[];
  now: Date;
};

/**
 * Compares a file with the conference: what would be created, changed, left alone, refused, and what conflicts.
 *
 * Rows that cannot stand beside what is there or beside one another (a full session, a room taken, a presenter
 * elsewhere) are refused, and the rest is planned anew without them, until everything planned can be done.
 */
export function planImport(given: Given): Plan {
  const { state, file } = given;
  const refused = new Map<number, string>();
  for (;;) {
    const people = peopleOf(state, given.found);
    const draft = draftOf(given, people, refused);
    const also = refusalsOf(state, draft);
    if (also.size > 0) {
      for (const [line, sentence] of also) refused.set(line, sentence);
      continue;
    }
    const sentences = [...draft.refused].map(([line, sentence]) => ({ line, sentence }));
    const preview = previewOf(state, draft, [...file.refused, ...sentences]);
    return { ...draft, people, preview };
  }
}

function draftOf(
  { state, file, choices, now }: Given,
  people: People,
  known: ReadonlyMap<number, string>,
): Draft {
  const refused = new Map(known);
  const setting: Setting = {
    now,
    people,
    presenterColumns: file.presenterColumns,
    sessionId: (id) => id,
    minutesOf: (typeId) => state.conference.types.find((type) => type.id === typeId)?.minutes ?? 20,
  };
  const common = { state, choices: new Set(choices), refused };
  const { sessions, idOf } = planSessions(
    file.rows.filter((row) => row.record === "session"),
    { ...common, setting },
  );
  const allSessions = new Map(state.sessions);
  for (const { after } of sessions) allSessions.set(after.id, after);
  const presentations = planPresentations(
    file.rows.filter((row) => row.record === "presentation"),
    { ...common, idOf, setting },
  );
  const allPresentations = new Map(state.presentations);
  for (const { after } of presentations) allPresentations.set(after.id, after);
  return { sessions, presentations, allSessions, allPresentations, refused };
}

function previewOf(state: ConferenceState, draft: Draft, refused: ImportPreview["refused"]): ImportPreview {
  const rows = [
    ...draft.sessions.map((one) =>
      rowOf("session", one, sessionText, (session, field) => shownSession(state, session, field)),
    ),
    ...draft.presentations.map((one) =>
      rowOf("presentation", one, presentationText, (presentation, field) =>
        shownPresentation(state, draft.allSessions, presentation, field),
      ),
    ),
  ].sort((a, b) => a.row.line - b.row.line);
  const changes = rows.filter(({ row, isNew }) => isNew || row.changes.length > 0);
  return {
    created: changes.filter(({ isNew }) => isNew).map(({ row }) => row),
    changed: changes.filter(({ isNew }) => !isNew).map(({ row }) => row),
    unchanged: rows.filter(({ row, isNew }) => !isNew && row.changes.length === 0).length,
    conflicts: rows.flatMap(({ conflicts }) => conflicts),
    refused: refused.sort((a, b) => a.line - b.line),
  };
}

function rowOf<State extends { title: string }, Field extends string>(
  record: PlannedRow["record"],
  { line, before, after, settled, conflicts }: Planned<State, Field>,
  text: Record<Field, (one: State) => string>,
  shown: (one: State, field: Field) => string,
): { isNew: boolean; row: PlannedRow; conflicts: ImportConflict[] } {
  const { title } = before ?? after;
  const changed = settled.filter((field) => (before ? text[field](before) : "") !== text[field](after));
  const changes = changed.map((field) => ({
    field,
    before: before ? shown(before, field) : "",
    after: shown(after, field),
  }));
  return {
    isNew: before === null,
    row: { line, record, title, changes },
    conflicts: conflicts.map(({ field, inFile, key, isTaken }) => ({
      ...{ line, key, record, title, field, isTaken },
      here: before ? shown(before, field) : "",
      inFile: shown(inFile, field),
    })),
  };
}

/** The fields that a plan changes. */
export function changedFields<State, Field extends string>(
  { before, after, settled }: Planned<State, Field>,
  text: Record<Field, (one: State) => string>,
): Field[] {
  return settled.filter((field) => !before || text[field](before) !== text[field](after));
}
