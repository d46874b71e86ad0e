import { folded } from "@/components/board/paper-filter";
import { fillFor } from "@/components/board/session-fill";
import type { BoardClash, BoardNames, PaperOnBoard, SessionOnBoard } from "@/lib/sessions/live-board";
import { wallTimeOf } from "@/lib/time/zone";

export type SessionFilter = {
  words: string;
  themeId: string;
  typeId: string;
  /** "", one of what sessions lack, or a day `YYYY-MM-DD` in the conference's zone. */
  show: string;
  sort: "time" | "title" | "room-left" | "newest";
};

export const everySession: SessionFilter = { words: "", themeId: "", typeId: "", show: "", sort: "time" };

export const SHOWN = [
  ["", "all"],
  ["room-left", "with room left"],
  ["short", "below their minimum"],
  ["over", "more than they hold"],
  ["clash", "with a clash"],
  ["no-time", "without a time"],
  ["no-room", "without a room"],
  ["no-chair", "without a chair"],
] as const;

type Ground = {
  sessions: ReadonlyMap<string, SessionOnBoard>;
  papers: ReadonlyMap<string, PaperOnBoard>;
  clashes: readonly BoardClash[];
  types: BoardNames["types"];
  timeZone: string;
};

/** The sessions a filter leaves, in its order. Words stand in the title or in what a session holds. */
export function sessionsShown(ground: Ground, filter: SessionFilter): string[] {
  const words = folded(filter.words).split(/\s+/).filter(Boolean);
  const clashing = new Set(ground.clashes.map((clash) => clash.sessionId));
  const left = [...ground.sessions.values()].filter(
    (session) =>
      (!filter.themeId || session.themeId === filter.themeId) &&
      (!filter.typeId || session.typeId === filter.typeId) &&
      (!filter.show || lacks(session, filter.show, ground, clashing)) &&
      (words.length === 0 || says(session, words, ground.papers)),
  );
  return inOrder(left, filter.sort, ground).map((session) => session.id);
}

function lacks(
  session: SessionOnBoard,
  show: string,
  ground: Ground,
  clashing: ReadonlySet<string>,
): boolean {
  const fill = () => fillFor(session, ground.papers, ground.types);
  switch (show) {
    case "room-left":
      return fill().left > 0;
    case "short":
      return fill().missing > 0;
    case "over":
      return fill().isOver;
    case "clash":
      return clashing.has(session.id);
    case "no-time":
      return session.startsAt === null;
    case "no-room":
      return session.roomId === null;
    case "no-chair":
      return session.chairId === null;
    default:
      return session.startsAt !== null && dayOf(ground.timeZone, session.startsAt) === show;
  }
}

function says(session: SessionOnBoard, words: string[], papers: Ground["papers"]): boolean {
  const held = session.papers.flatMap(({ id }) => {
    const paper = papers.get(id);
    return paper ? [paper.title, ...paper.presenters] : [];
  });
  const text = folded([session.title, ...held].join("\n"));
  return words.every((word) => text.includes(word));
}

const { compare } = new Intl.Collator("en");

function inOrder(sessions: SessionOnBoard[], sort: SessionFilter["sort"], ground: Ground): SessionOnBoard[] {
  // The map's own order is the order they were made in, and sorting keeps it among equals.
  if (sort === "newest") return sessions.reverse();
  if (sort === "title") return sessions.sort((a, b) => compare(a.title, b.title));
  if (sort === "room-left") {
    const left = new Map(sessions.map((each) => [each, fillFor(each, ground.papers, ground.types).left]));
    return sessions.sort((a, b) => (left.get(b) ?? 0) - (left.get(a) ?? 0));
  }
  const time = (session: SessionOnBoard) => session.startsAt ?? "~";
  return sessions.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0));
}

/** The days sessions are placed on, in order. */
export function daysOf(sessions: Iterable<SessionOnBoard>, timeZone: string): string[] {
  const days = new Set<string>();
  for (const { startsAt } of sessions) if (startsAt) days.add(dayOf(timeZone, startsAt));
  return [...days].sort();
}

const knownDays = new Map<string, string>();

/** Remembered: asked of 400 sessions at each move, the zone's calendar would take a third of the time there is. */
function dayOf(timeZone: string, startsAt: string): string {
  const key = `${timeZone} ${startsAt}`;
  const known = knownDays.get(key) ?? wallTimeOf(timeZone, new Date(startsAt)).day;
  knownDays.set(key, known);
  return known;
}
