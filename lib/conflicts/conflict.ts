import type { Mode } from "@/lib/conferences/modes";
import type { SessionFacts } from "@/lib/conflicts/facts";
import type { Kind, Level } from "@/lib/conflicts/kinds";

/** A session as a conflict speaks of it. */
export type Side = {
  /** Of its row in the programme looked at. */
  id: string;
  publicId: string;
  title: string;
  /** Milliseconds since 1970; null: not placed in time. */
  startsAt: number | null;
  minutes: number;
};

/** What the sentence of each kind needs beside its sessions. */
type FactsOf = {
  person_twice: { person: string };
  room_taken: { room: string };
  walk_too_short: { person: string; from: string; to: string; minutes: number; walk: number };
  wrong_mode: { paper: string | null; room: string | null; mode: Mode; sessionMode: Mode };
  wrong_type: { paper: string; type: string; sessionType: string };
  not_accepted: { paper: string };
  withdrawn: { paper: string };
  unavailable: { person: string; from: number; until: number; timeZone: string };
  beside_plenary: Record<never, never>;
  too_few_seats: { room: string; seats: number; followers: number };
  followed_together: { people: number };
};

/** Something wrong between two sessions, or between a session and what it holds, needs or stands in. */
export type Found = {
  [K in Kind]: {
    kind: K;
    /** The same as long as it is between the same: kind, then the ids of what it is between, sessions last. */
    key: string;
    /** One or two, by time; of `beside_plenary` the plenary last. */
    sessions: Side[];
    personId?: string;
    roomId?: string;
    presentationId?: string;
    facts: FactsOf[K];
  };
}[Kind];

export type Conflict = Found & { level: Level };

/** `person_twice:{person}:{session}:{session}`: the sessions in the order of their ids, whichever is earlier. */
export function keyOf(kind: Kind, subjectIds: readonly string[], sessions: readonly Side[]): string {
  return [kind, ...subjectIds, ...sessions.map((side) => side.publicId).sort()].join(":");
}

export function sideOf({ id, publicId, title, startsAt, minutes }: SessionFacts): Side {
  return { id, publicId, title, startsAt, minutes };
}
