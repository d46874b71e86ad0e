"use client";

import { type KeyboardEvent, type Ref, useState } from "react";
import { ThemeRule } from "@/components/conferences/theme-name";
import type { BlockHandlers, BlockView } from "@/components/timetable/session-block";

/** What has no time yet: dragged from here into the grid, and back here to take it off. */
export function WaitingList({
  views,
  ref,
  isTarget,
  heldId,
  isLive,
  handlers,
  onKeyDown,
}: {
  views: readonly BlockView[];
  ref: Ref<HTMLElement>;
  /** Something is held over it. */
  isTarget: boolean;
  heldId: string | null;
  isLive: boolean;
  handlers: BlockHandlers;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}) {
  const [words, setWords] = useState("");
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = views.filter(({ title, held }) =>
    wanted.every((word) => `${title} ${held}`.toLowerCase().includes(word)),
  );
  return (
    <section
      ref={ref}
      aria-labelledby="waiting"
      className={`flex min-w-0 flex-col border-t-2 pt-3 ${isTarget ? "border-accent bg-tint" : "border-ink"}`}
    >
      <h2 id="waiting" className="font-serif text-lg font-semibold">
        Not placed yet <span className="font-sans text-sm font-normal text-ink-muted">{views.length}</span>
      </h2>
      {isTarget && <p className="text-sm text-accent">Let go here to take it off the timetable.</p>}
      {views.length > 8 && (
        <label className="mt-2 text-sm noscript:hidden">
          <span className="sr-only">Find among those not placed</span>
          <input
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            placeholder="Words of a title"
            className="control w-full rounded-sm border border-edge bg-paper px-2"
          />
        </label>
      )}
      {views.length === 0 && <p className="mt-2 text-sm text-ink-muted">Every session has a time.</p>}
      {views.length > 0 && found.length === 0 && (
        <p className="mt-2 text-sm text-ink-muted">None of these titles has that.</p>
      )}
      <ul className="mt-2 max-h-[70vh] divide-y divide-rule overflow-y-auto">
        {found.map(({ id, title, href, held, hue, conflicts }) => (
          <li key={id} className={`flex gap-2 ${heldId === id ? "bg-tint" : ""}`}>
            <ThemeRule hue={hue} className="my-2 w-[3px] shrink-0" />
            <a
              href={href}
              draggable={false}
              data-session={id}
              data-waiting
              {...(isLive && { role: "button", "aria-describedby": "timetable-keys" })}
              onKeyDown={onKeyDown}
              onPointerDown={(event) => handlers.onPress(event, id, "move")}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                if (!handlers.wasDragged()) handlers.onOpen(id);
              }}
              className={`control block min-w-0 flex-1 touch-manipulation select-none py-2 text-sm leading-5 text-ink no-underline [-webkit-touch-callout:none] hover:text-accent focus-visible:-outline-offset-2 ${isLive ? "cursor-grab" : ""}`}
            >
              <span className="block font-medium">{title}</span>
              <span className="block text-ink-muted tabular-nums">{held}</span>
              {conflicts && <span className="block text-danger">{conflicts}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
