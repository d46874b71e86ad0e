import type { KeysShown } from "@/components/ui/shortcut-keys";

/** What `use-keys.ts` and `use-undo-keys.ts` answer to. */
export const TIMETABLE_KEYS: KeysShown = [
  { keys: ["← ↑ → ↓"], does: "Go from session to session" },
  { keys: ["Space", "Enter"], does: "Pick a session up, and drop it; Esc puts it back" },
  { keys: ["← ↑ → ↓", "Page ↑ ↓"], does: "Move what is held by a room, five minutes, an hour" },
  { keys: ["+", "−"], does: "Make what is held longer or shorter" },
  { keys: ["Delete"], does: "Take a session off the timetable" },
  { keys: ["Ctrl Z", "Ctrl Shift Z"], does: "Undo, redo" },
];
