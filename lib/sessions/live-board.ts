import type { TypeShape } from "@/lib/sessions/capacity";

// What the live board shows, as lean as it can be sent. Safe in the browser.

type Mode = "in_person" | "online" | "blended";

/** A presentation that may be arranged: accepted, perhaps withdrawn since. */
export type PaperOnBoard = {
  id: string;
  slug: string;
  title: string;
  presenters: string[];
  themeId: string;
  typeId: string;
  mode: Mode;
  /** Length it would have in a session, discussion apart. */
  minutes: number;
  isWithdrawn: boolean;
  keywords: string[];
};

export type SessionOnBoard = {
  id: string;
  publicId: string;
  slug: string;
  title: string;
  typeId: string;
  themeId: string | null;
  chairId: string | null;
  roomId: string | null;
  /** ISO instant; null: not placed yet. */
  startsAt: string | null;
  minutes: number;
  mode: Mode;
  version: number;
  papers: { id: string; minutes: number }[];
};

/** Something the two sessions want at one time, seen from the first. */
export type BoardClash = {
  sessionId: string;
  otherId: string;
  /** Papers of the first that it concerns; none: its room or chair. */
  paperIds: string[];
  sentence: string;
};

/** The lists a board names things by. */
export type BoardNames = {
  themes: { id: string; name: string; hue: number }[];
  types: ({ id: string; name: string; sessionMinimum: number } & TypeShape)[];
  rooms: { id: string; name: string }[];
  /** Chairs of its sessions, and who may become one. */
  people: { id: string; name: string }[];
};

export type WholeBoard = BoardNames & {
  conference: { id: string; slug: string; name: string; timeZone: string };
  /** Of the draft: changes made of it so far. */
  revision: number;
  papers: PaperOnBoard[];
  /** In the order they were made. */
  sessions: SessionOnBoard[];
  clashes: BoardClash[];
  /** False: a chair, who sees only the sessions they chair. */
  mayArrange: boolean;
  /** May change the order within a session; a chair if the conference allows it. */
  mayOrder: boolean;
};

/** Sessions as one change left them, by id; null: there is none any more. */
export type SessionsAfter = Record<string, SessionOnBoard | null>;

/** One change of the draft, as every board hears of it. */
export type Arrangement = {
  revision: number;
  eventId: string;
  /** Null: an import, or the command line. */
  by: { id: string; name: string } | null;
  /** The command: "assignPresentations". */
  action: string;
  sessions: SessionsAfter;
  /** All clashes these sessions are part of now, seen from both sides. */
  clashes: BoardClash[];
};

/** What a board hears: changes as they are made, and who is there. */
export type Heard =
  /** First: the name of this window, and where the draft stands. */
  | { kind: "hello"; tab: string; revision: number }
  /** Now and then: where the draft stands, so that a change that was missed is noticed. */
  | { kind: "revision"; revision: number }
  | ({ kind: "arrangement" } & Arrangement)
  /** Papers as they are now; null: not to be arranged any more. */
  | { kind: "papers"; papers: Record<string, PaperOnBoard | null> }
  /** Themes, types, rooms or more than can be said: only the whole board tells. */
  | { kind: "anew" }
  | { kind: "presence"; here: BoardPresence[] };

/** Somebody else who has the board open, or this one in another window. */
export type BoardPresence = { tab: string; personId: string; name: string; sessionId: string | null };

/** A paper and the session it was seen in when the press was made: seen elsewhere since, the press is refused. */
type PaperFrom = { id: string; from: string | null };

/** What a board sends: one command and what it needs. */
export type Press =
  | { verb: "move"; input: { sessionId: string; papers: PaperFrom[]; before: string | null } }
  | { verb: "takeOut"; input: { conferenceId: string; papers: PaperFrom[] } }
  /** All papers of a session in their new order: what a chair may do with their own. */
  | { verb: "order"; input: { sessionId: string; ids: string[] } }
  | { verb: "dissolve"; input: { sessionId: string; version: number; moves: { id: string; to: string }[] } }
  | { verb: "rename"; input: { sessionId: string; title: string; version: number } }
  | { verb: "merge"; input: { fromId: string; intoId: string } }
  | { verb: "split"; input: { sessionId: string; ids: string[]; title: string } }
  | { verb: "make"; input: NewSession }
  | { verb: "remove"; input: { sessionId: string; version: number } }
  | { verb: "undo"; input: { conferenceId: string; eventId: string } };

/** A session as it is made on the board: its place and time come later. */
export type NewSession = {
  conferenceId: string;
  title: string;
  typeId: string;
  themeId: string;
  minutes: number;
  mode: Mode;
  papers: PaperFrom[];
};

/** How a press ended, in a sentence. `reason` is the refusal's. */
export type Answer =
  | { ok: true; sentence: string; arrangement: Arrangement | null; sessionId?: string }
  | { ok: false; sentence: string; reason?: string };

/** A paper in no session, how close it is to one, and the terms they share. */
export type ClosePaper = { id: string; score: number; shared: string[] };

/** One of the smallest changes that bring a session to its minimum, as a sentence and a press. */
export type OfferedRepair = { sentence: string; press: Press };
