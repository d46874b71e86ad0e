"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useBoard, useParts } from "@/components/board/board-context";
import { unassignedIds } from "@/components/board/board-store";
import { PaperOption } from "@/components/board/paper-option";
import { withRow } from "@/components/board/session-grid";

/** Pixels of a paper of two lines, before it is measured. */
const PAPER = 60;
const SCREEN = { width: 380, height: 900 };

/** What is accepted and stands in no session; only those in sight, and the one with the focus, are in the page. */
export function UnassignedList() {
  const { store } = useParts();
  const scroller = useRef<HTMLDivElement>(null);
  const ids = useBoard(unassignedIds);
  const isWhole = useBoard((board) => board.isWhole);
  const total = useBoard(({ totals }) => totals.unassigned);
  const isOver = useBoard(({ carry }) => carry?.over?.sessionId === null);
  const focused = useBoard(({ left }) => (left.unassigned ? ids.indexOf(left.unassigned.paperId ?? "") : 0));
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => PAPER,
    getItemKey: (index) => ids[index] ?? index,
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), Math.min(focused, ids.length - 1)),
    overscan: 6,
    initialRect: SCREEN,
    useFlushSync: false,
  });
  const call = useBoard(({ spot, focusCalls }) => (spot?.area === "unassigned" ? focusCalls : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: called, not whenever the row moves
  useEffect(() => {
    if (call > 0 && focused >= 0) virtual.scrollToIndex(focused, { align: "auto" });
  }, [call]);
  const count = isWhole ? ids.length : total;
  return (
    <div
      ref={scroller}
      data-scroller=""
      data-unassigned=""
      className={`relative min-h-0 flex-1 overflow-y-auto overscroll-contain ${isOver ? "bg-accent/8" : ""}`}
    >
      <div
        role="listbox"
        aria-label="Unassigned papers"
        aria-multiselectable="true"
        aria-describedby="board-keys"
        className="relative"
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.key}
            role="presentation"
            ref={virtual.measureElement}
            data-index={item.index}
            className="absolute inset-x-0 top-0 border-b border-rule"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <PaperOption id={ids[item.index] ?? ""} sessionId={null} place={item.index + 1} count={count} />
          </div>
        ))}
      </div>
      {ids.length === 0 && isWhole && <NothingLeft isFiltered={store.get().model.papers.size > 0} />}
    </div>
  );
}

function NothingLeft({ isFiltered }: { isFiltered: boolean }) {
  return (
    <p className="px-2 py-4 text-ink-muted">
      {isFiltered
        ? "Everything accepted that these filters show is in a session."
        : "Nothing is accepted yet. What is accepted under Submissions comes here."}
    </p>
  );
}
