import {
  type BoardPaper,
  type BoardSession,
  type BoardState,
  engagementsOf,
  hasRoomFor,
  heldBy,
  isFreeFor,
  isOfKind,
  lacks,
} from "@/lib/sessions/board-state";
import type { ClosenessIndex } from "@/lib/sessions/closeness";
import { fills, type Ranked } from "@/lib/sessions/fills";
import { type Board, nearnessTo, SAME_THEME } from "@/lib/sessions/nearness";
import type { Repair, RepairMove } from "@/lib/sessions/view";

const OFFERED = 6;

/** Sessions that hold fewer papers than their type's minimum, withdrawn ones not counted, as on the board. */
export function shortSessions(state: BoardState): { session: BoardSession; lacks: number }[] {
  return state.sessions
    .map((session) => ({ session, lacks: lacks(state, session) }))
    .filter((short) => short.lacks > 0);
}

/**
 * The smallest changes that give a short session its minimum, or do without it: the fewest papers moved first, an
 * unassigned one before one that stands elsewhere, the closest in theme and terms before others. None leaves
 * another session short that was not, fills one beyond its limit, or has somebody in two places at once.
 */
export function repairsOf(state: BoardState, index: ClosenessIndex, sessionId: string): Repair[] {
  const session = state.sessions.find((one) => one.id === sessionId);
  if (!session || lacks(state, session) === 0) return [];
  const board = { state, index, engagements: engagementsOf(state) };
  const merging = merges(board, session);
  const dissolving = dissolutions(board, session).filter(
    ({ repair }) => !merging.some((one) => isSame(one.repair, repair)),
  );
  return [...fills(board, session), ...merging, ...dissolving]
    .sort((a, b) => a.changes - b.changes || b.closeness - a.closeness)
    .slice(0, OFFERED)
    .map(({ repair }) => repair);
}

function merges({ state, engagements }: Board, session: BoardSession): Ranked[] {
  return shortSessions(state).flatMap(({ session: other }) => {
    const alike =
      other !== session &&
      other.typeId === session.typeId &&
      other.themeId === session.themeId &&
      other.mode === session.mode;
    if (!alike) return [];
    const [stays, goes] = inOrderOfStaying(session, other);
    const coming = heldBy(goes);
    const mended = { ...stays, papers: [...stays.papers, ...coming] };
    const fits =
      lacks(state, mended) === 0 &&
      hasRoomFor(state, stays, coming) &&
      coming.every((paper) => isFreeFor(engagements, paper, stays, goes.id));
    const repair = { kind: "merge" as const, sessionId: session.id, stays: stays.id, goes: goes.id };
    return fits ? [{ repair, changes: coming.length + 1, closeness: SAME_THEME }] : [];
  });
}

/** Whether a session dissolved is the same as merged: all of it into that one. */
function isSame(merge: Repair, dissolution: Repair): boolean {
  if (merge.kind !== "merge" || dissolution.kind !== "dissolve") return false;
  const other = merge.stays === merge.sessionId ? merge.goes : merge.stays;
  return dissolution.moves.length > 0 && dissolution.moves.every((move) => move.to === other);
}

/** The one people may know of stays: placed in time, else with more papers. */
function inOrderOfStaying(one: BoardSession, other: BoardSession): [BoardSession, BoardSession] {
  const placed = Number(one.startsAt !== null) - Number(other.startsAt !== null);
  const larger = heldBy(one).length - heldBy(other).length;
  return (placed || larger || (one.id < other.id ? 1 : -1)) > 0 ? [one, other] : [other, one];
}

/** Each paper into the nearest session of its theme, or of none, that has room; only when all find one. */
function dissolutions(board: Board, session: BoardSession): Ranked[] {
  const held = heldBy(session);
  const moves: RepairMove[] = [];
  let [closeness, stands] = [0, board];
  for (const paper of held) {
    const home = homeFor(stands, session, paper);
    if (!home) return [];
    moves.push({ paperId: paper.id, from: session.id, to: home.to.id, shared: home.shared });
    closeness += home.closeness / held.length;
    stands = moved(stands, paper, session.id, home.to.id);
  }
  const repair = { kind: "dissolve" as const, sessionId: session.id, moves };
  return [{ repair, changes: moves.length + 1, closeness }];
}

function homeFor(board: Board, leaving: BoardSession, paper: BoardPaper) {
  const { state, engagements } = board;
  return state.sessions
    .filter(
      (to) =>
        to.id !== leaving.id &&
        heldBy(to).length > 0 &&
        (to.themeId === null || to.themeId === paper.themeId) &&
        isOfKind(paper, to) &&
        hasRoomFor(state, to, [paper]) &&
        isFreeFor(engagements, paper, to, leaving.id),
    )
    .map((to) => ({ to, ...nearnessTo(board, to, [paper])(paper) }))
    .filter((one) => one.closeness > 0)
    .sort((a, b) => b.closeness - a.closeness || (a.to.id < b.to.id ? -1 : 1))[0];
}

/** The board with a paper elsewhere: the next one must fit beside it, and nobody be wanted twice. */
function moved(board: Board, paper: BoardPaper, from: string, to: string): Board {
  const sessions = board.state.sessions.map((session) =>
    session.id === from
      ? { ...session, papers: session.papers.filter(({ id }) => id !== paper.id) }
      : session.id === to
        ? { ...session, papers: [...session.papers, paper] }
        : session,
  );
  const state = { ...board.state, sessions };
  return { ...board, state, engagements: engagementsOf(state) };
}
