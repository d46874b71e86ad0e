"use client";

import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import type { BoardActions } from "@/components/board/actions";
import { type Board, type BoardStore, isSpot } from "@/components/board/board-store";

const Context = createContext<{ store: BoardStore; actions: BoardActions } | null>(null);
export const BoardProvider = Context.Provider;

export function useParts(): { store: BoardStore; actions: BoardActions } {
  const parts = useContext(Context);
  if (!parts) throw new Error("a part of the board stands outside it");
  return parts;
}

/** A part of the board. Drawn anew only when what `select` gives is another value, not at every change. */
export function useBoard<T>(select: (board: Board) => T): T {
  const { store } = useParts();
  const last = useRef<{ board: Board; select: typeof select; value: T } | null>(null);
  const read = () => {
    const board = store.get();
    if (last.current?.board !== board || last.current.select !== select)
      last.current = { board, select, value: select(board) };
    return last.current.value;
  };
  return useSyncExternalStore(store.subscribe, read, read);
}

/** Takes the focus when it is called to this spot. */
export function useSpot<E extends HTMLElement>(sessionId: string | null, paperId: string | null) {
  const { store } = useParts();
  const ref = useRef<E>(null);
  const call = useBoard(({ spot, focusCalls }) => (isSpot(spot, sessionId, paperId) ? focusCalls : 0));
  useEffect(() => {
    if (call > 0 && ref.current && store.takesFocus(call)) ref.current.focus({ preventScroll: true });
  }, [call, store]);
  return ref;
}
