import {
  type BoardPaper,
  type BoardSession,
  type BoardState,
  hasRoomFor,
  heldBy,
  isFreeFor,
  isOfKind,
  lacks,
} from "@/lib/sessions/board-state";
import { type Board, nearnessTo } from "@/lib/sessions/nearness";
import type { Repair, RepairMove } from "@/lib/sessions/view";

/** A repair and what it costs: papers moved, and how little they suit. */
export type Ranked = { repair: Repair; changes: number; closeness: number };

/** Of unassigned papers, and of papers that stand elsewhere. */
const FILLS_OFFERED = 2;

type Candidate = { paper: BoardPaper; from: BoardSession | null; closeness: number; shared: string[] };

/** The best papers to come in; then others for the last of them; and the best where they come from a session. */
export function fills(board: Board, session: BoardSession): Ranked[] {
  const { state } = board;
  const missing = lacks(state, session);
  const candidates = candidatesFor(board, session);
  const moved = candidates.filter(({ from }) => from !== null);
  const found = [candidates, moved].flatMap((pool) => {
    const first = together(state, session, [], pool, missing - 1);
    const rest = pool.filter((one) => !first.includes(one));
    return rest
      .map((last) => together(state, session, first, [last], 1))
      .filter((chosen) => chosen.length === missing)
      .slice(0, FILLS_OFFERED);
  });
  const distinct = new Map(found.map((chosen) => [chosen.map(({ paper }) => paper.id).join(), chosen]));
  return [...distinct.values()].map((chosen) => ({
    repair: { kind: "fill", sessionId: session.id, moves: chosen.map((one) => moveOf(one, session)) },
    changes: chosen.reduce((sum, { from }) => sum + (from ? 1.5 : 1), 0),
    closeness: chosen.reduce((sum, { closeness }) => sum + closeness, 0) / chosen.length,
  }));
}

/** Papers that could stand in a session and suit it, the best first; of other sessions only those these can spare. */
function candidatesFor(board: Board, session: BoardSession): Candidate[] {
  const { state, engagements } = board;
  const spare = state.sessions.filter((one) => one !== session && canSpare(state, one, 1));
  const all = [
    ...state.unassigned.map((paper) => ({ paper, from: null })),
    ...spare.flatMap((from) => from.papers.map((paper) => ({ paper, from }))),
  ].filter(
    ({ paper }) =>
      isOfKind(paper, session) &&
      hasRoomFor(state, session, [paper]) &&
      isFreeFor(engagements, paper, session),
  );
  const near = nearnessTo(
    board,
    session,
    all.map(({ paper }) => paper),
  );
  return all
    .map((candidate) => ({ ...candidate, ...near(candidate.paper) }))
    .filter((candidate) => candidate.closeness > 0)
    .sort(
      (a, b) =>
        Number(a.from !== null) - Number(b.from !== null) ||
        b.closeness - a.closeness ||
        (a.paper.id < b.paper.id ? -1 : 1),
    );
}

/** Beside what is chosen already, the first `count` of a pool that all go together; fewer when there are no more. */
function together(
  state: BoardState,
  session: BoardSession,
  chosen: readonly Candidate[],
  pool: readonly Candidate[],
  count: number,
): Candidate[] {
  const all = [...chosen];
  for (const one of pool) {
    if (all.length === chosen.length + count) break;
    const next = [...all, one];
    const given = next.filter(({ from }) => from !== null && from === one.from).length;
    if (one.from && !canSpare(state, one.from, given)) continue;
    if (
      hasRoomFor(
        state,
        session,
        next.map(({ paper }) => paper),
      )
    )
      all.push(one);
  }
  return all;
}

function canSpare(state: BoardState, session: BoardSession, count: number): boolean {
  const minimum = state.types.get(session.typeId)?.sessionMinimum ?? 1;
  return heldBy(session).length - count >= minimum;
}

function moveOf({ paper, from, shared }: Candidate, to: BoardSession): RepairMove {
  return { paperId: paper.id, from: from?.id ?? null, to: to.id, shared };
}
