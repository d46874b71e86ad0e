"use client";

import { useBoard } from "@/components/board/board-context";

/** Says aloud what was done, with the clashes it made; a sentence said twice is two elements. */
export function LiveRegion() {
  const { text, n } = useBoard((board) => board.said);
  const isWaiting = useBoard(({ waiting }) => waiting > 0);
  return (
    <div
      data-waiting={isWaiting || undefined}
      aria-live="assertive"
      aria-atomic="true"
      className="sr-only"
      data-said=""
    >
      <p key={n}>{text}</p>
    </div>
  );
}
