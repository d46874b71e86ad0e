import { system } from "@/lib/auth/actor";
import type { BoardSources } from "@/lib/sessions/board-sources";
import { endPresence } from "@/lib/sessions/commands/end-presence";
import { getArrangement, listPapersOnBoards } from "@/lib/sessions/queries/arrangements";
import { listBoardReaders, listRevisions } from "@/lib/sessions/queries/board-readers";
import { listPresence } from "@/lib/sessions/queries/presence";

/** The database as the open boards of a process ask it, for everybody at once. */
export const boardSources: BoardSources = {
  arrangement: (eventId, revision) => getArrangement(system, { eventId, revision }),
  papers: (ids, conferenceIds) => listPapersOnBoards(system, ids, conferenceIds),
  presence: (conferenceIds) => listPresence(system, conferenceIds),
  revisions: (conferenceIds) => listRevisions(system, conferenceIds),
  readers: (readers) => listBoardReaders(system, readers),
  async left(tabs) {
    await endPresence(system, { tabs });
  },
};
