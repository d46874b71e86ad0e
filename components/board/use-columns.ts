"use client";

import { type RefObject, useEffect } from "react";
import { useParts } from "@/components/board/board-context";

/** Narrower than this a session is hard to read. */
const NARROWEST = 272;

/** Keeps count of how many columns of sessions the element is wide enough for. */
export function useColumns(element: RefObject<HTMLElement | null>): void {
  const { store } = useParts();
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    const observer = new ResizeObserver(() => {
      const columns = Math.max(1, Math.floor(box.clientWidth / NARROWEST));
      if (columns !== store.get().columns) store.set({ columns });
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [element, store]);
}
