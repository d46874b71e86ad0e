"use client";

import { useCallback, useRef, useState } from "react";
import { type GridSpot, sameSpot } from "@/components/timetable/spot";
import type { TimetableSession } from "@/lib/schedule/view";

/** A session that is picked up: where it was and where it would go. `by`: it is dropped by a key, or by letting go. */
export type Held = {
  session: TimetableSession;
  origin: GridSpot | null;
  spot: GridSpot | null;
  by: "keys" | "pointer";
};

/** Picking up, moving, dropping and putting back, whichever way it is done. */
export function useHolding({
  onDrop,
  onMove,
}: {
  onDrop: (session: TimetableSession, spot: GridSpot | null) => void;
  /** Says how it goes: picked up, moved, put back. */
  onMove: (held: Held, what: "picked" | "moved" | "back") => void;
}) {
  const [held, setHeld] = useState<Held | null>(null);
  // Events come faster than renders.
  const now = useRef<Held | null>(null);
  const calls = useRef({ onDrop, onMove });
  calls.current = { onDrop, onMove };
  const set = useCallback((next: Held | null) => {
    now.current = next;
    setHeld(next);
  }, []);

  const pick = useCallback(
    (session: TimetableSession, origin: GridSpot | null, spot: GridSpot | null, by: Held["by"]) => {
      const next = { session, origin, spot, by };
      set(next);
      calls.current.onMove(next, "picked");
    },
    [set],
  );
  const move = useCallback(
    (spot: GridSpot | null) => {
      if (!now.current || sameSpot(now.current.spot, spot)) return;
      const next = { ...now.current, spot };
      set(next);
      calls.current.onMove(next, "moved");
    },
    [set],
  );
  const drop = useCallback(() => {
    const was = now.current;
    set(null);
    if (!was) return;
    if (sameSpot(was.origin, was.spot)) calls.current.onMove(was, "back");
    else calls.current.onDrop(was.session, was.spot);
  }, [set]);
  const cancel = useCallback(() => {
    const was = now.current;
    set(null);
    if (was) calls.current.onMove(was, "back");
  }, [set]);

  return { held, now, pick, move, drop, cancel };
}

export type Holding = ReturnType<typeof useHolding>;
