import { z } from "zod";

export const RotateCalendarInput = z.object({});
export type RotateCalendarInput = z.output<typeof RotateCalendarInput>;

export const RemoveCalendarInput = z.object({});
export type RemoveCalendarInput = z.output<typeof RemoveCalendarInput>;

/** The address of somebody's own calendar, as they may read it. */
export type OwnCalendar = {
  /** Own path; null: they have none. */
  path: string | null;
};

/** A talk of a session, as its event lists it. */
export type PaperInCalendar = { title: string; presenters: string[]; isWithdrawn: boolean };

/** Something that takes place, or was to: one event of a calendar. Instants are ISO strings. */
export type CalendarEntry = {
  kind: "presentation" | "session";
  id: string;
  /** Own path of its page. */
  path: string;
  title: string;
  /** IANA name of its conference's zone. */
  timeZone: string;
  conference: string;
  theme: string | null;
  /** Null: not placed in time any more. It was, once. */
  startsAt: string | null;
  minutes: number;
  /** When it was to be, before it lost its time. */
  lost: { startsAt: string; minutes: number | null } | null;
  isWithdrawn: boolean;
  room: { name: string; building: string | null } | null;
  /** Of a presentation: as printed, in order. */
  presenters: string[];
  /** Of a presentation: the session it is in. */
  session: string | null;
  /** Of a session. */
  chair: string | null;
  /** Whose name that is; never written. */
  chairId: string | null;
  papers: PaperInCalendar[];
  /** How often it changed for the public, told or not. */
  changes: number;
  changedAt: string;
};

/** One change that came to rest, in words. */
export type ChangeEntry = {
  /** Of its own in the conference, for good. */
  id: string;
  /** Own path of the page of what changed. */
  path: string;
  at: Date;
  /** "Moved: Ties across the Pacific". */
  headline: string;
  sentences: string[];
};

/** What changed in a conference, a theme, a keyword, newest first. */
export type ChangesFeed = {
  conferenceId: string;
  conference: string;
  /** The theme's name, the keyword's term; null: of the whole conference. */
  of: string | null;
  /** Own path of the page it belongs to. */
  path: string;
  /** When the conference was published: a feed without entries is as old. */
  madeAt: Date;
  entries: ChangeEntry[];
};
