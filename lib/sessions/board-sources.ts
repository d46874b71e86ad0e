import type { Arrangement, BoardPresence, PaperOnBoard } from "@/lib/sessions/live-board";

/** Who reads a board, and what of it: a chair only what concerns sessions they chair, asked anew each time. */
export type Reader = { conferenceId: string; personId: string; tokenHash: string };

/** What boards are made of, asked of the database. */
export type BoardSources = {
  arrangement(eventId: string, revision: number): Promise<Arrangement | null>;
  papers(ids: string[], conferenceIds: string[]): Promise<Map<string, Record<string, PaperOnBoard | null>>>;
  presence(conferenceIds: string[]): Promise<Map<string, BoardPresence[]>>;
  revisions(conferenceIds: string[]): Promise<Map<string, number>>;
  /** Of these readers those who may still read: whether all of the board or their own sessions. */
  readers(readers: Reader[]): Promise<Map<string, "all" | "own">>;
  /** These windows are gone. */
  left(tabs: string[]): Promise<void>;
};
