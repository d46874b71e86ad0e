"use client";

import { memo } from "react";
import { useBoard, useSpot } from "@/components/board/board-context";
import { type Board, clashesOf, isEntry } from "@/components/board/board-store";
import { ThemeRule } from "@/components/conferences/theme-name";
import { modeInWords } from "@/lib/conferences/modes";

type Props = {
  id: string;
  /** The session it stands in; null: none. */
  sessionId: string | null;
  /** Its place in the list, from 1, and how many there are. */
  place: number;
  count: number;
};

/** One paper: chosen, taken up and put down. A clash is a red notch, with its sentence when the focus is there. */
export const PaperOption = memo(function PaperOption({ id, sessionId, place, count }: Props) {
  const paper = useBoard(({ model }) => model.papers.get(id));
  const theme = useBoard(({ names }) => names.themes.find((each) => each.id === paper?.themeId));
  const isChosen = useBoard(({ selection }) => selection.chosen.has(id));
  const isCarried = useBoard(({ carry }) => carry?.ids.includes(id) ?? false);
  const isDrop = useBoard(
    ({ carry }) => sessionId !== null && carry?.over?.sessionId === sessionId && carry.over.before === id,
  );
  const entry = useBoard((board) => isEntry(board, sessionId ? "session" : "unassigned", sessionId, id));
  const clash = useBoard((board) => clashSentence(board, sessionId, id));
  const shared = useBoard(({ closeness, openId, filter }) =>
    sessionId === null && filter.sort === "closeness" && closeness?.sessionId === openId
      ? closeness?.byPaper.get(id)?.shared.join(", ")
      : undefined,
  );
  const ref = useSpot<HTMLDivElement>(sessionId, id);
  if (!paper) return null;
  return (
    <div
      ref={ref}
      role="option"
      aria-selected={isChosen}
      aria-posinset={place}
      aria-setsize={count}
      aria-describedby={clash ? `clash-${id}` : undefined}
      tabIndex={entry ? 0 : -1}
      data-paper={id}
      className={`group relative flex cursor-grab gap-2 py-1.5 pr-2 outline-offset-[-2px] select-none aria-selected:bg-accent/12 hover:bg-tint ${isCarried ? "bg-tint outline outline-dashed outline-edge" : ""} ${isDrop ? "drop-before" : ""}`}
    >
      <ThemeRule hue={theme?.hue} className="w-[3px] shrink-0" />
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 font-serif leading-snug">
          {paper.title}
          {paper.isWithdrawn && <span className="font-sans text-sm text-danger"> withdrawn</span>}
        </span>
        <span className="line-clamp-1 text-sm text-ink-muted">{lineOf(paper.presenters, paper.mode)}</span>
        {shared !== undefined && (
          <span className="line-clamp-1 text-sm text-ok">
            {shared ? `shares ${shared}` : "shares nothing"}
          </span>
        )}
      </span>
      {/* To scroll is to touch the list, to drag is to touch this. */}
      <span
        aria-hidden="true"
        data-grip=""
        className="hidden w-11 shrink-0 touch-none items-center justify-center text-ink-muted pointer-coarse:flex"
      >
        ⠿
      </span>
      {clash && (
        <>
          <span aria-hidden="true" className="absolute inset-y-1 right-0 w-1 bg-danger" />
          <span
            id={`clash-${id}`}
            className="pointer-events-none absolute inset-x-1 top-full z-10 hidden border-l-2 border-danger bg-paper px-2 py-1 text-sm text-danger shadow-lifted group-focus:block group-hover:block"
          >
            {clash}
          </span>
        </>
      )}
    </div>
  );
});

function lineOf(presenters: readonly string[], mode: Parameters<typeof modeInWords>[0]): string {
  const names = presenters.join(", ") || "No presenter yet";
  return mode === "in_person" ? names : `${names} · ${modeInWords(mode)}`;
}

function clashSentence(board: Board, sessionId: string | null, id: string): string {
  if (!sessionId) return "";
  const own = clashesOf(board, sessionId).filter(({ paperIds }) => paperIds.includes(id));
  return [...new Set(own.map(({ sentence }) => sentence))].join(" ");
}
