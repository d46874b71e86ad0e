import { Button } from "@/components/ui/button";
import type { LastAction } from "@/lib/sessions/view";
import { timeInWords } from "@/lib/time/words";

/** The last thing done on the desk, in a sentence, and the button that takes it back. Stands in a `DeskForm`. */
export function UndoButton({ last, timeZone }: { last: LastAction | null; timeZone: string }) {
  if (!last) return null;
  return (
    <span className="ml-auto flex items-center gap-3 text-sm text-ink-muted">
      <span>
        {lastActionInWords(last)} {timeInWords(timeZone, last.at)}
      </span>
      <Button type="submit" name="verb" value={`undo:${last.eventId}`}>
        Undo
      </Button>
    </span>
  );
}

/** "Moved 3 papers to Pacific Realignments." */
function lastActionInWords({ action, papers, moved, session }: LastAction): string {
  const count = papers === 1 ? "1 presentation" : `${papers} presentations`;
  switch (action) {
    case "createSession":
      return `Made the session ${session}.`;
    case "editSession":
      return `Changed the session ${session}.`;
    case "renameSession":
      return `Renamed the session ${session}.`;
    case "splitSession":
      return `Split the session ${session}.`;
    case "mergeSessions":
      return `Merged a session into ${session}.`;
    case "dissolveSession":
      return "Dissolved a session.";
    case "redo":
      return "Did again what was undone.";
    case "deleteSession":
      return `Deleted the session ${session}.`;
    case "placeSession":
      return `Moved ${session} in the timetable.`;
    case "setPlenary":
      return `Changed for whom ${session} is.`;
    case "setBreaks":
      return "Changed the breaks.";
    case "restoreProgramme":
      return "Made the draft as a version was.";
    case "unassignPresentations":
      return session ? `Took ${count} out of ${session}.` : `Took ${count} out of their sessions.`;
    case "assignPresentations":
      if (papers === 0) return `Changed the order of ${session}.`;
      return `${moved ? "Moved" : "Assigned"} ${count} to ${session}.`;
    default:
      return `Changed the order of ${session}.`;
  }
}
