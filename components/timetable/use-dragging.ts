"use client";

import { type PointerEvent as ReactPointerEvent, type RefObject, useRef } from "react";
import type { Column, GridSpot } from "@/components/timetable/spot";
import type { Holding } from "@/components/timetable/use-holding";
import { type Day, snapped, snappedLength } from "@/lib/schedule/day";
import type { TimetableSession } from "@/lib/schedule/view";

/** Pixels a pressed mouse moves before it drags, and milliseconds a finger rests: a swipe scrolls. */
const SLACK = 5;
const REST = 260;
/** Pixels from the edge at which the grid scrolls, and how far at a time. */
const EDGE = 44;
const STEP = 14;

type Ground = {
  day: Day;
  columns: readonly Column[];
  /** First minute shown, and pixels a minute. */
  from: number;
  scale: number;
  /** What scrolls, what the columns stand in, and where what waits is. */
  scroller: RefObject<HTMLElement | null>;
  body: RefObject<HTMLDivElement | null>;
  waiting: RefObject<HTMLElement | null>;
};

type Press = { session: TimetableSession; origin: GridSpot | null; kind: "move" | "stretch" };

/** Dragging by mouse, pen and finger. `wasDragged` says whether the click that follows was one. */
export function useDragging(ground: Ground, holding: Holding) {
  const current = useRef(ground);
  current.current = ground;
  const dragged = useRef(false);

  function press(event: ReactPointerEvent, what: Press) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || holding.now.current) return;
    const target = event.currentTarget as HTMLElement;
    const isTouch = event.pointerType === "touch";
    const id = event.pointerId;
    const start = { x: event.clientX, y: event.clientY };
    let at = start;
    let isOn = false;
    let isInside = false;
    let frame = 0;
    const grab = what.origin
      ? minuteAt(current.current, start.y) - what.origin.minute
      : what.session.minutes / 4;
    dragged.current = false;

    const begin = () => {
      if (isOn) return;
      isOn = true;
      dragged.current = true;
      holding.pick(what.session, what.origin, what.origin, "pointer");
      follow();
    };
    const rest = isTouch ? setTimeout(begin, REST) : undefined;
    const follow = () => {
      if (!isOn) return;
      // Coming in over the edge is no wish to scroll.
      isInside ||= holds(current.current.scroller.current, at.x, at.y, EDGE);
      if (isInside) scrollNear(current.current, at);
      holding.move(spotAt(current.current, what, at, grab));
      frame = requestAnimationFrame(follow);
    };
    const moved = (now: PointerEvent) => {
      if (now.pointerId !== id) return;
      at = { x: now.clientX, y: now.clientY };
      if (isOn || Math.hypot(at.x - start.x, at.y - start.y) < SLACK) return;
      // A finger that moves at once scrolls.
      if (isTouch) end();
      else begin();
    };
    const up = (now: PointerEvent) => {
      if (now.pointerId !== id) return;
      at = { x: now.clientX, y: now.clientY };
      if (isOn) holding.move(spotAt(current.current, what, at, grab));
      const wasOn = isOn;
      end();
      if (wasOn) holding.drop();
    };
    const gone = (now: PointerEvent) => {
      if (now.pointerId === id) giveUp();
    };
    const key = (now: KeyboardEvent) => {
      if (now.key === "Escape") giveUp();
    };
    const giveUp = () => {
      const wasOn = isOn;
      end();
      if (wasOn) holding.cancel();
    };
    // A finger that holds something must not scroll the page as well.
    const still = (now: Event) => isOn && now.cancelable && now.preventDefault();
    const noMenu = (now: Event) => isTouch && now.preventDefault();
    const listeners = new AbortController();
    const { signal } = listeners;
    function end() {
      isOn = false;
      clearTimeout(rest);
      cancelAnimationFrame(frame);
      listeners.abort();
      setTimeout(() => {
        dragged.current = false;
      });
    }
    // A drag that selects words would be dragged as words the next time.
    addEventListener("selectstart", (now) => now.preventDefault(), { signal });
    addEventListener("dragstart", (now) => now.preventDefault(), { signal });
    addEventListener("pointermove", moved, { signal });
    addEventListener("pointerup", up, { signal });
    addEventListener("pointercancel", gone, { signal });
    addEventListener("keydown", key, { signal, capture: true });
    addEventListener("touchmove", still, { signal, passive: false });
    target.addEventListener("contextmenu", noMenu, { signal });
  }

  return { press, wasDragged: () => dragged.current };
}

type Point = { x: number; y: number };

function minuteAt({ body, from, scale }: Ground, y: number): number {
  return from + (y - (body.current?.getBoundingClientRect().top ?? 0)) / scale;
}

/** Where it would go when let go here: where it was, outside of grid and what waits. */
function spotAt(ground: Ground, { session, origin, kind }: Press, { x, y }: Point, grab: number) {
  const { day, columns, from, scroller, body, waiting } = ground;
  if (kind === "stretch" && origin)
    return { ...origin, minutes: snappedLength(minuteAt(ground, y) - origin.minute) };
  if (holds(waiting.current, x, y)) return null;
  if (!holds(scroller.current, x, y)) return origin;
  const found = [...(body.current?.querySelectorAll("[data-column]") ?? [])].findIndex((column) => {
    const { left, right } = column.getBoundingClientRect();
    return x >= left && x < right;
  });
  const kept = columns.findIndex(({ id }) => id === (origin?.roomId ?? session.roomId));
  const column = columns[found === -1 ? Math.max(0, kept) : found];
  // A session for everybody stands in front of all rooms; only its time is moved.
  const roomId = session.isPlenary ? session.roomId : (column?.id ?? null);
  const first = Math.min(from, origin?.minute ?? from);
  const minute = Math.max(first, snapped(minuteAt(ground, y) - grab, day));
  return { roomId, minutes: session.minutes, minute };
}

/** Whether a point lies in an element, `inset` pixels from its edges at least. */
function holds(element: HTMLElement | null, x: number, y: number, inset = 0): boolean {
  const box = element?.getBoundingClientRect();
  if (!box) return false;
  return x >= box.left + inset && x < box.right - inset && y >= box.top + inset && y < box.bottom - inset;
}

function scrollNear({ scroller }: Ground, { x, y }: Point) {
  const element = scroller.current;
  if (!element || !holds(element, x, y)) return;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const towards = (at: number, low: number, high: number) =>
    at < low + EDGE ? -STEP : at > high - EDGE ? STEP : 0;
  element.scrollBy(towards(x, left, right), towards(y, top, bottom));
}
