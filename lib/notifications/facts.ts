import { isDeepStrictEqual } from "node:util";

/** What the public knows of a presentation that people are told when it changes. */
export type PresentationFacts = {
  title: string;
  /** As printed, in order. */
  presenters: string[];
  isWithdrawn: boolean;
  /** Session of the published programme; null: in none. */
  sessionId: string | null;
  /** ISO instant at which it is given itself; null: not placed in time. */
  startsAt: string | null;
  minutes: number;
  roomId: string | null;
  /** Ids of media that everybody, or everybody signed in, can open. */
  media: string[];
};

export type SessionFacts = {
  /** False: taken off the programme. */
  isHeld: boolean;
  title: string;
  startsAt: string | null;
  minutes: number;
  roomId: string | null;
  chairId: string | null;
  /** Presentations in order, withdrawn ones left out. */
  papers: string[];
};

/** Facts by subject: "presentation:{id}", "session:{id}", "conference:{id}" (its `isPublished`). */
export type Facts = Record<string, Record<string, unknown>>;

/** Only what differs, as it was and as it is; a field that one side does not know is no difference. */
export function changedFacts(before: Facts, after: Facts): { before: Facts; after: Facts } {
  const changed = { before: {} as Facts, after: {} as Facts };
  for (const [subject, was] of Object.entries(before)) {
    const is = after[subject] ?? {};
    const fields = Object.keys(was).filter(
      (field) => field in is && !isDeepStrictEqual(was[field], is[field]),
    );
    if (fields.length === 0) continue;
    changed.before[subject] = pick(was, fields);
    changed.after[subject] = pick(is, fields);
  }
  return changed;
}

/** Ids of the subjects of one noun. */
export function subjectIds(facts: Facts, noun: "presentation" | "session" | "conference"): string[] {
  return Object.keys(facts).flatMap((subject) =>
    subject.startsWith(`${noun}:`) ? [subject.slice(noun.length + 1)] : [],
  );
}

function pick(from: Record<string, unknown>, fields: string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, from[field]]));
}
