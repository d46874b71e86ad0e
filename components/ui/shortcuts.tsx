"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { goToSearch, singleKeysAreOn } from "@/components/ui/shortcut-keys";

// Few ever ask for the list: it is fetched when somebody does.
const ShortcutsDialog = lazy(() => import("@/components/ui/shortcuts-dialog"));

/** The keys that work on every page, and a way to their list for who does not know the key. */
export function Shortcuts() {
  // Null until first asked for.
  const [open, setOpen] = useState<boolean | null>(null);
  useEffect(() => {
    if (location.hash === "#search") goToSearch();
    const heard = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("[role=dialog]")) return;
      const isTyped = (event.target as Element).closest("input, textarea, select, [contenteditable]");
      const isChord = event.ctrlKey || event.metaKey;
      const isKey = !isChord && !event.altKey && !isTyped && singleKeysAreOn();
      const isSearch = isChord ? event.key === "k" && !event.shiftKey : isKey && event.key === "/";
      if (isSearch ? goToSearch() : isKey && event.key === "?") {
        event.preventDefault();
        if (!isSearch) setOpen(true);
      }
    };
    addEventListener("keydown", heard);
    return () => removeEventListener("keydown", heard);
  }, []);
  return (
    <>
      <button
        type="button"
        className="control quiet-link hidden items-center not-noscript:pointer-fine:inline-flex"
        onClick={() => setOpen(true)}
      >
        Keyboard shortcuts
      </button>
      {open !== null && (
        <Suspense>
          <ShortcutsDialog open={open} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
