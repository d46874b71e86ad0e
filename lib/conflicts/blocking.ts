import type { Conflict } from "@/lib/conflicts/conflict";
import { findConflicts } from "@/lib/conflicts/find-conflicts";
import { readProgramme } from "@/lib/conflicts/read-programme";
import { conflictInWords } from "@/lib/conflicts/words";
import type { Db } from "@/lib/db";
import { type Refused, refuse } from "@/lib/result";

/** Keys of conflicts that block and are not acknowledged. */
export type Standing = ReadonlySet<string>;

/**
 * What blocks in these sessions of a programme as it is now written: taken before a change, so that the change is not
 * refused for what stood before it. One statement. The caller holds the programme's lock.
 */
export async function standingBlocks(
  tx: Db,
  programmeId: string,
  sessionIds: readonly string[],
): Promise<Standing> {
  return new Set((await blocks(tx, programmeId, sessionIds)).map((conflict) => conflict.key));
}

/**
 * The first conflict of level block that a change of these sessions has made, as a refusal that says it in words; null
 * when it made none. Acknowledged ones and those of `before` are none. One statement.
 *
 * Asked before COMMIT because PostgreSQL, which enforces rooms and people by itself, only says that there is a clash,
 * not between whom; it still decides when two transactions meet. The refusal's facts: `sentence`, on a clock in
 * `zone`, and `key`, by which `acknowledgeConflict` lets it stand.
 */
export async function newBlockingConflict(
  tx: Db,
  programmeId: string,
  sessionIds: readonly string[],
  { zone, before }: { zone: string; before: Standing },
): Promise<Refused<"conflict"> | null> {
  const found = (await blocks(tx, programmeId, sessionIds)).find(({ key }) => !before.has(key));
  return found ? refuse("conflict", { sentence: conflictInWords(found, zone), key: found.key }) : null;
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

async function blocks(tx: Db, programmeId: string, sessionIds: readonly string[]): Promise<Conflict[]> {
  const { conflicts, acknowledged } = await conflictsIn(tx, programmeId, sessionIds);
  return conflicts.filter(({ level, key }) => level === "block" && !acknowledged.has(key));
}
