import { randomUUID } from "node:crypto";
import type { ConferenceState, PresentationState } from "@/lib/imports/conference-state";
import type { PlannedPresentation } from "@/lib/imports/draft";
import { mergeRow } from "@/lib/imports/merge";
import { presentationText, type Setting, setPresentation } from "@/lib/imports/presentation-fields";
import type { PresentationRow, PresentationValues } from "@/lib/imports/row";
import { type Slugs, takeFreeSlug, takeSlugs } from "@/lib/imports/slugs";
import { countWords } from "@/lib/presentations/word-count";

type Planning = {
  state: ConferenceState;
  setting: Setting;
  choices: ReadonlySet<string>;
  refused: Map<number, string>;
  idOf: (session: string) => string | undefined;
};

/** Plans the rows of presentations; places are numbered anew where one of their session changes. */
export function planPresentations(
  rows: readonly PresentationRow[],
  planning: Planning,
): PlannedPresentation[] {
  const { state, refused } = planning;
  const taken = slugsOf(state);
  const byTitle = grouped(state.presentations.values());
  const planned: PlannedPresentation[] = [];
  for (const row of rows) {
    if (refused.has(row.line)) continue;
    const before = presentationOf(row, state, byTitle);
    const one = planOne(row, before, planning, taken);
    if (typeof one === "string") refused.set(row.line, one);
    else planned.push(one);
  }
  return numbered(planned, state);
}

function planOne(
  row: PresentationRow,
  before: PresentationState | null,
  { state, setting, choices, idOf }: Planning,
  taken: Slugs,
): PlannedPresentation | string {
  const { values } = row;
  const start = before ?? blankPresentation(values, state, setting.now);
  if (typeof start === "string") return start;
  if (values.session && !idOf(values.session.id))
    return `session: There is no session “${values.session.id.slice(0, 80)}”, here or among the rows that can be imported.`;
  const imported = state.externals.byId.get(`presentation ${row.id}`)?.imported ?? {};
  const merged = mergeRow<PresentationState, PresentationValues, Setting>(
    { ...row, before, start, imported, choices },
    { text: presentationText, set: setPresentation },
    { ...setting, sessionId: (id) => idOf(id) ?? id },
  );
  const { after } = merged;
  const refusal = refusalOf(before, after, state) ?? lostSlug(taken, after) ?? lostUrl(after, state);
  if (refusal) return refusal;
  if (!after.slug)
    merged.after = { ...after, slug: takeFreeSlug(taken, after.title, "presentation", after.id) };
  return { ...merged, line: row.line, externalId: row.id, before, imported };
}

function refusalOf(before: PresentationState | null, after: PresentationState, state: ConferenceState) {
  const limit = state.conference.abstractWordLimit;
  const words = before?.abstract === after.abstract ? 0 : countWords(after.abstract);
  if (words > limit) return `abstract: ${words} words, and the conference's limit is ${limit}.`;
  const people = after.parts.map((part) => part.personId);
  const double = people.findIndex((id, index) => people.indexOf(id) !== index);
  if (double >= 0) return `presenter_${double + 1}: The same person stands there twice.`;
  return null;
}

function lostSlug(taken: Slugs, { id, slug, oldSlugs }: PresentationState): string | null {
  const lost = takeSlugs(taken, [slug, ...oldSlugs].filter(Boolean), id);
  return lost && `slug: “${lost}” belongs to another presentation.`;
}

function lostUrl({ id, url }: PresentationState, state: ConferenceState): string | null {
  const owner = url ? state.externals.byId.get(`presentation ${url}`)?.subjectId : undefined;
  return owner && owner !== id ? "url: This address belongs to another presentation." : null;
}

/** Known by the source's id or ours; without one, by its address elsewhere, or its title when only one has it. */
function presentationOf(
  row: PresentationRow,
  state: ConferenceState,
  byTitle: ReadonlyMap<string, PresentationState[]>,
): PresentationState | null {
  const { byId } = state.externals;
  const external = byId.get(`presentation ${row.id}`);
  const known = state.presentations.get(external?.subjectId ?? row.id);
  if (known || row.hasOwnId) return known ?? null;
  const { title = "", url } = row.values;
  const elsewhere = url && state.presentations.get(byId.get(`presentation ${url}`)?.subjectId ?? "");
  if (elsewhere) return elsewhere;
  const titled = byTitle.get(title) ?? [];
  return titled.length === 1 ? (titled[0] ?? null) : null;
}

/** What a new presentation is where the file is silent: accepted now, if it says nothing of its state at all. */
function blankPresentation(
  values: Partial<PresentationValues>,
  state: ConferenceState,
  now: Date,
): PresentationState | string {
  const missing = (["title", "type", "theme"] as const).filter((field) => !values[field]);
  if (missing.length > 0)
    return `${missing.join(", ")}: A new presentation needs ${missing.length > 1 ? "them" : "one"}.`;
  const mode = state.conference.types.find((type) => type.id === values.type)?.mode ?? "in_person";
  const moments = [values.submitted, values.accepted, values.declined, values.withdrawn];
  const saysState = moments.some((moment) => moment !== undefined);
  const decided = moments.slice(1).find((moment) => moment);
  return {
    id: randomUUID(),
    slug: "",
    oldSlugs: [],
    url: "",
    title: "",
    abstract: "",
    keywords: [],
    typeId: "",
    themeId: "",
    mode: mode === "blended" ? "in_person" : mode,
    submittedAt: saysState ? (decided === "yes" ? now : (decided ?? null)) : now,
    acceptedAt: saysState ? null : now,
    declinedAt: null,
    withdrawnAt: null,
    withdrawnReason: "",
    version: 1,
    updatedAt: now,
    place: null,
    parts: [],
  };
}

/**
 * Positions from 1 without gaps in every session a row joins, leaves or moves within. What stands there already
 * keeps its turn; at the same position the file's row goes first.
 */
function numbered(planned: PlannedPresentation[], state: ConferenceState): PlannedPresentation[] {
  const text = presentationText.session;
  const moved = planned.filter(({ before, after }) => (before ? text(before) : "") !== text(after));
  const sessions = new Set(
    moved.flatMap(({ before, after }) => [before?.place?.sessionId, after.place?.sessionId]),
  );
  const inFile = new Map(planned.map((one) => [one.after.id, one]));
  const all = [...new Set([...state.presentations.keys(), ...inFile.keys()])];
  const standing = all.flatMap((id) => {
    const place = inFile.get(id)?.after.place ?? (inFile.has(id) ? null : state.presentations.get(id)?.place);
    return place && sessions.has(place.sessionId)
      ? [{ id, place, line: inFile.get(id)?.line ?? Infinity }]
      : [];
  });
  standing.sort((a, b) => a.place.position - b.place.position || a.line - b.line);
  const next = new Map<string, number>();
  for (const { id, place } of standing) {
    const position = (next.get(place.sessionId) ?? 0) + 1;
    next.set(place.sessionId, position);
    const one = inFile.get(id);
    if (one) one.after = { ...one.after, place: { ...place, position } };
  }
  return planned;
}

function grouped(all: Iterable<PresentationState>): Map<string, PresentationState[]> {
  const groups = new Map<string, PresentationState[]>();
  for (const one of all) groups.set(one.title, [...(groups.get(one.title) ?? []), one]);
  return groups;
}

function slugsOf(state: ConferenceState): Slugs {
  const old = state.conference.oldSlugs.filter(({ subject }) => subject === "presentation");
  return new Map([
    ...old.map(({ slug, subjectId }) => [slug, subjectId] as const),
    ...[...state.presentations.values()].map(({ slug, id }) => [slug, id] as const),
  ]);
}
