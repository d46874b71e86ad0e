import type { ConferenceOnPage } from "@/lib/programme/view";

/** A session as its chair runs it. Instants are ISO strings. */
export type RunningOrder = {
  conference: ConferenceOnPage;
  id: string;
  slug: string;
  title: string;
  startsAt: string | null;
  minutes: number;
  room: string | null;
  chair: string | null;
  papers: PaperInOrder[];
};

export type PaperInOrder = {
  id: string;
  title: string;
  path: string;
  startsAt: string | null;
  minutes: number;
  isWithdrawn: boolean;
  isAbsent: boolean;
  presenters: { name: string; affiliation: string; biography: string }[];
  media: { name: string; isLate: boolean }[];
  /** Media were due and none came. */
  isOverdue: boolean;
};
