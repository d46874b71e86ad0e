import type { KeysShown } from "@/components/ui/shortcut-keys";

/** What `keys.ts` and the board's undo answer to. */
export const BOARD_KEYS: KeysShown = [
  { keys: ["← ↑ → ↓"], does: "Go from paper to paper and from session to session" },
  { keys: ["Enter"], does: "Take papers up, carry them with the arrows, put them down; Esc leaves them" },
  { keys: ["Space", "Shift ↑ ↓", "Ctrl A"], does: "Choose one, several, all of a list" },
  { keys: ["M"], does: "Move what is chosen to a session by name" },
  { keys: ["N"], does: "Make a session of what is chosen" },
  { keys: ["Alt ↑", "Alt ↓"], does: "Move a paper one place up or down" },
  { keys: ["Delete"], does: "Take papers out of their session" },
  { keys: ["F2"], does: "Rename the session" },
  { keys: ["Ctrl Z", "Ctrl Shift Z"], does: "Undo, redo" },
];
