import type { Conflict } from "@/lib/conflicts/conflict";
import { findConflicts } from "@/lib/conflicts/find-conflicts";
import type { Level } from "@/lib/conflicts/kinds";
import { readProgramme } from "@/lib/conflicts/read-programme";
import type { Db } from "@/lib/db";

/** What blocks in these sessions (ids of rows) of a programme as it is now written, unacknowledged. One statement. */
export async function listBlocks(
  tx: Db,
  programmeId: string,
  sessionIds: readonly string[],
): Promise<Conflict[]> {
  return openConflicts(tx, programmeId, sessionIds, ["block"]);
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
  return openConflicts(tx, programmeId, sessionIds, ["block", "block_publishing"]);
}

/** Every conflict of a programme that is not ignored, and the levels of its conference. */
export async function conflictsIn(tx: Db, programmeId: string) {
  const { facts, levels } = await readProgramme(tx, programmeId);
  return { conflicts: findConflicts(facts, levels), levels };
}

async function openConflicts(
  tx: Db,
  programmeId: string,
  sessionIds: readonly string[] | undefined,
  asked: readonly Level[],
): Promise<Conflict[]> {
  const { facts, levels, acknowledged } = await readProgramme(tx, programmeId, sessionIds, asked);
  const ids = sessionIds && new Set(sessionIds);
  return findConflicts(facts, levels).filter(
    ({ level, key, sessions }) =>
      asked.includes(level) && !acknowledged.has(key) && (!ids || sessions.some((side) => ids.has(side.id))),
  );
}
