import { SessionSelect } from "@/components/organise/session-select";
import { UndoButton } from "@/components/organise/undo-button";
import { Button } from "@/components/ui/button";
import type { LastAction, SessionChoice } from "@/lib/sessions/view";

/** What can be done with the chosen submissions. */
export function SubmissionVerbs({
  sessions,
  last,
  timeZone,
}: {
  sessions: SessionChoice[];
  last: LastAction | null;
  timeZone: string;
}) {
  const verb = (value: string, words: string) => (
    <Button type="submit" name="verb" value={value}>
      {words}
    </Button>
  );
  return (
    <>
      {verb("accept", "Accept")}
      {verb("decline", "Decline")}
      {sessions.length > 0 && (
        <span className="flex max-w-full gap-2">
          <SessionSelect sessions={sessions} timeZone={timeZone} />
          {verb("assign", "Assign")}
        </span>
      )}
      {verb("unassign", "Unassign")}
      <details>
        <summary className="control inline-flex cursor-pointer items-center px-2 text-accent">More</summary>
        <div className="flex flex-wrap items-center gap-2 pt-2">
          {verb("reinstate", "Reinstate")}
          {verb("invite", "Mail presenters who have not confirmed")}
          <label className="flex flex-wrap items-center gap-2 text-sm text-ink-muted">
            Reason, if it is to be said
            <input
              name="reason"
              maxLength={500}
              className="control w-64 max-w-full rounded-sm border border-edge bg-paper px-3 text-base text-ink hover:border-ink"
            />
          </label>
          <Button type="submit" name="verb" value="withdraw" rank="danger">
            Withdraw
          </Button>
        </div>
      </details>
      <UndoButton last={last} timeZone={timeZone} />
    </>
  );
}
