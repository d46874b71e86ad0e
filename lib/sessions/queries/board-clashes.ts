import type { Conflict } from "@/lib/conflicts/conflict";
import type { ProgrammeFacts } from "@/lib/conflicts/facts";
import { findConflicts } from "@/lib/conflicts/find-conflicts";
import type { Kind } from "@/lib/conflicts/kinds";
import { readProgramme } from "@/lib/conflicts/read-programme";
import { conflictOfSession } from "@/lib/conflicts/words";
import { db } from "@/lib/db";
import type { BoardClash } from "@/lib/sessions/live-board";

/**
 * Every conflict of a draft that nobody acknowledged, seen from each of its sessions; with `sessionIds` those that one
 * of these sessions is a side of, from the other side too. `isSeen`: of kinds that whoever looks may see. Sentences on a
 * clock in `zone`. One statement.
 */
export async function listBoardClashes(
  { programmeId, zone }: { programmeId: string; zone: string },
  sessionIds?: readonly string[],
  isSeen: (kind: Kind) => boolean = () => true,
): Promise<BoardClash[]> {
  const { facts, levels, acknowledged } = await readProgramme(db, programmeId, sessionIds);
  const asked = sessionIds && new Set(sessionIds);
  return findConflicts(facts, levels)
    .filter(
      ({ key, kind, sessions }) =>
        isSeen(kind) && !acknowledged.has(key) && (!asked || sessions.some(({ id }) => asked.has(id))),
    )
    .flatMap((conflict) => {
      const [one, other = one] = conflict.sessions.map(({ id }) => id);
      return conflict.sessions.map(({ id }) => ({
        ...{ sessionId: id, otherId: (id === one ? other : one) ?? id },
        paperIds: papersOf(conflict, id, facts),
        sentence: conflictOfSession(conflict, id, zone),
      }));
    });
}

/** The paper it is about, or those of the session that its person gives. */
function papersOf(
  { presentationId, personId }: Conflict,
  sessionId: string,
  facts: ProgrammeFacts,
): string[] {
  if (presentationId) return [presentationId];
  const papers = facts.sessions.find(({ id }) => id === sessionId)?.papers ?? [];
  return papers
    .filter(({ isWithdrawn, presenterIds }) => !isWithdrawn && presenterIds.some((id) => id === personId))
    .map(({ id }) => id);
}
