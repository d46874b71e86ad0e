"use client";

import { useEffect, useRef, useState } from "react";
import { empty, keep, kept, type Stacks } from "@/components/board/undo-stacks";

/** What can be undone and redone in this visit: one list with the board, kept by this window from page to page. */
export function useStacks(conferenceId: string) {
  const [shown, setShown] = useState(empty);
  // Presses come faster than renders.
  const latest = useRef(empty);
  useEffect(() => {
    latest.current = kept(conferenceId);
    setShown(latest.current);
  }, [conferenceId]);
  return {
    shown,
    now: (): Stacks => latest.current,
    change: (next: (stacks: Stacks) => Stacks): void => {
      latest.current = next(latest.current);
      setShown(latest.current);
      keep(conferenceId, latest.current);
    },
  };
}
