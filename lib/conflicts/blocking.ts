import type { Conflict } from "@/lib/conflicts/conflict";
import { findConflicts } from "@/lib/conflicts/find-conflicts";
import { readProgramme } from "@/lib/conflicts/read-programme";
import type { Db } from "@/lib/db";

/** What blocks in these sessions (ids of rows) of a programme as it is now written, unacknowledged. One statement. */
export async function listBlocks(
  tx: Db,
  programmeId: string,
  sessionIds: readonly string[],
): Promise<Conflict[]> {
  const { conflicts, acknowledged } = await conflictsIn(tx, programmeId, sessionIds);
  return conflicts.filter(({ level, key }) => level === "block" && !acknowledged.has(key));
}

/**
 * What keeps a programme from being published: conflicts of level block or block publishing that nobody acknowledged.
 * With `sessionIds`, ids of its rows: only those of these sessions. One statement.
 */
export async function listBlockingPublication(
  tx: Db,
  programmeId: string,
  sessionIds?: readonly string[],
): Promise<Conflict[]> {
  const { conflicts, acknowledged } = await conflictsIn(tx, programmeId, sessionIds);
  return conflicts.filter(
    ({ level, key }) => (level === "block" || level === "block_publishing") && !acknowledged.has(key),
  );
}

/** Every conflict of a programme that is not ignored, or only those of these sessions, and what is acknowledged. */
export async function conflictsIn(tx: Db, programmeId: string, sessionIds?: readonly string[]) {
  const { facts, levels, acknowledged } = await readProgramme(tx, programmeId, sessionIds);
  const asked = sessionIds && new Set(sessionIds);
  const conflicts = findConflicts(facts, levels).filter(
    ({ sessions }) => !asked || sessions.some((side) => asked.has(side.id)),
  );
  return { conflicts, levels, acknowledged };
}
