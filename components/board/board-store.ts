import { type Model, modelOf } from "@/components/board/board-model";
import type { Target } from "@/components/board/changes";
import { type Closeness, everyPaper, type PaperFilter, unassigned } from "@/components/board/paper-filter";
import { nothing, type Selection } from "@/components/board/selection";
import { everySession, type SessionFilter, sessionsShown } from "@/components/board/session-filter";
import { empty, type Stacks } from "@/components/board/undo-stacks";
import type { BoardClash, BoardNames, BoardPresence, WholeBoard } from "@/lib/sessions/live-board";

/** Where the focus is: a paper in no session, a session's head, a paper in a session. */
export type Spot =
  | { area: "unassigned"; paperId: string }
  | { area: "session"; sessionId: string; paperId: string | null };

export type Ask =
  | { kind: "move"; ids: readonly string[] }
  | { kind: "make"; ids: readonly string[] }
  | { kind: "split" | "merge"; sessionId: string };

/** Papers in the hand, by pointer or by keys, and where they would be put down. */
type Carry = { ids: readonly string[]; by: "pointer" | "keys"; over: Target | null };

/** Everything a board shows. Parts that did not change stay the same object. */
export type Board = {
  conference: WholeBoard["conference"];
  names: BoardNames;
  mayArrange: boolean;
  mayOrder: boolean;
  model: Model;
  /** False: only the first screen is here yet; `totals` say how many there will be. */
  isWhole: boolean;
  totals: { unassigned: number; sessions: number };
  filter: PaperFilter;
  sessionFilter: SessionFilter;
  selection: Selection;
  spot: Spot | null;
  /** Where the focus was last in each area, and enters it again. */
  left: { unassigned: Spot | null; session: Spot | null };
  /** Grows when the focus has to follow `spot`. */
  focusCalls: number;
  /** The session that closeness is asked of, and that others see one has open. */
  openId: string | null;
  closeness: { sessionId: string; byPaper: ReadonlyMap<string, Closeness> } | null;
  carry: Carry | null;
  ask: Ask | null;
  renaming: string | null;
  /** What the live region says; `n` makes the same sentence news again. */
  said: { text: string; n: number };
  notice: { kind: "done" | "refused"; text: string } | null;
  stacks: Stacks;
  others: readonly BoardPresence[];
  link: "live" | "lost";
  columns: number;
  /** Presses that are not answered yet. */
  waiting: number;
};

export class BoardStore {
  #board: Board;
  #listeners = new Set<() => void>();
  #focused = 0;

  constructor(first: WholeBoard, totals: Board["totals"]) {
    this.#board = {
      ...{
        conference: first.conference,
        names: namesOf(first),
        mayArrange: first.mayArrange,
        mayOrder: first.mayOrder,
      },
      ...{ model: modelOf(first), isWhole: false, totals },
      ...{ filter: everyPaper, sessionFilter: everySession, selection: nothing, spot: null, focusCalls: 0 },
      ...{ left: { unassigned: null, session: null } },
      ...{ openId: null, closeness: null, carry: null, ask: null, renaming: null, notice: null },
      ...{ said: { text: "", n: 0 }, stacks: empty, others: [], link: "live", columns: 2, waiting: 0 },
    };
  }

  get = (): Board => this.#board;

  set(patch: Partial<Board>): void {
    this.#board = { ...this.#board, ...patch };
    for (const listener of this.#listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The whole board as fetched, at first or anew. */
  fetched(state: WholeBoard): void {
    const { model, names } = this.#board;
    this.set({
      ...{ model: modelOf(state, model), names: same(names, namesOf(state)), isWhole: true },
      ...{ conference: state.conference, mayArrange: state.mayArrange, mayOrder: state.mayOrder },
    });
  }

  /** The focus goes there; `calls` the element that is there to take it, also when it is drawn only then. */
  goTo(spot: Spot | null, patch: Partial<Board> = {}): void {
    const { left, focusCalls } = this.#board;
    this.set({
      ...patch,
      ...{ spot, focusCalls: focusCalls + 1 },
      left: spot ? { ...left, [spot.area]: spot } : left,
    });
  }

  /** The focus came there by itself: a click, Tab. */
  arrived(spot: Spot): void {
    this.set({ spot, left: { ...this.#board.left, [spot.area]: spot } });
  }

  /** Whether this call of the focus was not answered yet; it is from now on. */
  takesFocus(call: number): boolean {
    if (call <= this.#focused) return false;
    this.#focused = call;
    return true;
  }

  say(text: string): void {
    this.set({ said: { text, n: this.#board.said.n + 1 } });
  }
}

function namesOf({ themes, types, rooms, people }: WholeBoard): BoardNames {
  return { themes, types, rooms, people };
}

/** Whether this is where Tab comes to in its area: where the focus is or was, else the first there is. */
export function isEntry(
  board: Board,
  area: Spot["area"],
  sessionId: string | null,
  paperId: string | null,
): boolean {
  const entry = board.left[area];
  if (entry) return isSpot(entry, sessionId, paperId);
  if (area === "unassigned") return unassignedIds(board)[0] === paperId;
  return paperId === null && sessionIds(board)[0] === sessionId;
}

export function isSpot(spot: Spot | null, sessionId: string | null, paperId: string | null): boolean {
  if (!spot || spot.paperId !== paperId) return false;
  return spot.area === "unassigned" ? sessionId === null : spot.sessionId === sessionId;
}

function same<T>(before: T, now: T): T {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

/** Remembers its last answer while what it was asked about are the same objects. */
function remembering<Args extends readonly unknown[], T>(work: (...args: Args) => T): (...args: Args) => T {
  let last: { args: Args; value: T } | null = null;
  return (...args) => {
    if (!last || last.args.some((arg, index) => arg !== args[index])) last = { args, value: work(...args) };
    return last.value;
  };
}

const themeOrder = remembering(
  (themes: BoardNames["themes"]) => new Map(themes.map(({ id }, index) => [id, index])),
);
const listUnassigned = remembering(unassigned);
const listSessions = remembering(
  (
    sessions: Model["sessions"],
    papers: Model["papers"],
    clashes: Model["clashes"],
    types: BoardNames["types"],
    timeZone: string,
    filter: SessionFilter,
  ) => sessionsShown({ sessions, papers, clashes, types, timeZone }, filter),
);

const clashIndex = remembering((clashes: Model["clashes"]) => {
  const bySession = new Map<string, BoardClash[]>();
  for (const clash of clashes)
    bySession.set(clash.sessionId, [...(bySession.get(clash.sessionId) ?? []), clash]);
  return bySession;
});
const noClashes: readonly BoardClash[] = [];

/** The clashes of one session; the same list while there is no change of any. */
export function clashesOf({ model }: Board, sessionId: string): readonly BoardClash[] {
  return clashIndex(model.clashes).get(sessionId) ?? noClashes;
}

/** The papers on the left, in order. */
export function unassignedIds({ model, filter, names, closeness, openId }: Board): string[] {
  const close = closeness?.sessionId === openId ? closeness?.byPaper : undefined;
  return listUnassigned(model.papers, model.sessionOf, filter, themeOrder(names.themes), close ?? null);
}

/** The sessions on the right, in order. */
export function sessionIds({ model, names, conference, sessionFilter }: Board): string[] {
  const { sessions, papers, clashes } = model;
  return listSessions(sessions, papers, clashes, names.types, conference.timeZone, sessionFilter);
}
