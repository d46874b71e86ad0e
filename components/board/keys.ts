import type { BoardActions } from "@/components/board/actions";
import type { Board, BoardStore, Spot } from "@/components/board/board-store";
import { carriedInWords, targetInWords } from "@/components/board/board-words";
import { type Arrow, layoutOf, nextSpot, nextTarget, targetAt } from "@/components/board/navigation";
import { allOf, extended, nothing, only, toggled } from "@/components/board/selection";

type Key = { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean };
type Parts = { store: BoardStore; actions: BoardActions };

const isArrow = (key: string): key is Arrow => /^Arrow(Up|Down|Left|Right)$/.test(key);

/** What a key does where the focus is on a paper or a session. True: it did something. */
export function pressKey(parts: Parts, event: Key): boolean {
  const { store } = parts;
  const { spot, carry } = store.get();
  if (!spot) return false;
  if (carry?.by === "keys") return pressCarrying(parts, event);
  if (isArrow(event.key)) return pressArrow(parts, event, event.key);
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== "a") return false;
    const { selection } = store.get();
    store.set({ selection: allOf(selection, orderAt(store.get(), spot)) });
    return sayChosen(store);
  }
  if (event.altKey) return false;
  return pressPlain(parts, event, spot);
}

function pressArrow({ store, actions }: Parts, event: Key, key: Arrow): boolean {
  const board = store.get();
  const spot = board.spot as Spot;
  const layout = layoutOf(board);
  if (event.altKey && spot.paperId !== null && spot.area === "session") {
    if (key !== "ArrowUp" && key !== "ArrowDown") return false;
    const over = nextTarget(targetAt(spot, [spot.paperId], layout), [spot.paperId], key, layout);
    if (over.sessionId === spot.sessionId && mayMove(board)) void actions.move([spot.paperId], over);
    return true;
  }
  const next = nextSpot(spot, key, layout);
  if (event.shiftKey && spot.paperId && next.paperId) {
    const from = board.selection.anchor ? board.selection : only(spot.paperId);
    store.goTo(next, { selection: extended(from, next.paperId, orderAt(board, next)) });
    return sayChosen(store);
  }
  store.goTo(next);
  return true;
}

function pressPlain({ store, actions }: Parts, { key }: Key, spot: Spot): boolean {
  const board = store.get();
  const { paperId } = spot;
  const sessionId = spot.area === "session" ? spot.sessionId : null;
  const ids = paperId ? chosenWith(board, paperId) : [...board.selection.chosen];
  switch (key) {
    case " ":
      if (paperId === null) return false;
      store.set({ selection: toggled(board.selection, paperId) });
      return sayChosen(store);
    case "Enter":
      if (paperId === null) return false;
      return takeUp(store, spot, ids);
    case "Escape":
      if (board.selection.chosen.size === 0) return false;
      store.set({ selection: nothing });
      return sayChosen(store);
    case "m":
      if (ids.length > 0 && board.mayArrange) store.set({ ask: { kind: "move", ids } });
      return true;
    case "n":
      if (board.mayArrange) store.set({ ask: { kind: "make", ids: [...board.selection.chosen] } });
      return true;
    case "F2":
      if (sessionId && board.mayArrange) store.set({ renaming: sessionId });
      return sessionId !== null;
    case "Delete":
      if (paperId && sessionId && board.mayArrange) void actions.move(ids, { sessionId: null, before: null });
      return paperId !== null;
    case "Home":
    case "End":
      return goToEnd(store, spot, key);
    default:
      return false;
  }
}

/** Takes what is chosen, or the one with the focus, into the hand. */
function takeUp(store: BoardStore, spot: Spot, ids: readonly string[]): boolean {
  const board = store.get();
  if (!mayMove(board)) return true;
  const over = targetAt(spot, ids, layoutOf(board));
  store.goTo(spot, { carry: { ids, by: "keys", over } });
  store.say(`Took up ${carriedInWords(board, ids)}. Arrows carry, Enter puts down, Escape leaves it there.`);
  return true;
}

function pressCarrying({ store, actions }: Parts, { key }: Key): boolean {
  const board = store.get();
  const { carry, spot } = board;
  if (!carry?.over) return false;
  if (isArrow(key)) {
    const layout = layoutOf(board);
    const over = nextTarget(carry.over, carry.ids, key, layout);
    if (!board.mayArrange && over.sessionId !== carry.over.sessionId) return true;
    // The grid follows the hand; the focus stays on the paper, which says what it is.
    store.goTo(spot, { carry: { ...carry, over } });
    store.say(targetInWords(board, over, carry.ids));
    return true;
  }
  if (key === "Escape") {
    store.goTo(spot, { carry: null });
    store.say(`Left ${carriedInWords(board, carry.ids)} where it was.`);
    return true;
  }
  if (key === "Enter" || key === " ") {
    store.set({ carry: null });
    void actions.move(carry.ids, carry.over);
    return true;
  }
  if (key === "m" && board.mayArrange) {
    store.set({ carry: null, ask: { kind: "move", ids: carry.ids } });
    return true;
  }
  return false;
}

function goToEnd(store: BoardStore, spot: Spot, key: "Home" | "End"): boolean {
  const order = orderAt(store.get(), spot);
  const paperId = key === "Home" ? order[0] : order.at(-1);
  if (paperId) store.goTo({ ...spot, paperId } as Spot);
  return true;
}

/** The papers of the list the spot is in, in order. */
export function orderAt(board: Board, spot: Spot): readonly string[] {
  const layout = layoutOf(board);
  return spot.area === "unassigned" ? layout.unassigned : layout.papersOf(spot.sessionId);
}

/** What a press on this paper is about: everything chosen when it is among it, else it alone. In the order shown. */
export function chosenWith(board: Board, paperId: string): string[] {
  const { chosen } = board.selection;
  return chosen.has(paperId) ? inOrder(board, chosen) : [paperId];
}

export function inOrder(board: Board, ids: ReadonlySet<string>): string[] {
  const { unassigned, sessions, papersOf } = layoutOf(board);
  const shown = [...unassigned, ...sessions.flatMap(papersOf)].filter((id) => ids.has(id));
  // Chosen before a filter hid it.
  return [...new Set([...shown, ...ids])];
}

/** A chair may order the sessions they chair, if the conference allows it. */
function mayMove(board: Board): boolean {
  return board.mayArrange || board.mayOrder;
}

function sayChosen(store: BoardStore): true {
  const { size } = store.get().selection.chosen;
  store.say(size === 0 ? "None chosen." : `${size} chosen.`);
  return true;
}
