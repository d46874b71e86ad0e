import { randomUUID } from "node:crypto";
import type { ConferenceState, SessionState } from "@/lib/imports/conference-state";
import type { PlannedSession } from "@/lib/imports/draft";
import { mergeRow } from "@/lib/imports/merge";
import type { Setting } from "@/lib/imports/presentation-fields";
import type { SessionRow, SessionValues } from "@/lib/imports/row";
import { sessionText, setSession } from "@/lib/imports/session-fields";
import { type Slugs, takeFreeSlug, takeSlugs } from "@/lib/imports/slugs";
import { fullMinutes } from "@/lib/sessions/capacity";

type Planning = {
  state: ConferenceState;
  setting: Setting;
  choices: ReadonlySet<string>;
  /** Lines that cannot be done; told here, with why. */
  refused: Map<number, string>;
};

/** Plans the rows of sessions; `idOf` gives our id of a session by the file's, undefined when there is none. */
export function planSessions(
  rows: readonly SessionRow[],
  planning: Planning,
): { sessions: PlannedSession[]; idOf: (id: string) => string | undefined } {
  const { state, refused } = planning;
  const taken = slugsOf(state);
  const sessions: PlannedSession[] = [];
  const inFile = new Map<string, string>();
  for (const row of rows) {
    if (refused.has(row.line)) continue;
    const before = sessionOf(row, state);
    const start = before ?? blankSession(row.values, state);
    if (typeof start === "string") {
      refused.set(row.line, start);
      continue;
    }
    const imported = state.externals.byId.get(`themed_session ${row.id}`)?.imported ?? {};
    const merged = mergeRow<SessionState, SessionValues, Setting>(
      { ...row, before, start, imported, choices: planning.choices },
      { text: sessionText, set: setSession },
      planning.setting,
    );
    const lost = takeSlugs(taken, [merged.after.slug, ...merged.after.oldSlugs].filter(Boolean), start.id);
    if (lost) {
      refused.set(row.line, `slug: “${lost}” belongs to another session.`);
      continue;
    }
    if (!merged.after.slug)
      merged.after = { ...merged.after, slug: takeFreeSlug(taken, merged.after.title, "session", start.id) };
    inFile.set(row.id, start.id);
    sessions.push({ ...merged, line: row.line, externalId: row.id, before, imported });
  }
  const idOf = (id: string) =>
    inFile.get(id) ??
    state.externals.byId.get(`themed_session ${id}`)?.subjectId ??
    (state.sessions.has(id) ? id : undefined);
  return { sessions, idOf };
}

/** Known by the source's id or ours; without one, by its title when only one session has it. */
function sessionOf(row: SessionRow, state: ConferenceState): SessionState | null {
  const external = state.externals.byId.get(`themed_session ${row.id}`);
  const known = state.sessions.get(external?.subjectId ?? row.id);
  if (known || row.hasOwnId) return known ?? null;
  const titled = [...state.sessions.values()].filter((session) => session.title === row.values.title);
  return titled.length === 1 ? (titled[0] ?? null) : null;
}

function blankSession(values: Partial<SessionValues>, state: ConferenceState): SessionState | string {
  const type = state.conference.types.find((one) => one.id === values.type);
  if (!values.title || !type) return `${values.title ? "type" : "title"}: A new session needs one.`;
  return {
    id: randomUUID(),
    rowId: randomUUID(),
    slug: "",
    oldSlugs: [],
    title: "",
    typeId: type.id,
    themeId: null,
    mode: type.mode === "blended" ? "in_person" : type.mode,
    minutes: Math.min(1440, Math.max(5, fullMinutes(type))),
    roomId: null,
    startsAt: null,
    chair: null,
    version: 1,
  };
}

function slugsOf(state: ConferenceState): Slugs {
  const old = state.conference.oldSlugs.filter(({ subject }) => subject === "themed_session");
  return new Map([
    ...old.map(({ slug, subjectId }) => [slug, subjectId] as const),
    ...[...state.sessions.values()].map(({ slug, id }) => [slug, id] as const),
  ]);
}
