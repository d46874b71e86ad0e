"use client";

import { memo, type PointerEvent } from "react";
import { ThemeRule } from "@/components/conferences/theme-name";
import type { Lane } from "@/lib/schedule/lanes";

export type BlockHandlers = {
  onPress: (event: PointerEvent, id: string, kind: "move" | "stretch") => void;
  onOpen: (id: string) => void;
  wasDragged: () => boolean;
};

export type BlockView = {
  id: string;
  title: string;
  href: string;
  /** Its room in words, for who does not see where it stands. */
  room: string;
  time: string;
  held: string;
  hue: number | undefined;
  /** Sentences of conflicts that nobody has let stand. */
  conflicts: string;
  isPlenary: boolean;
  /** Where the previous and the next day's pages show more of it. */
  beyond: string;
};

type Props = {
  view: BlockView;
  /** Pixels a minute are `--minute`; minutes count from the top of the grid. */
  top: number;
  minutes: number;
  lane: Lane;
  state: "still" | "held" | "origin";
  /** Null until there is script: then it is a plain link to the session's own page. */
  tabIndex: number | null;
  handlers: BlockHandlers;
};

/** One session in the grid. With script it is moved and opened, without it is a link to its form. */
export const SessionBlock = memo(function SessionBlock(props: Props) {
  const { view, top, minutes, lane, state, tabIndex, handlers } = props;
  const { id, title, href, room, time, held, hue, conflicts, isPlenary, beyond } = view;
  const isLive = tabIndex !== null;
  const look =
    state === "held"
      ? "z-20 border-accent bg-paper shadow-lifted"
      : state === "origin"
        ? "border-dashed border-edge bg-paper"
        : `border-edge hover:border-ink ${isPlenary ? "bg-tint" : "bg-paper"}`;
  return (
    <div
      className={`pointer-events-auto absolute flex overflow-clip rounded-sm border ${look}`}
      style={{
        top: `calc(${top} * var(--minute) + 1px)`,
        height: `calc(${minutes} * var(--minute) - 2px)`,
        left: `calc(${(100 * lane.lane) / lane.lanes}% + 2px)`,
        width: `calc(${100 / lane.lanes}% - 4px)`,
      }}
    >
      <ThemeRule hue={hue} className="w-[3px] shrink-0" />
      <a
        href={href}
        draggable={false}
        data-session={id}
        {...(isLive && { role: "button", tabIndex, "aria-describedby": "timetable-keys" })}
        onPointerDown={(event) => handlers.onPress(event, id, "move")}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          if (!handlers.wasDragged()) handlers.onOpen(id);
        }}
        className={`min-w-0 flex-1 touch-manipulation select-none px-1.5 py-0.5 text-sm leading-4 text-ink no-underline [-webkit-touch-callout:none] focus-visible:-outline-offset-2 ${isLive ? "cursor-grab" : ""}`}
      >
        <span
          className={`block ${isPlenary ? "sticky left-20 w-fit" : ""} ${state === "origin" ? "text-ink-muted" : "font-medium"}`}
        >
          {title}
        </span>
        <span className={`block text-ink-muted tabular-nums ${isPlenary ? "sticky left-20 w-fit" : ""}`}>
          {time} · {held}
        </span>
        {beyond && <span className="block text-ink-muted">{beyond}</span>}
        <span className="sr-only">{[room, conflicts].filter(Boolean).join(". ")}</span>
      </a>
      {conflicts && (
        <span
          aria-hidden="true"
          title={conflicts}
          className="pointer-events-none absolute top-0 right-0 size-0 border-t-14 border-l-14 border-t-danger border-l-transparent"
        />
      )}
      {isLive && (
        <span
          aria-hidden="true"
          title="Drag to change its length"
          onPointerDown={(event) => handlers.onPress(event, id, "stretch")}
          className="absolute inset-x-0 bottom-0 h-2 cursor-ns-resize touch-none pointer-coarse:h-4"
        />
      )}
    </div>
  );
});
