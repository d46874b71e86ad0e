"use client";

import { Button } from "@/components/ui/button";
import { TellQuestion } from "@/components/ui/tell-question";
import type { FormState } from "@/lib/form-state";
import { countWords } from "@/lib/presentations/word-count";

/** Always in sight: how many words, whether it is saved, and the button. */
export function SaveBar({
  answer,
  abstract,
  wordLimit,
  savedInWords,
  isDirty,
  isStale,
  pending,
}: {
  answer: FormState;
  abstract: string;
  wordLimit: number;
  savedInWords: string;
  isDirty: boolean;
  isStale: boolean;
  pending: boolean;
}) {
  const words = countWords(abstract);
  const over = words - wordLimit;
  const failed = answer.status === "refused" && !pending;
  return (
    <div className="sticky bottom-0 z-10 -mx-4 border-t border-rule bg-paper px-4 py-3 md:-mx-8 md:px-8">
      {failed && (
        <p role="alert" className="mb-2 text-danger">
          <span aria-hidden="true">× </span>
          {answer.message}
        </p>
      )}
      {answer.status === "asks" && (
        <div className="mb-3">
          {/* Enter in the title presses a form's first button: it asks again, about what is typed now. */}
          <button type="submit" hidden />
          <TellQuestion message={answer.message} verb="Save" pending={pending} />
        </div>
      )}
      <div className="flex items-center justify-between gap-6">
        <div className="min-w-0 text-sm tabular-nums">
          <p id="edit-words" className={over > 0 ? "font-medium text-danger" : "text-ink"}>
            {words} of {wordLimit} words
            {over > 0 && `: ${over} too many`}
          </p>
          <p role="status" className="text-ink-muted">
            {pending ? "Saving…" : isDirty ? "Not saved yet" : savedInWords}
          </p>
        </div>
        {answer.status !== "asks" && (
          <Button
            type="submit"
            rank="primary"
            className="shrink-0"
            aria-disabled={pending}
            onClick={(event) => pending && event.preventDefault()}
          >
            {isStale ? "Save mine over theirs" : "Save"}
          </Button>
        )}
      </div>
    </div>
  );
}
