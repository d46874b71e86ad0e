import type { Conflict } from "@/lib/conflicts/conflict";
import type { SessionFacts } from "@/lib/conflicts/facts";
import { findConflicts } from "@/lib/conflicts/find-conflicts";
import { readProgramme } from "@/lib/conflicts/read-programme";
import type { SessionConflict } from "@/lib/conflicts/view";
import { conflictOfSession } from "@/lib/conflicts/words";
import type { Db } from "@/lib/db";

/**
 * What is wrong with these sessions of a programme, or with all of them, by the id of the row of the session that says
 * it: these say all, others what they share with these. Gravest first, acknowledged ones too; sentences on a clock in
 * `zone`. One statement. The caller has asked who is asking, and leaves out what `canSeeConflict` keeps from chairs.
 */
export async function conflictsOf(
  tx: Db,
  { programmeId, zone }: { programmeId: string; zone: string },
  sessionIds?: readonly string[],
): Promise<Map<string, SessionConflict[]>> {
  const { facts, levels, acknowledged } = await readProgramme(tx, programmeId, sessionIds);
  const asked = new Set(sessionIds ?? facts.sessions.map(({ id }) => id));
  const sessions = new Map(facts.sessions.map((session) => [session.id, session]));
  const said = new Map<string, SessionConflict[]>();
  for (const conflict of findConflicts(facts, levels)) {
    const sides = conflict.sessions.map(({ id }) => id);
    if (!sides.some((id) => asked.has(id))) continue;
    for (const id of sides) {
      const says = {
        ...{ key: conflict.key, kind: conflict.kind, level: conflict.level },
        sentence: conflictOfSession(conflict, id, zone),
        otherId: sides.find((other) => other !== id) ?? null,
        isAcknowledged: acknowledged.has(conflict.key),
        presentationIds: papersOf(conflict, sessions.get(id)),
      };
      said.set(id, [...(said.get(id) ?? []), says]);
    }
  }
  return said;
}

function papersOf({ presentationId, personId }: Conflict, session: SessionFacts | undefined): string[] {
  if (presentationId) return [presentationId];
  return (session?.papers ?? [])
    .filter(({ isWithdrawn, presenterIds }) => !isWithdrawn && presenterIds.some((id) => id === personId))
    .map(({ id }) => id);
}
