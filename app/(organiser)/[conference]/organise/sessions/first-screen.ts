import type { WholeBoard } from "@/lib/sessions/live-board";

/** As many as a large window shows at first. */
const SESSIONS = 24;
const PAPERS = 24;

/** The part of a board that is seen first, in the orders it starts with, and how much there is in all. */
export function firstScreen(board: WholeBoard) {
  const placed = new Set(board.sessions.flatMap((session) => session.papers.map(({ id }) => id)));
  const themes = new Map(board.themes.map(({ id }, index) => [id, index]));
  const { compare } = new Intl.Collator("en");
  const loose = board.papers
    .filter(({ id, isWithdrawn }) => !placed.has(id) && !isWithdrawn)
    .sort(
      (a, b) =>
        (themes.get(a.themeId) ?? 0) - (themes.get(b.themeId) ?? 0) ||
        compare(a.title, b.title) ||
        compare(a.id, b.id),
    );
  const time = ({ startsAt }: { startsAt: string | null }) => startsAt ?? "~";
  const sessions = board.sessions
    .toSorted((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0))
    .slice(0, SESSIONS);
  const shown = new Set(sessions.flatMap((session) => session.papers.map(({ id }) => id)));
  return {
    first: {
      ...{ ...board, sessions },
      papers: [...board.papers.filter(({ id }) => shown.has(id)), ...loose.slice(0, PAPERS)],
      clashes: board.clashes.filter(({ sessionId }) => sessions.some(({ id }) => id === sessionId)),
    },
    totals: { unassigned: loose.length, sessions: board.sessions.length },
  };
}
