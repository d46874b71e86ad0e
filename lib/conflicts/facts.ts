import type { Mode } from "@/lib/conferences/modes";

// What the rules look at: one programme as it stands. Times are milliseconds since 1970, lengths minutes.

export type PaperFacts = {
  id: string;
  title: string;
  typeId: string;
  mode: Mode;
  isAccepted: boolean;
  isWithdrawn: boolean;
  /** Everybody who presents it. */
  presenterIds: string[];
};

export type SessionFacts = {
  /** Of its row in this programme. */
  id: string;
  /** The same in the draft, when published and in every version. */
  publicId: string;
  title: string;
  /** Null: not placed in time yet. */
  startsAt: number | null;
  minutes: number;
  roomId: string | null;
  chairId: string | null;
  typeId: string;
  mode: Mode;
  isPlenary: boolean;
  papers: PaperFacts[];
  /** People who follow it or one of its papers, as far as that may be said: see `readProgramme`. */
  followers: number;
};

export type RoomFacts = {
  id: string;
  name: string;
  building: string | null;
  /** Null: not counted. */
  seats: number | null;
  holdsSeveral: boolean;
  mode: Mode;
};

/** Minutes from one building to another, and back. */
export type WalkFacts = { fromBuilding: string; toBuilding: string; minutes: number };

/** [startsAt, endsAt) at which a person cannot be there, said in their zone. */
type UnavailableFacts = {
  id: string;
  personId: string;
  startsAt: number;
  endsAt: number;
  /** IANA name. */
  timeZone: string;
};

/** How many people follow both of two sessions. */
type FollowedFacts = { sessionIds: [string, string]; people: number };

export type ProgrammeFacts = {
  sessions: SessionFacts[];
  rooms: RoomFacts[];
  types: { id: string; name: string }[];
  /** Presenters and chairs of the sessions. */
  people: { id: string; name: string }[];
  walks: WalkFacts[];
  unavailable: UnavailableFacts[];
  followedTogether: FollowedFacts[];
};
