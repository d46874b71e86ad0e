import type { SessionsAfter } from "@/lib/sessions/live-board";

/** One own action: its event, what it was, and how the sessions stood before it, to show an undo at once. */
export type Done = { eventId: string; what: string; before: SessionsAfter };

/** Own actions of this visit, the last one last. Redo is undoing the undo's event. */
export type Stacks = { undo: readonly Done[]; redo: readonly Done[] };

export const empty: Stacks = { undo: [], redo: [] };

/** More than anybody presses in one visit, and less than the browser's storage. */
const MOST = 200;

/** Something new was done: what had been undone cannot be redone any more. */
export function withDone({ undo }: Stacks, done: Done): Stacks {
  return { undo: [...undo, done].slice(-MOST), redo: [] };
}

/** The top of one stack was taken back, and stands on the other as the event that took it back. */
export function takenBack(stacks: Stacks, from: "undo" | "redo", back: Done): Stacks {
  const to = from === "undo" ? "redo" : "undo";
  return { ...stacks, [from]: stacks[from].slice(0, -1), [to]: [...stacks[to], back].slice(-MOST) } as Stacks;
}

/** The top can never be taken back any more. */
export function dropped(stacks: Stacks, from: "undo" | "redo"): Stacks {
  return { ...stacks, [from]: stacks[from].slice(0, -1) };
}

/** For the browser's storage: what was before is not kept, an undo after a reload waits for its answer. */
export function written(stacks: Stacks): string {
  const lean = (all: readonly Done[]) => all.map(({ eventId, what }) => [eventId, what]);
  return JSON.stringify([lean(stacks.undo), lean(stacks.redo)]);
}

export function readBack(text: string | null): Stacks {
  try {
    const [undo, redo] = JSON.parse(text ?? "") as [string, string][][];
    const full = (all: [string, string][] = []) =>
      all.map(([eventId, what]) => ({ eventId, what, before: {} }));
    return { undo: full(undo), redo: full(redo) };
  } catch {
    return empty;
  }
}

const keyOf = (conferenceId: string) => `lectern-undo-${conferenceId}`;

/** What this window kept of a conference, from page to page. */
export function kept(conferenceId: string): Stacks {
  try {
    return readBack(sessionStorage.getItem(keyOf(conferenceId)));
  } catch {
    // A browser that keeps nothing has nothing to undo after a reload.
    return empty;
  }
}

export function keep(conferenceId: string, stacks: Stacks): void {
  try {
    sessionStorage.setItem(keyOf(conferenceId), written(stacks));
  } catch {
    // As above.
  }
}
