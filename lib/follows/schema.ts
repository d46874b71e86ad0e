import { z } from "zod";

/** What can be followed, each at its own page. */
const FOLLOWED = ["presentation", "session", "theme", "keyword", "presenter"] as const;
export type FollowedKind = (typeof FOLLOWED)[number];

/** "theme:{id}". */
export const FollowedSubject = z.templateLiteral([z.enum(FOLLOWED), ":", z.uuid()]);
export type FollowedSubject = z.output<typeof FollowedSubject>;

export const FollowInput = z.object({ subject: FollowedSubject });
export type FollowInput = z.output<typeof FollowInput>;

export const UnfollowInput = z.object({ subject: FollowedSubject });
export type UnfollowInput = z.output<typeof UnfollowInput>;

/** "theme:{id}" in its two halves. */
export function partsOf(subject: FollowedSubject): { kind: FollowedKind; id: string } {
  const at = subject.indexOf(":");
  return { kind: subject.slice(0, at) as FollowedKind, id: subject.slice(at + 1) };
}

/** What a press was about. */
export type FollowView = { subject: FollowedSubject };

/** Why somebody is somewhere at a time. */
export type Attending = "follow" | "present" | "chair";

/** Something else the person is at, at the same time. */
export type Clash = {
  as: Attending;
  title: string;
  path: string;
  /** "14:00–14:20", on the clock of its conference. */
  when: string;
  room: string | null;
};

/** How one person stands to one thing that can be followed. */
export type Following = {
  subject: FollowedSubject;
  title: string;
  /** Public page. */
  path: string;
  follows: boolean;
  /** By time; none where the person is not there themselves, or it is withdrawn. */
  clashes: Clash[];
};

/** What a press on Follow came to. */
export type FollowOutcome = {
  ok: boolean;
  sentence: string;
  following: Following | null;
};

/** One line of a person's timetable: a presentation, or a session they follow or chair. */
export type TimetableEntry = {
  subject: FollowedSubject;
  id: string;
  title: string;
  path: string;
  /** As printed, in order; of a presentation. */
  presenters: string[];
  /** Hue in degrees. */
  theme: { name: string; hue: number } | null;
  conferenceName: string;
  /** IANA name, the conference's. */
  timeZone: string;
  isWithdrawn: boolean;
  isFollowed: boolean;
  isOwn: boolean;
  isChaired: boolean;
  /** Of the published programme: itself, or the one a presentation is given in. */
  sessionId: string | null;
  /** Of a presentation. */
  sessionTitle: string | null;
  room: string | null;
  /** Null: not placed in time yet. */
  startsAt: Date | null;
  minutes: number;
  /** Of a session: what the person follows or presents in it, by time. */
  papers: TimetableEntry[];
};

/** Something followed that has no time of its own, or its session. */
export type FollowedThing = {
  subject: FollowedSubject;
  kind: Exclude<FollowedKind, "presentation">;
  title: string;
  path: string;
  conferenceName: string;
};
