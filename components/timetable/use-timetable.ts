"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { TimetableActions, TypedPlace } from "@/components/timetable/answer";
import { type GridSpot, placedAt, typedFor } from "@/components/timetable/spot";
import { columnsOf, firstSpot, shownOf, standingOn } from "@/components/timetable/standing";
import { spotInWords } from "@/components/timetable/timetable-words";
import { useArranging } from "@/components/timetable/use-arranging";
import { useDragging } from "@/components/timetable/use-dragging";
import { type Held, useHolding } from "@/components/timetable/use-holding";
import { focusOn, useKeys } from "@/components/timetable/use-keys";
import type { Day } from "@/lib/schedule/day";
import { obstaclesAt } from "@/lib/schedule/obstacles";
import type { Timetable, TimetableSession } from "@/lib/schedule/view";

const HOW = "Arrow keys move it, plus and minus change its length, Enter drops it, Escape puts it back.";

/** A day of the timetable as somebody works on it: what stands where, what is held, and what is said of it. */
export function useTimetable(
  timetable: Timetable,
  day: Day,
  actions: TimetableActions,
  { wholeDay, scale }: { wholeDay: boolean; scale: number },
) {
  const arranging = useArranging(timetable, actions);
  const { sessions } = arranging;
  const standing = useMemo(() => standingOn(day, sessions), [day, sessions]);
  const [said, say] = useState("");
  const [openId, open] = useState<string | null>(null);
  const [focusId, setFocusId] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const waiting = useRef<HTMLElement>(null);
  const follow = useFollowing(root, sessions);

  const obstacles = (session: TimetableSession, spot: GridSpot | null) => {
    const { startsAt, roomId, minutes } = placedAt(day, session, spot);
    const seen = { ...timetable, placed: sessions };
    return startsAt ? obstaclesAt(session, { startsAt, roomId, minutes }, seen) : [];
  };
  const place = (session: TimetableSession, typed: TypedPlace) => {
    follow.current = session.id;
    say("");
    return arranging.place(session, typed);
  };
  const holding = useHolding({
    onDrop: (session, spot) => void place(session, typedFor(day, session, spot)),
    onMove: (held, what) => {
      if (held.by === "keys") say(inWords(held, what));
    },
  });
  const { held } = holding;
  const columns = columnsOf(timetable.rooms, standing, held);
  const shown = shownOf(day, { standing, held, wholeDay, breaks: timetable.breaks });

  function inWords({ session, spot, origin }: Held, what: "picked" | "moved" | "back"): string {
    const at = spotInWords(day, what === "back" ? origin : spot, columns);
    if (what === "back") return `${session.title} stays: ${at}.`;
    const against = obstacles(session, spot).join(" ");
    return what === "picked" ? `Picked up ${session.title}: ${at}. ${HOW}` : `${at}. ${against}`;
  }

  const dragging = useDragging({ day, columns, from: shown.from, scale, scroller, body, waiting }, holding);
  const onKeyDown = useKeys({
    ...{ day, columns, standing, holding, root },
    first: (session) => firstSpot(session, columns, (spot) => obstacles(session, spot).length === 0),
    onOff: (session) => void place(session, typedFor(day, session, null)),
  });

  return {
    ...{ arranging, standing, columns, shown, holding, dragging, onKeyDown, place, obstacles },
    ...{ said, openId, open, focusId, setFocusId, refs: { root, scroller, body, waiting } },
    session: (id: string | null) => sessions.find((one) => one.id === id),
  };
}

export type TimetableAtWork = ReturnType<typeof useTimetable>;

/**
 * Keeps the focus on a session that has moved to another place of the page, and back when it was refused; until a
 * press: whoever pressed beside all sessions is not taken back by a change of somebody else's.
 */
function useFollowing(root: React.RefObject<HTMLDivElement | null>, sessions: readonly TimetableSession[]) {
  const follow = useRef<string | null>(null);
  useEffect(() => {
    const forget = () => {
      follow.current = null;
    };
    addEventListener("pointerdown", forget, { capture: true });
    return () => removeEventListener("pointerdown", forget, { capture: true });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever sessions stand elsewhere
  useEffect(() => {
    if (follow.current && document.activeElement === document.body) focusOn(root.current, follow.current);
  }, [sessions, root]);
  return follow;
}
