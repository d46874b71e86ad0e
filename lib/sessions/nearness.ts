import type { BoardPaper, BoardSession, BoardState, Engagements } from "@/lib/sessions/board-state";
import { heldBy } from "@/lib/sessions/board-state";
import { type ClosenessIndex, closestFirst, profileOf } from "@/lib/sessions/closeness";

/** The board, with what is asked of it again and again. */
export type Board = { state: BoardState; index: ClosenessIndex; engagements: Engagements };

/** One theme is worth as much as half of everything papers can have in common. */
export const SAME_THEME = 0.5;

/** How near papers are to a session by theme and terms; 0: nothing in common. */
export function nearnessTo({ index }: Board, session: BoardSession, papers: readonly BoardPaper[]) {
  const profile = profileOf(index, { title: session.title, paperIds: heldBy(session).map(({ id }) => id) });
  const found = closestFirst(
    index,
    profile,
    papers.map(({ id }) => id),
  );
  const closest = new Map(found.map((closeness) => [closeness.id, closeness]));
  return (paper: BoardPaper) => ({
    closeness: (closest.get(paper.id)?.score ?? 0) + (paper.themeId === session.themeId ? SAME_THEME : 0),
    shared: closest.get(paper.id)?.shared ?? [],
  });
}
