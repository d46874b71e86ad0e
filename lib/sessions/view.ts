import type { SessionConflict } from "@/lib/conflicts/view";
import type { PresentationState } from "@/lib/presentations/state";
import type { Fill } from "@/lib/sessions/capacity";

// What the desk's pages show. Safe in the browser.

type Mode = "in_person" | "online" | "blended";

export type DeskConference = {
  id: string;
  slug: string;
  name: string;
  /** IANA name. */
  timeZone: string;
  /** First and last day, `YYYY-MM-DD`. */
  startsOn: string;
  endsOn: string;
};

type ThemeOnDesk = { slug: string; name: string; hue: number };
export type NamedSlug = { slug: string; name: string };

export type SubmissionRow = {
  id: string;
  slug: string;
  title: string;
  presenters: string[];
  theme: ThemeOnDesk;
  type: string;
  state: PresentationState;
  session: { id: string; title: string; startsAt: Date | null } | null;
  media: number;
};

/** A session to assign to, as a select says it. */
export type SessionChoice = { id: string; title: string; startsAt: Date | null; type: string; fill: Fill };

export type PaperOnDesk = {
  id: string;
  slug: string;
  title: string;
  presenters: string[];
  theme: ThemeOnDesk;
  type: string;
  minutes: number;
  isWithdrawn: boolean;
};

export type SessionOnDesk = {
  id: string;
  /** Its id where it is published. */
  publicId: string;
  slug: string;
  title: string;
  type: string;
  theme: ThemeOnDesk | null;
  chair: string | null;
  room: string | null;
  startsAt: Date | null;
  minutes: number;
  mode: Mode;
  version: number;
  papers: PaperOnDesk[];
  fill: Fill;
  isOver: boolean;
  conflicts: SessionConflict[];
};

/** What is left to do, as counts; each leads to where it is done. */
export type Progress = {
  undecided: number;
  accepted: number;
  unassigned: number;
  sessions: number;
  withoutTime: number;
  withoutRoom: number;
  withoutChair: number;
  withoutMedia: number;
  presenters: number;
  unclaimed: number;
};

export type LastAction = {
  eventId: string;
  at: Date;
  action: string;
  /** Presentations it touched. */
  papers: number;
  /** Whether they came from other sessions. */
  moved: boolean;
  /** Title of the session it was about; "" when it was about several. */
  session: string;
};

/** A session as its chair finds it on their own page. */
export type ChairedSession = {
  id: string;
  title: string;
  startsAt: Date | null;
  minutes: number;
  room: string | null;
  conferenceName: string;
  /** IANA name, the conference's. */
  timeZone: string;
  /** Where it is run. */
  path: string;
  papers: {
    id: string;
    title: string;
    isWithdrawn: boolean;
    /** Files and links. */
    media: number;
    /** Open requests. */
    asks: number;
    /** Where its media are tended, which a chair may do for its presenters. */
    mediaPath: string;
  }[];
};

/** One paper's move; `from` null: it is unassigned. */
export type RepairMove = {
  paperId: string;
  from: string | null;
  to: string;
  /** What the paper shares with where it goes, as its presenters wrote it. */
  shared: string[];
};

/** What mends a session that holds too few, each doable in one action of the desk. */
export type Repair =
  /** Papers that come in: unassigned ones, or of sessions that keep enough. */
  | { kind: "fill"; sessionId: string; moves: RepairMove[] }
  /** The papers of `goes` behind those of `stays`. */
  | { kind: "merge"; sessionId: string; stays: string; goes: string }
  /** The session goes, its papers into others with room. */
  | { kind: "dissolve"; sessionId: string; moves: RepairMove[] };
