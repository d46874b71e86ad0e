"use client";

import { useEffect, useRef, useState } from "react";
import { empty, readBack, type Stacks, written } from "@/components/board/undo-stacks";

/** What can be undone and redone in this visit: one list with the board, kept by this window from page to page. */
export function useStacks(conferenceId: string) {
  const key = `lectern-undo-${conferenceId}`;
  const [shown, setShown] = useState(empty);
  // Presses come faster than renders.
  const latest = useRef(empty);
  useEffect(() => {
    latest.current = readBack(sessionStorage.getItem(key));
    setShown(latest.current);
  }, [key]);
  return {
    shown,
    now: (): Stacks => latest.current,
    change: (next: (stacks: Stacks) => Stacks): void => {
      latest.current = next(latest.current);
      setShown(latest.current);
      sessionStorage.setItem(key, written(latest.current));
    },
  };
}
