import type { Mode } from "@/lib/conferences/modes";
import type { SessionConflict } from "@/lib/conflicts/view";
import type { DeskConference } from "@/lib/sessions/view";

// What the timetable shows. Safe in the browser.

type TimetableRoom = {
  id: string;
  name: string;
  building: string | null;
  seats: number | null;
  mode: Mode;
  /** Posters, tables: several sessions at one time are no clash. */
  holdsSeveral: boolean;
};

/** When somebody of a session cannot be there. */
export type TimetableAbsence = { personId: string; startsAt: Date; endsAt: Date };

export type TimetableSession = {
  id: string;
  publicId: string;
  title: string;
  type: string;
  theme: { name: string; hue: number } | null;
  roomId: string | null;
  /** Null: not placed yet. */
  startsAt: Date | null;
  minutes: number;
  mode: Mode;
  isPlenary: boolean;
  version: number;
  /** What it is held for; withdrawn ones do not count. */
  papers: number;
  /** Minutes these need, discussion included. */
  needs: number;
  /** Its chair and its presenters, each once. */
  people: { id: string; name: string }[];
  absences: TimetableAbsence[];
  /** Gravest first. */
  conflicts: SessionConflict[];
};

export type TimetableBreak = { title: string; startsAt: Date; minutes: number };

/** One day of a conference's draft. */
export type Timetable = {
  conference: DeskConference;
  revision: number;
  /** `YYYY-MM-DD` in the conference's zone. */
  day: string;
  /** The conference's days, and one after it that something reaches, with how many sessions they show. */
  days: { day: string; sessions: number }[];
  rooms: TimetableRoom[];
  /** Those with some time on the day, also when they began before it, by time. */
  placed: TimetableSession[];
  unplaced: TimetableSession[];
  /** Of all days, by time. */
  breaks: TimetableBreak[];
  /** What a form of all breaks is made from: see `SetBreaksInput`. */
  basis: string;
};
