"use client";

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { BoardActions } from "@/components/board/actions";
import { BoardBar } from "@/components/board/board-bar";
import { BoardProvider } from "@/components/board/board-context";
import { BoardHead } from "@/components/board/board-head";
import { type Board, BoardStore, type Spot } from "@/components/board/board-store";
import { BoardWatch } from "@/components/board/board-watch";
import { BoardDialogs } from "@/components/board/dialogs";
import { Hand } from "@/components/board/hand";
import { orderAt, pressKey } from "@/components/board/keys";
import { LiveRegion } from "@/components/board/live-region";
import { PaperFilters } from "@/components/board/paper-filters";
import { beginPress } from "@/components/board/pointer";
import { extended, only, toggled } from "@/components/board/selection";
import { SessionFilters } from "@/components/board/session-filters";
import { SessionGrid } from "@/components/board/session-grid";
import { BOARD_KEYS } from "@/components/board/shown-keys";
import { UnassignedList } from "@/components/board/unassigned-list";
import { keep, kept } from "@/components/board/undo-stacks";
import { listKeys } from "@/components/ui/shortcut-keys";
import { useUndoKeys } from "@/components/ui/use-undo-keys";
import type { WholeBoard } from "@/lib/sessions/live-board";

type Parts = { store: BoardStore; actions: BoardActions };

/** The board of one conference: `first` is its first screen, the rest is fetched. */
export function LiveBoard({ first, totals }: { first: WholeBoard; totals: Board["totals"] }) {
  const [parts] = useState((): Parts => {
    const store = new BoardStore(first, totals);
    return { store, actions: new BoardActions(store, focusIsOnBoard) };
  });
  const hand = useRef<HTMLDivElement>(null);
  useAlive(parts);
  useUndoKeys(parts.actions.undo, parts.actions.redo);

  const moveHand = ({ x, y }: { x: number; y: number }) => {
    // Drawn only after the first move asked for it.
    requestAnimationFrame(() => {
      if (hand.current) hand.current.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
    });
  };
  return (
    <BoardProvider value={parts}>
      <BoardHead />
      <p id="board-keys" className="sr-only">
        Arrow keys go from paper to paper and from session to session. Enter takes papers up, arrows carry
        them, Enter puts them down, Escape leaves them. Space chooses, M moves to a session by name.
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its lists are one grid, whose keys are heard here */}
      <div
        data-board=""
        onPointerDown={(event: PointerEvent) => beginPress(parts, event.nativeEvent, moveHand)}
        onClick={(event) => pressAt(parts, event)}
        onKeyDown={(event) => hearKey(parts, event)}
        onFocus={({ target }) => {
          const spot = spotOf(target);
          if (spot) parts.store.arrived(spot);
        }}
        className="grid gap-x-6 gap-y-6 md:h-[max(30rem,calc(100dvh-8.5rem))] md:grid-cols-[minmax(17rem,1fr)_minmax(0,2.4fr)]"
      >
        {parts.store.get().mayArrange && (
          <div className="flex h-[70dvh] min-h-0 min-w-0 flex-col border-t border-ink pt-2 md:h-auto">
            <PaperFilters />
            <UnassignedList />
          </div>
        )}
        <div
          className={`flex h-[85dvh] min-h-0 min-w-0 flex-col md:h-auto ${first.mayArrange ? "" : "md:col-span-2"}`}
        >
          <SessionFilters />
          <SessionGrid />
        </div>
      </div>
      <BoardBar />
      <LiveRegion />
      <Hand place={hand} />
      <BoardDialogs />
    </BoardProvider>
  );
}

/** The rest of the board, what others do, and what can be undone after a reload. */
function useAlive({ store, actions }: Parts): void {
  useEffect(() => listKeys(BOARD_KEYS), []);
  useEffect(() => {
    const { id } = store.get().conference;
    const watch = new BoardWatch(store, actions);
    store.set({ stacks: kept(id) });
    const ending = new AbortController();
    void untilWhole({ store, actions }, ending.signal);
    watch.start();
    let last = store.get().stacks;
    const stop = store.subscribe(() => {
      const { stacks } = store.get();
      if (stacks !== last) keep(id, stacks);
      last = stacks;
    });
    return () => {
      ending.abort();
      stop();
      watch.stop();
    };
  }, [store, actions]);
}

/** Fetches the rest of the board, again after growing pauses while the server does not give it. */
async function untilWhole({ store, actions }: Parts, signal: AbortSignal, pause = 1_000): Promise<void> {
  if ((await actions.refetch()) || signal.aborted) return;
  store.set({ link: "lost" });
  setTimeout(() => untilWhole({ store, actions }, signal, Math.min(pause * 2, 15_000)), pause);
}

function hearKey(parts: Parts, event: KeyboardEvent): void {
  if (!spotOf(event.target as Element) || !pressKey(parts, event)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** A click chooses a paper (with Ctrl one more, with Shift all up to it; a finger one more), or opens a session. */
function pressAt({ store }: Parts, event: MouseEvent): void {
  const spot = spotOf(event.target as Element);
  if (!spot) return;
  const board = store.get();
  if (spot.paperId === null) {
    const id = spot.area === "session" ? spot.sessionId : null;
    store.goTo(spot, { openId: board.openId === id ? null : id });
    return;
  }
  const { selection } = board;
  const isTouch = (event.nativeEvent as globalThis.PointerEvent).pointerType === "touch";
  const chosen = event.shiftKey
    ? extended(selection, spot.paperId, orderAt(board, spot))
    : event.ctrlKey || event.metaKey || isTouch
      ? toggled(selection, spot.paperId)
      : selection.chosen.size === 1 && selection.chosen.has(spot.paperId)
        ? toggled(selection, spot.paperId)
        : only(spot.paperId);
  store.goTo(spot, { selection: chosen });
}

/** The paper or session an element belongs to, if the element is one that takes the focus of the grid. */
function spotOf(element: Element): Spot | null {
  const paperId = element.closest<HTMLElement>("[data-paper]")?.dataset.paper ?? null;
  const sessionId = element.closest<HTMLElement>("[data-session]")?.dataset.session;
  if (paperId) return sessionId ? { area: "session", sessionId, paperId } : { area: "unassigned", paperId };
  const head = element.closest<HTMLElement>("[data-head]")?.dataset.head;
  return head ? { area: "session", sessionId: head, paperId: null } : null;
}

/** Nowhere: what had it is there no more. */
function focusIsOnBoard(): boolean {
  const { activeElement } = document;
  return activeElement === document.body || activeElement?.closest("[data-paper], [data-head]") != null;
}
