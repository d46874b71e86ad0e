import { type Fill, fillInWords, fillOf, isOver, paperLimit } from "@/lib/sessions/capacity";
import type { BoardNames, PaperOnBoard, SessionOnBoard } from "@/lib/sessions/live-board";

/** How full a session is, and what that means. */
export type BoardFill = Fill & {
  isOver: boolean;
  /** Papers of the usual length it still takes. */
  left: number;
  /** Papers to its minimum. */
  missing: number;
  words: string;
};

/** Withdrawn papers keep their place, but count neither as papers nor as minutes. */
export function fillFor(
  session: SessionOnBoard,
  papers: ReadonlyMap<string, PaperOnBoard>,
  types: BoardNames["types"],
): BoardFill {
  const type = types.find((each) => each.id === session.typeId);
  if (!type) throw new Error(`session ${session.id} is of no type of its conference`);
  const given = session.papers.filter((paper) => !papers.get(paper.id)?.isWithdrawn);
  const fill = fillOf(
    type,
    session.minutes,
    given.map((paper) => paper.minutes),
  );
  const left = Math.max(0, Math.min(fill.paperLimit, paperLimit(type, session.minutes)) - fill.papers);
  // An empty one lacks nothing: it is only being made.
  const missing = session.papers.length === 0 ? 0 : Math.max(0, type.sessionMinimum - given.length);
  return { ...fill, isOver: isOver(type, fill), left, missing, words: fillInWords(fill) };
}
