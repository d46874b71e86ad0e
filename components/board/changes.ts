import type { Change, Sessions } from "@/components/board/board-model";
import type { PaperOnBoard, SessionOnBoard, SessionsAfter } from "@/lib/sessions/live-board";

/** Where papers go: before another one of a session, or at its end; `sessionId` null: out of all sessions. */
export type Target = { sessionId: string | null; before: string | null };

/** What moving these papers there changes, as the server will write it. */
export function moved(ids: readonly string[], to: Target, papers: ReadonlyMap<string, PaperOnBoard>): Change {
  const moving = new Set(ids);
  return (sessions) => {
    const changed: Record<string, SessionOnBoard> = {};
    const lengths = new Map<string, number>();
    for (const session of sessions.values()) {
      const rest = session.papers.filter((paper) => !moving.has(paper.id));
      if (rest.length === session.papers.length) continue;
      for (const paper of session.papers) if (moving.has(paper.id)) lengths.set(paper.id, paper.minutes);
      changed[session.id] = { ...session, papers: rest };
    }
    const target = to.sessionId && (changed[to.sessionId] ?? sessions.get(to.sessionId));
    if (!target) return changed;
    const coming = ids.map((id) => ({ id, minutes: lengths.get(id) ?? papers.get(id)?.minutes ?? 0 }));
    const at = placeBefore(target, to.before, moving, sessions);
    changed[target.id] = {
      ...target,
      papers: [...target.papers.slice(0, at), ...coming, ...target.papers.slice(at)],
    };
    return changed;
  };
}

export function renamed(sessionId: string, title: string): Change {
  return (sessions) => changedBy(sessions, sessionId, (session) => ({ ...session, title }));
}

/** What a session holds goes to the end of another one, and the session goes. */
export function merged(fromId: string, intoId: string): Change {
  return (sessions) => {
    const [from, into] = [sessions.get(fromId), sessions.get(intoId)];
    if (!from || !into) return {};
    return { [fromId]: null, [intoId]: { ...into, papers: [...into.papers, ...from.papers] } };
  };
}

export function removed(sessionId: string): Change {
  return () => ({ [sessionId]: null });
}

/** Sessions as they stood, for an undo that is not answered yet. */
export function standingAs(before: SessionsAfter): Change {
  return () => before;
}

function changedBy(sessions: Sessions, id: string, by: (session: SessionOnBoard) => SessionOnBoard) {
  const session = sessions.get(id);
  return session ? { [id]: by(session) } : {};
}

/** Index in the papers that stay; a paper that moves along stands for the first one after it that stays. */
function placeBefore(
  target: SessionOnBoard,
  before: string | null,
  moving: ReadonlySet<string>,
  sessions: Sessions,
): number {
  const was = sessions.get(target.id)?.papers ?? [];
  const from = was.findIndex((paper) => paper.id === before);
  const next = from < 0 ? undefined : was.slice(from).find((paper) => !moving.has(paper.id));
  const at = next ? target.papers.findIndex((paper) => paper.id === next.id) : -1;
  return at < 0 ? target.papers.length : at;
}

/** The order of a session once this is done. */
export function orderAfter(change: Change, sessions: Sessions, id: string): string[] {
  return (change(sessions)[id] ?? sessions.get(id))?.papers.map((paper) => paper.id) ?? [];
}

/** Whether every session would hold the same in the same order. */
export function changesNothing(
  changed: SessionsAfter,
  sessions: ReadonlyMap<string, NonNullable<SessionsAfter[string]>>,
) {
  const order = (session: SessionsAfter[string] | undefined) => session?.papers.map(({ id }) => id).join();
  return Object.entries(changed).every(([id, session]) => order(session) === order(sessions.get(id)));
}
