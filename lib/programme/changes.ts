import { isDeepStrictEqual } from "node:util";
import type { ProgrammeState } from "@/lib/programme/state";
import type { SessionSnapshot } from "@/lib/sessions/snapshot";

const FIELDS = {
  title: "title",
  startsAt: "time",
  minutes: "length",
  roomId: "room",
  chairId: "chair",
  themeId: "theme",
  typeId: "type",
  mode: "mode",
  isPlenary: "plenary",
} as const satisfies Partial<Record<keyof SessionSnapshot, string>>;

/** What differs of one session. "papers": others are in it; "order": the same, in another order or of other lengths. */
export type Difference = "added" | "removed" | (typeof FIELDS)[keyof typeof FIELDS] | "papers" | "order";

/** A session that two states of a programme say different things of. */
export type SessionChange = {
  /** Its `publicId`. */
  id: string;
  was: SessionSnapshot | null;
  is: SessionSnapshot | null;
  what: Difference[];
};

export type ProgrammeChanges = { sessions: SessionChange[]; breaks: boolean };

/** What one state says otherwise than another; addresses and versions apart, which follow from the rest. */
export function changesBetween(from: ProgrammeState, to: ProgrammeState): ProgrammeChanges {
  const ids = new Set([...Object.keys(from.sessions), ...Object.keys(to.sessions)]);
  const sessions = [...ids].flatMap((id) => {
    const [was, is] = [from.sessions[id] ?? null, to.sessions[id] ?? null];
    const what = differences(was, is);
    return what.length > 0 ? [{ id, was, is, what }] : [];
  });
  return { sessions, breaks: !isDeepStrictEqual(from.breaks, to.breaks) };
}

function differences(was: SessionSnapshot | null, is: SessionSnapshot | null): Difference[] {
  if (!was) return ["added"];
  if (!is) return ["removed"];
  const fields = Object.entries(FIELDS).flatMap(([field, name]) =>
    was[field as keyof typeof FIELDS] === is[field as keyof typeof FIELDS] ? [] : [name],
  );
  if (isDeepStrictEqual(was.papers, is.papers)) return fields;
  const ids = (session: SessionSnapshot) => session.papers.map((paper) => paper.presentationId).sort();
  return [...fields, isDeepStrictEqual(ids(was), ids(is)) ? "order" : "papers"];
}

/**
 * The chosen sessions, and those that give papers to them or take papers from them: published apart, a paper would
 * stand in two sessions or in none.
 */
export function chosenWithTheirs(
  changes: readonly SessionChange[],
  chosen: ReadonlySet<string>,
): Set<string> {
  const bySession = new Map(changes.map((change) => [change.id, change]));
  const byPaper = new Map<string, string[]>();
  for (const { id, was, is } of changes)
    for (const paper of movedPapers(was, is)) byPaper.set(paper, [...(byPaper.get(paper) ?? []), id]);
  const all = new Set<string>();
  const waiting = [...chosen].filter((id) => bySession.has(id));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (all.has(id)) continue;
    all.add(id);
    const change = bySession.get(id);
    for (const paper of movedPapers(change?.was ?? null, change?.is ?? null))
      waiting.push(...(byPaper.get(paper) ?? []));
  }
  return all;
}

/** Papers that are in a session before or after, not both. */
function movedPapers(was: SessionSnapshot | null, is: SessionSnapshot | null): string[] {
  const ids = (session: SessionSnapshot | null) => session?.papers.map((paper) => paper.presentationId) ?? [];
  const [before, after] = [ids(was), ids(is)];
  return [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
}
