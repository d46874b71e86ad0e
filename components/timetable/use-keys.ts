"use client";

import type { KeyboardEvent, RefObject } from "react";
import { besideOf, type Column, type GridSpot, movedBy } from "@/components/timetable/spot";
import type { Holding } from "@/components/timetable/use-holding";
import type { Day } from "@/lib/schedule/day";
import type { TimetableSession } from "@/lib/schedule/view";

type Standing = { session: TimetableSession; spot: GridSpot | null };

/**
 * The timetable by keyboard. On a session: arrows go to the one beside it, Space or Enter picks it up, Delete takes it
 * off. Picked up: arrows move it, + and - change its length, Enter or Space drops it, Escape puts it back.
 */
export function useKeys({
  day,
  columns,
  standing,
  first,
  holding,
  root,
  onOff,
}: {
  day: Day;
  columns: readonly Column[];
  standing: readonly Standing[];
  /** Where something that has no place begins. */
  first: (session: TimetableSession) => GridSpot;
  holding: Holding;
  root: RefObject<HTMLElement | null>;
  onOff: (session: TimetableSession) => void;
}) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const id = (event.target as HTMLElement).dataset.session;
    const found = standing.find(({ session }) => session.id === id);
    if (!id || !found || event.ctrlKey || event.metaKey || event.altKey) return;
    const { held } = holding;
    const isDone = held ? heldKey(event.key, held.spot) : freeKey(event.key, found);
    if (isDone) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  function heldKey(key: string, spot: GridSpot | null): boolean {
    if (key === "Escape") holding.cancel();
    else if (key === "Enter" || key === " ") holding.drop();
    // Going on while something is held would leave it behind.
    else if (key === "Tab") return true;
    else {
      const next = spot && movedBy(key, spot, day, columns);
      if (!next) return false;
      holding.move(next);
    }
    return true;
  }

  function freeKey(key: string, { session, spot }: Standing): boolean {
    if (key === "Enter" || key === " ") {
      holding.pick(session, spot, spot ?? first(session), "keys");
      return true;
    }
    if ((key === "Delete" || key === "Backspace") && spot) {
      onOff(session);
      return true;
    }
    return spot ? goBeside(key, session.id) : goAlong(key, session.id);
  }

  function goBeside(key: string, id: string): boolean {
    const placed = standing.flatMap(({ session, spot }) => (spot ? [{ id: session.id, spot }] : []));
    const next = besideOf(key, id, placed, columns);
    if (next) focusOn(root.current, next);
    return next !== null || /^(Arrow|Home|End)/.test(key);
  }

  function goAlong(key: string, id: string): boolean {
    if (key !== "ArrowUp" && key !== "ArrowDown") return false;
    const waiting = [...(root.current?.querySelectorAll<HTMLElement>("[data-waiting]") ?? [])];
    const at = waiting.findIndex((element) => element.dataset.session === id);
    waiting[at + (key === "ArrowUp" ? -1 : 1)]?.focus();
    return true;
  }
}

/** Focuses a session's block, or its row among those not placed; false when it is not on the page. */
export function focusOn(root: HTMLElement | null, id: string): boolean {
  const element = [...(root?.querySelectorAll<HTMLElement>("[data-session]") ?? [])].find(
    (one) => one.dataset.session === id && one.getClientRects().length > 0,
  );
  element?.focus();
  return element !== undefined;
}
