import type { BoardActions } from "@/components/board/actions";
import type { BoardStore } from "@/components/board/board-store";
import type { Target } from "@/components/board/changes";
import { chosenWith } from "@/components/board/keys";

type Parts = { store: BoardStore; actions: BoardActions };
type Point = { x: number; y: number };

/** Pixels a mouse goes before it drags, and milliseconds a finger rests before it does. */
const SLACK = 5;
const REST = 350;
/** Pixels from an edge where a list begins to scroll, and the most it scrolls in a frame. */
const EDGE = 56;
const FASTEST = 22;

/**
 * Drags papers by pointer: a mouse from anywhere on a paper, a finger from its grip at once or, resting, from
 * anywhere. Nothing is drawn anew while the pointer moves within one place: the hand is moved by `moveHand`.
 *
 * Our own, in place of a library: what is under the pointer is asked of the browser, so that lists may drop what
 * scrolled away, the dragged paper too, and no paper listens to the drag of another.
 */
export function beginPress(parts: Parts, event: PointerEvent, moveHand: (point: Point) => void): void {
  const target = event.target as Element;
  const paper = target.closest<HTMLElement>("[data-paper]");
  const id = paper?.dataset.paper;
  if (!paper || !id || event.button !== 0 || !event.isPrimary) return;
  const { mayArrange, mayOrder } = parts.store.get();
  if (!mayArrange && !mayOrder) return;
  const isTouch = event.pointerType === "touch";
  const from = { x: event.clientX, y: event.clientY };
  const ending = new AbortController();
  const { signal } = ending;
  const drag = new Drag(parts, id, moveHand);
  const start = (point: Point) => {
    drag.start(point);
    // The list may let go of the paper while it scrolls; the board stays.
    (paper.closest("[data-board]") as HTMLElement | null)?.setPointerCapture(event.pointerId);
  };
  const resting = isTouch ? setTimeout(() => start(from), REST) : undefined;
  const isGrip = target.closest("[data-grip]") !== null;

  const onMove = (move: PointerEvent) => {
    if (move.pointerId !== event.pointerId) return;
    const point = { x: move.clientX, y: move.clientY };
    if (drag.isOn) return drag.move(point);
    if (Math.hypot(point.x - from.x, point.y - from.y) < SLACK) return;
    if (isTouch && !isGrip) return end();
    start(point);
  };
  const end = () => {
    clearTimeout(resting);
    ending.abort();
  };
  addEventListener("pointermove", onMove, { signal });
  const drop = (up: PointerEvent) => {
    if (up.pointerId !== event.pointerId) return;
    drag.drop();
    end();
  };
  const leave = () => {
    drag.leave();
    end();
  };
  addEventListener("pointerup", drop, { signal });
  const gone = (cancelled: PointerEvent) => {
    if (cancelled.pointerId === event.pointerId) leave();
  };
  addEventListener("pointercancel", gone, { signal });
  addEventListener("blur", leave, { signal });
  addEventListener(
    "keydown",
    (key) => {
      if (key.key !== "Escape" || !drag.isOn) return;
      key.stopPropagation();
      leave();
    },
    { signal, capture: true },
  );
  // A finger that drags does not scroll. On the paper itself: a touch belongs to it also when it is gone.
  paper.addEventListener("touchmove", (touch) => drag.isOn && touch.preventDefault(), {
    signal,
    passive: false,
  });
  paper.addEventListener("contextmenu", (menu) => isTouch && menu.preventDefault(), { signal });
}

class Drag {
  isOn = false;
  #point: Point = { x: 0, y: 0 };
  #frame = 0;
  #ids: string[] = [];

  constructor(
    private readonly parts: Parts,
    private readonly id: string,
    private readonly moveHand: (point: Point) => void,
  ) {}

  start(point: Point): void {
    const { store } = this.parts;
    this.isOn = true;
    this.#ids = chosenWith(store.get(), this.id);
    store.set({ carry: { ids: this.#ids, by: "pointer", over: null } });
    this.move(point);
    this.#frame = requestAnimationFrame(this.#scroll);
    // The click that follows letting go is no click on what lies there.
    addEventListener("click", swallow, { capture: true, once: true });
  }

  move(point: Point): void {
    this.#point = point;
    this.moveHand(point);
    this.#look();
  }

  drop(): void {
    if (!this.isOn) return;
    const { store, actions } = this.parts;
    const over = store.get().carry?.over;
    this.#end();
    if (over) void actions.move(this.#ids, over);
  }

  leave(): void {
    if (this.isOn) this.#end();
  }

  #end(): void {
    this.isOn = false;
    cancelAnimationFrame(this.#frame);
    this.parts.store.set({ carry: null });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
  }

  #look(): void {
    const { store } = this.parts;
    const { carry, mayArrange, model } = store.get();
    const found = targetUnder(this.#point, this.#ids);
    const isOwn = this.#ids.every((id) => model.sessionOf.get(id) === found?.sessionId);
    const over = found && (mayArrange || isOwn) ? found : null;
    if (carry && !sameTarget(carry.over, over)) store.set({ carry: { ...carry, over } });
  }

  #scroll = (): void => {
    const under = document.elementFromPoint(this.#point.x, this.#point.y);
    const list = under?.closest("[data-scroller]");
    const moved = list ? scrollNearEdge(list, this.#point.y) : 0;
    if (moved === 0) scrollPage(this.#point.y);
    else this.#look();
    this.#frame = requestAnimationFrame(this.#scroll);
  };
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

/** What is under the pointer, as a place for papers. */
function targetUnder({ x, y }: Point, ids: readonly string[]): Target | null {
  const under = document.elementFromPoint(x, y);
  const session = under?.closest<HTMLElement>("[data-session]")?.dataset.session;
  if (!session) return under?.closest("[data-unassigned]") ? { sessionId: null, before: null } : null;
  const paper = under?.closest<HTMLElement>("[data-paper]");
  if (!paper) {
    // Above its papers: before the first; below them: at the end.
    const first = under?.closest("[data-session]")?.querySelector<HTMLElement>("[data-paper]");
    const isAbove = first && y < first.getBoundingClientRect().top;
    return { sessionId: session, before: isAbove ? (first.dataset.paper ?? null) : null };
  }
  const { top, height } = paper.getBoundingClientRect();
  let before: Element | null = y < top + height / 2 ? paper : paper.nextElementSibling;
  while (before instanceof HTMLElement && ids.includes(before.dataset.paper ?? ""))
    before = before.nextElementSibling;
  return { sessionId: session, before: (before instanceof HTMLElement && before.dataset.paper) || null };
}

function sameTarget(a: Target | null, b: Target | null): boolean {
  return a === b || (a !== null && b !== null && a.sessionId === b.sessionId && a.before === b.before);
}

/** Scrolls a list whose edge the pointer is near; returns by how much. */
function scrollNearEdge(list: Element, y: number): number {
  const { top, bottom } = list.getBoundingClientRect();
  const before = list.scrollTop;
  list.scrollTop += speed(y - top, bottom - y);
  return list.scrollTop - before;
}

function scrollPage(y: number): void {
  const by = speed(y, innerHeight - y);
  if (by !== 0) scrollBy(0, by);
}

function speed(fromTop: number, fromBottom: number): number {
  if (fromTop < EDGE) return -FASTEST * (1 - Math.max(0, fromTop) / EDGE);
  if (fromBottom < EDGE) return FASTEST * (1 - Math.max(0, fromBottom) / EDGE);
  return 0;
}
