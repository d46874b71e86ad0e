import type { Kind, Level } from "@/lib/conflicts/kinds";
import type { Part } from "@/lib/conflicts/words";

// What pages show of conflicts. Safe in the browser.

export type AcknowledgementView = {
  id: string;
  reason: string;
  at: Date;
  /** Null: who has left. */
  by: string | null;
};

/** One row of the page of conflicts. */
export type ConflictRow = {
  key: string;
  kind: Kind;
  level: Level;
  /** The sentence, on the conference's clock. */
  parts: Part[];
  acknowledgement: AcknowledgementView | null;
};

/** An acknowledgement of what does not stand, or not any more. */
export type IdleAcknowledgement = AcknowledgementView & {
  key: string;
  kind: Kind;
  /** Titles of its sessions that are in the draft. */
  sessions: string[];
};

/** What one session of a programme says of one conflict it is in. */
export type SessionConflict = {
  key: string;
  kind: Kind;
  level: Level;
  sentence: string;
  /** The other session of the two, by the id of its row; null: it is within one. */
  otherId: string | null;
  isAcknowledged: boolean;
  /** Presentations of the session it is about: the one that does not fit, or those of the person who is elsewhere. */
  presentationIds: string[];
};
