import type { Conflict } from "@/lib/conflicts/conflict";
import type { SessionFacts } from "@/lib/conflicts/facts";
import { findConflicts } from "@/lib/conflicts/find-conflicts";
import { readProgramme } from "@/lib/conflicts/read-programme";
import type { SessionConflict } from "@/lib/conflicts/view";
import { conflictOfSession } from "@/lib/conflicts/words";
import type { Db } from "@/lib/db";

/**
 * What is wrong with each of these sessions of a programme, or with all of them, by the id of its row; gravest first,
 * acknowledged ones too. Sentences on a clock in `zone`, as the session says them. One statement. The caller has asked
 * who is asking.
 */
export async function conflictsOf(
  tx: Db,
  { programmeId, zone }: { programmeId: string; zone: string },
  sessionIds?: readonly string[],
): Promise<Map<string, SessionConflict[]>> {
  const { facts, levels, acknowledged } = await readProgramme(tx, programmeId, sessionIds);
  const asked = new Map(
    facts.sessions
      .filter(({ id }) => sessionIds?.includes(id) ?? true)
      .map((session) => [session.id, { session, conflicts: [] as SessionConflict[] }]),
  );
  for (const conflict of findConflicts(facts, levels))
    for (const { id } of conflict.sessions) {
      const own = asked.get(id);
      own?.conflicts.push({
        ...{ key: conflict.key, kind: conflict.kind, level: conflict.level },
        sentence: conflictOfSession(conflict, id, zone),
        isAcknowledged: acknowledged.has(conflict.key),
        presentationIds: papersOf(conflict, own.session),
      });
    }
  return new Map([...asked].map(([id, { conflicts }]) => [id, conflicts]));
}

function papersOf({ presentationId, personId }: Conflict, { papers }: SessionFacts): string[] {
  if (presentationId) return [presentationId];
  return papers
    .filter(({ isWithdrawn, presenterIds }) => !isWithdrawn && presenterIds.some((id) => id === personId))
    .map(({ id }) => id);
}
