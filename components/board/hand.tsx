"use client";

import type { RefObject } from "react";
import { createPortal } from "react-dom";
import { useBoard } from "@/components/board/board-context";
import { papersInWords } from "@/components/board/board-words";

/** What the pointer drags, beside it. Its place is set from outside, so that moving draws nothing anew. */
export function Hand({ place }: { place: RefObject<HTMLDivElement | null> }) {
  const ids = useBoard(({ carry }) => (carry?.by === "pointer" ? carry.ids : null));
  const title = useBoard(({ model }) => model.papers.get(ids?.[0] ?? "")?.title);
  if (!ids) return null;
  return createPortal(
    <div
      ref={place}
      aria-hidden="true"
      className="pointer-events-none fixed top-0 left-0 z-50 max-w-72 rounded border border-accent bg-paper px-3 py-2 shadow-lifted"
    >
      <p className="line-clamp-2 font-serif leading-snug">{title}</p>
      {ids.length > 1 && <p className="text-sm text-accent">and {papersInWords(ids.length - 1)} more</p>}
    </div>,
    document.body,
  );
}
