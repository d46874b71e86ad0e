import { modesFit } from "@/lib/conferences/modes";
import { fillOf, isOver, type TypeShape } from "@/lib/sessions/capacity";

type Mode = "in_person" | "online" | "blended";

/** A paper on the board: accepted, or withdrawn since. */
export type BoardPaper = {
  id: string;
  title: string;
  typeId: string;
  themeId: string;
  mode: Mode;
  /** Length of the talk itself. */
  minutes: number;
  /** Its presenters. */
  personIds: readonly string[];
  isWithdrawn: boolean;
};

export type BoardSession = {
  id: string;
  title: string;
  typeId: string;
  themeId: string | null;
  mode: Mode;
  chairId: string | null;
  /** Null: not placed in time yet. */
  startsAt: Date | null;
  /** Length of the session. */
  minutes: number;
  /** In order, withdrawn ones too: they keep their place. */
  papers: readonly BoardPaper[];
};

/** A conference's draft as rules read it. */
export type BoardState = {
  types: ReadonlyMap<string, TypeShape & { sessionMinimum: number }>;
  sessions: readonly BoardSession[];
  unassigned: readonly BoardPaper[];
};

/** What a session is held for: withdrawn papers keep their place and do not count. */
export function heldBy(session: Pick<BoardSession, "papers">): readonly BoardPaper[] {
  return session.papers.filter((paper) => !paper.isWithdrawn);
}

/** How many papers a session lacks to its type's minimum. An empty one lacks none: it is only being made. */
export function lacks({ types }: BoardState, session: BoardSession): number {
  if (session.papers.length === 0) return 0;
  return Math.max(0, (types.get(session.typeId)?.sessionMinimum ?? 1) - heldBy(session).length);
}

/** Whether a session has room for these papers beside what it holds. */
export function hasRoomFor(
  { types }: BoardState,
  session: BoardSession,
  added: readonly BoardPaper[],
): boolean {
  const type = types.get(session.typeId);
  const lengths = [...heldBy(session), ...added].map((paper) => paper.minutes);
  return type !== undefined && !isOver(type, fillOf(type, session.minutes, lengths));
}

/** Whether a paper may stand in a session, room and people apart. */
export function isOfKind(paper: BoardPaper, session: BoardSession): boolean {
  return !paper.isWithdrawn && paper.typeId === session.typeId && modesFit(paper.mode, session.mode);
}

/** Where people are wanted: as a chair, or with a paper. */
export type Engagements = ReadonlyMap<string, readonly { session: BoardSession; paperId: string | null }[]>;

export function engagementsOf({ sessions }: BoardState): Engagements {
  const found = new Map<string, { session: BoardSession; paperId: string | null }[]>();
  const add = (personId: string, session: BoardSession, paperId: string | null) =>
    found.set(personId, [...(found.get(personId) ?? []), { session, paperId }]);
  for (const session of sessions) {
    if (session.chairId) add(session.chairId, session, null);
    for (const { id, personIds } of session.papers)
      for (const personId of personIds) add(personId, session, id);
  }
  return found;
}

/** Whether everybody who gives a paper is free when a session takes place; what they do in the session that ends apart. */
export function isFreeFor(
  engagements: Engagements,
  paper: BoardPaper,
  session: BoardSession,
  endingId?: string,
): boolean {
  return paper.personIds.every((personId) =>
    (engagements.get(personId) ?? []).every(
      (other) =>
        other.paperId === paper.id ||
        other.session.id === session.id ||
        other.session.id === endingId ||
        !overlap(other.session, session),
    ),
  );
}

function overlap(one: BoardSession, other: BoardSession): boolean {
  if (!one.startsAt || !other.startsAt) return false;
  const [start, otherStart] = [one.startsAt.getTime(), other.startsAt.getTime()];
  return start < otherStart + other.minutes * 60_000 && otherStart < start + one.minutes * 60_000;
}
