import type { Board } from "@/components/board/board-store";
import type { Target } from "@/components/board/changes";
import { fillFor } from "@/components/board/session-fill";

/** "3 papers". */
export function papersInWords(count: number): string {
  return count === 1 ? "1 paper" : `${count} papers`;
}

/** "“Whose Order?”" of one, "3 papers" of several. */
export function carriedInWords({ model }: Board, ids: readonly string[]): string {
  const [id] = ids;
  const title = ids.length === 1 && id ? model.papers.get(id)?.title : undefined;
  return title ? `“${title}”` : papersInWords(ids.length);
}

/** Where papers in the hand are: "Pacific Realignments, place 2 of 4. 3 of 4 papers, 75 of 100 minutes." */
export function targetInWords(board: Board, over: Target, ids: readonly string[]): string {
  const session = over.sessionId && board.model.sessions.get(over.sessionId);
  if (!session) return "Out of all sessions.";
  const stays = session.papers.filter((paper) => !ids.includes(paper.id));
  const at = stays.findIndex((paper) => paper.id === over.before);
  const place = at < 0 ? stays.length + 1 : at + 1;
  const { words } = fillFor(session, board.model.papers, board.names.types);
  return `${session.title}, place ${place} of ${stays.length + 1}. It holds ${words}.`;
}

/** "Mei and 2 others are here." */
export function presenceInWords(names: readonly string[]): string {
  const [one, two] = names;
  if (!one) return "";
  if (!two) return `${one} is here`;
  if (names.length === 2) return `${one} and ${two} are here`;
  return `${one} and ${names.length - 1} others are here`;
}
