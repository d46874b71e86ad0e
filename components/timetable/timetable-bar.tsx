"use client";

import type { TimetableAnswer } from "@/components/timetable/answer";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

const HINT =
  "Drag a session, or press Space on it and use the arrow keys. Nobody is told before you publish.";

/** What was last done and what came of it, with undo and redo; stays in sight below the timetable. */
export function AnswerBar({
  now,
  answer,
  title,
  conflicts,
  undo,
  redo,
}: {
  /** Where what is held would go. */
  now: string | null;
  answer: TimetableAnswer | null;
  /** What stands against what is held, or against the session of this title. */
  title: string;
  conflicts: readonly string[];
  undo: (() => void) | null;
  redo: (() => void) | null;
}) {
  return (
    <div className="sticky bottom-0 z-40 mt-4 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-edge bg-paper py-2 noscript:hidden print:hidden">
      <div className="min-w-0 flex-1 basis-72">
        {answer ? (
          <Notice kind={answer.status}>
            <p>{answer.message}</p>
          </Notice>
        ) : (
          <p className={now ? "tabular-nums" : "text-sm text-ink-muted"}>{now ?? HINT}</p>
        )}
        {conflicts.length > 0 && (
          <p className="text-sm text-danger">
            {title && <span className="font-medium">{title}: </span>}
            {conflicts.join(" ")}
          </p>
        )}
      </div>
      <span className="flex gap-2">
        <Button disabled={!undo} onClick={() => undo?.()}>
          Undo
        </Button>
        <Button disabled={!redo} onClick={() => redo?.()}>
          Redo
        </Button>
      </span>
    </div>
  );
}

export const SCALES = [0.75, 1, 1.5, 2, 3, 4];

/** How large the grid is, and whether it is the grid or the list. */
export function ViewBar({
  scale,
  onScale,
  isList,
  onList,
}: {
  scale: number;
  onScale: (scale: number) => void;
  /** Null: as the width of the window has it. */
  isList: boolean | null;
  onList: (isList: boolean) => void;
}) {
  const at = SCALES.indexOf(scale);
  const to = (step: number) => SCALES[Math.min(Math.max(0, at + step), SCALES.length - 1)] ?? scale;
  return (
    <div className="flex flex-wrap items-center gap-2 noscript:hidden print:hidden">
      <fieldset className="flex gap-2">
        <legend className="sr-only">Size of the grid</legend>
        <Button aria-label="Smaller" disabled={at === 0} onClick={() => onScale(to(-1))}>
          −
        </Button>
        <Button aria-label="Larger" disabled={at === SCALES.length - 1} onClick={() => onScale(to(1))}>
          +
        </Button>
      </fieldset>
      {isList !== true && (
        <Button className={isList === null ? "max-md:hidden" : ""} onClick={() => onList(true)}>
          List by time
        </Button>
      )}
      {isList !== false && (
        <Button className={isList === null ? "md:hidden" : ""} onClick={() => onList(false)}>
          Rooms and times
        </Button>
      )}
    </div>
  );
}
