"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef } from "react";
import { useBoard, useParts } from "@/components/board/board-context";
import { sessionIds } from "@/components/board/board-store";
import { SessionColumn } from "@/components/board/session-column";
import { useColumns } from "@/components/board/use-columns";
import { Empty } from "@/components/ui/empty";

/** Pixels of a session without papers, and of one paper, before they are measured. */
const HEAD = 132;
const PAPER = 58;
const SCREEN = { width: 820, height: 900 };

/** The sessions as columns that wrap; only those in sight, and the one with the focus, are in the page. */
export function SessionGrid() {
  const { store } = useParts();
  const scroller = useRef<HTMLDivElement>(null);
  useColumns(scroller);
  const ids = useBoard(sessionIds);
  const columns = useBoard((board) => board.columns);
  const isWhole = useBoard((board) => board.isWhole);
  const rows = Math.ceil(ids.length / columns);
  const rowAt = useCallback((row: number) => ids.slice(row * columns, (row + 1) * columns), [ids, columns]);
  const focused = useBoard(({ left }) => {
    const session = left.session?.area === "session" ? left.session.sessionId : ids[0];
    return session ? Math.floor(ids.indexOf(session) / columns) : -1;
  });
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => {
      const { sessions } = store.get().model;
      const most = Math.max(0, ...rowAt(row).map((id) => sessions.get(id)?.papers.length ?? 0));
      return HEAD + most * PAPER;
    },
    getItemKey: (row) => rowAt(row).join() + columns,
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), focused),
    overscan: 2,
    initialRect: SCREEN,
    useFlushSync: false,
  });
  useGoing(virtual.scrollToIndex, focused);

  return (
    <div
      ref={scroller}
      data-scroller=""
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain"
    >
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className="absolute inset-x-0 top-0 grid gap-x-6 pb-4"
            style={{
              transform: `translateY(${item.start}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {rowAt(item.index).map((id) => (
              <SessionColumn key={id} id={id} />
            ))}
          </div>
        ))}
      </div>
      {ids.length === 0 && isWhole && (
        <Empty title="No session here.">Make one, or change what is shown above.</Empty>
      )}
    </div>
  );
}

/** Brings the row with the focus into sight when the focus is called there. */
function useGoing(go: (row: number, options: { align: "auto" }) => void, row: number): void {
  const call = useBoard(({ spot, carry, focusCalls }) =>
    spot?.area === "session" || carry?.by === "keys" ? focusCalls : 0,
  );
  const to = useRef(row);
  to.current = row;
  useEffect(() => {
    if (call > 0 && to.current >= 0) go(to.current, { align: "auto" });
  }, [call, go]);
}

export function withRow(rows: number[], also: number): number[] {
  if (also < 0 || rows.includes(also)) return rows;
  return [...rows, also].sort((a, b) => a - b);
}
