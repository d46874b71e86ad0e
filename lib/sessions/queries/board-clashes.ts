import type { Kind } from "@/lib/conflicts/kinds";
import { conflictsOf } from "@/lib/conflicts/of-sessions";
import { db } from "@/lib/db";
import type { BoardClash } from "@/lib/sessions/live-board";

/**
 * Every conflict of a draft that nobody acknowledged, seen from each of its sessions; with `sessionIds` those that one
 * of these sessions is a side of, from the other side too. `isSeen`: of kinds that whoever looks may see. Sentences on a
 * clock in `zone`. One statement.
 */
export async function listBoardClashes(
  programme: { programmeId: string; zone: string },
  sessionIds?: readonly string[],
  isSeen: (kind: Kind) => boolean = () => true,
): Promise<BoardClash[]> {
  const said = await conflictsOf(db, programme, sessionIds);
  return [...said].flatMap(([sessionId, conflicts]) =>
    conflicts
      .filter(({ kind, isAcknowledged }) => isSeen(kind) && !isAcknowledged)
      .map(({ otherId, presentationIds, sentence }) => ({
        ...{ sessionId, otherId: otherId ?? sessionId, paperIds: presentationIds, sentence },
      })),
  );
}
