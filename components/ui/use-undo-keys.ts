"use client";

import { useEffect, useRef } from "react";

type Step = () => unknown;

/** Ctrl-Z, Ctrl-Shift-Z and Ctrl-Y anywhere on the page but where text is written, which has its own. */
export function useUndoKeys(undo: Step, redo: Step): void {
  const steps = useRef({ undo, redo });
  steps.current = { undo, redo };
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if ((event.target as Element).closest("input, textarea, select, [contenteditable], [role=dialog]"))
        return;
      const key = event.key.toLowerCase();
      const isRedo = (key === "z" && event.shiftKey) || key === "y";
      if (key !== "z" && !isRedo) return;
      event.preventDefault();
      void (isRedo ? steps.current.redo : steps.current.undo)();
    };
    addEventListener("keydown", heard);
    return () => removeEventListener("keydown", heard);
  }, []);
}
