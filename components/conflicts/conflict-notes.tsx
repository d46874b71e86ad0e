import { LEVEL_NAMES } from "@/lib/conflicts/names";
import type { SessionConflict } from "@/lib/conflicts/view";

/** What is wrong with a session or one of its papers, a sentence each, with how grave it is. */
export function ConflictNotes({ conflicts }: { conflicts: readonly SessionConflict[] }) {
  return conflicts.map(({ key, level, sentence, isAcknowledged }) => (
    <p
      key={key}
      className={`text-sm ${isAcknowledged ? "text-ink-muted" : level === "warn" ? "text-warn" : "text-danger"}`}
    >
      {isAcknowledged ? "Acknowledged" : LEVEL_NAMES[level]}: {sentence}
    </p>
  ));
}
