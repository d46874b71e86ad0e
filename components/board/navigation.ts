import type { Board, Spot } from "@/components/board/board-store";
import { sessionIds, unassignedIds } from "@/components/board/board-store";
import type { Target } from "@/components/board/changes";

/** What lies where: both lists in the order shown, and how many columns of sessions there are. */
export type Layout = {
  unassigned: readonly string[];
  sessions: readonly string[];
  papersOf: (sessionId: string) => readonly string[];
  columns: number;
  openId: string | null;
};

export type Arrow = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

export function layoutOf(board: Board): Layout {
  return {
    ...{ unassigned: unassignedIds(board), sessions: sessionIds(board) },
    papersOf: (id) => board.model.sessions.get(id)?.papers.map((paper) => paper.id) ?? [],
    ...{ columns: board.columns, openId: board.openId },
  };
}

/** The spot next to this one, or the same at an edge. */
export function nextSpot(spot: Spot, key: Arrow, layout: Layout): Spot {
  if (spot.area === "unassigned") return fromUnassigned(spot, key, layout);
  const spots = [null, ...layout.papersOf(spot.sessionId)];
  const at = spots.indexOf(spot.paperId);
  const step = key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : 0;
  const inside = spots[at + step];
  if (step !== 0 && inside !== undefined && at >= 0) return { ...spot, paperId: inside };
  const session = neighbour(spot.sessionId, key, layout);
  if (session === "unassigned") return first(layout) ?? spot;
  if (session === null) return spot;
  const there = [null, ...layout.papersOf(session)];
  const to = key === "ArrowUp" ? there.length - 1 : key === "ArrowDown" ? 0 : Math.min(at, there.length - 1);
  return { area: "session", sessionId: session, paperId: there[to] ?? null };
}

function fromUnassigned(spot: Extract<Spot, { area: "unassigned" }>, key: Arrow, layout: Layout): Spot {
  if (key === "ArrowLeft") return spot;
  if (key === "ArrowRight") {
    const sessionId = entry(layout);
    return sessionId ? { area: "session", sessionId, paperId: null } : spot;
  }
  const at = layout.unassigned.indexOf(spot.paperId);
  const paperId = layout.unassigned[at + (key === "ArrowUp" ? -1 : 1)];
  return paperId ? { area: "unassigned", paperId } : spot;
}

/** The session one comes to from the left: the open one, else the first. */
function entry({ openId, sessions }: Layout): string | undefined {
  return openId && sessions.includes(openId) ? openId : sessions[0];
}

function first({ unassigned: [paperId] }: Layout): Spot | null {
  return paperId ? { area: "unassigned", paperId } : null;
}

/** The session beside, above or below; from the first column to the left are the papers in no session. */
function neighbour(
  sessionId: string,
  key: Arrow,
  { sessions, columns }: Layout,
): string | "unassigned" | null {
  const at = sessions.indexOf(sessionId);
  if (key === "ArrowLeft") return at % columns === 0 ? "unassigned" : (sessions[at - 1] ?? null);
  if (key === "ArrowRight") return (at + 1) % columns === 0 ? null : (sessions[at + 1] ?? null);
  return sessions[key === "ArrowUp" ? at - columns : at + columns] ?? null;
}

/** Where papers in the hand would go next; `null` session: out of all sessions. */
export function nextTarget(over: Target, ids: readonly string[], key: Arrow, layout: Layout): Target {
  const stays = (sessionId: string) => layout.papersOf(sessionId).filter((id) => !ids.includes(id));
  if (over.sessionId === null) {
    const sessionId = key === "ArrowRight" ? entry(layout) : undefined;
    return sessionId ? { sessionId, before: null } : over;
  }
  const gaps = [...stays(over.sessionId), null];
  const at = gaps.indexOf(over.before);
  const step = key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : 0;
  const inside = gaps[at + step];
  if (step !== 0 && at + step >= 0 && inside !== undefined) return { ...over, before: inside };
  const session = neighbour(over.sessionId, key, layout);
  if (session === "unassigned") return { sessionId: null, before: null };
  if (session === null) return over;
  return { sessionId: session, before: key === "ArrowDown" ? (stays(session)[0] ?? null) : null };
}

/** Where papers are taken up from: putting them down at once changes nothing. */
export function targetAt(spot: Spot, ids: readonly string[], layout: Layout): Target {
  if (spot.area === "unassigned" || spot.paperId === null) return { sessionId: null, before: null };
  const papers = layout.papersOf(spot.sessionId);
  const after = papers.slice(papers.indexOf(spot.paperId)).find((id) => !ids.includes(id));
  return { sessionId: spot.sessionId, before: after ?? null };
}
