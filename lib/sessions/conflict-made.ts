import { listBlocks } from "@/lib/conflicts/blocking";
import type { Conflict } from "@/lib/conflicts/conflict";
import { conflictInWords } from "@/lib/conflicts/words";
import type { Db } from "@/lib/db";
import { type Refused, refuse } from "@/lib/result";
import { restore } from "@/lib/sessions/restore";
import { type Snapshot, takeSnapshot } from "@/lib/sessions/snapshot";

type Programme = {
  id: string;
  conferenceId: string;
  /** IANA name, the conference's. */
  timeZone: string;
};

/**
 * The first conflict of level block that a change of these sessions has made, as a refusal in words; null when it made
 * none. Acknowledged ones, and what stood before the change, are none. `before`: every session it touched, as it was.
 *
 * Asked before COMMIT because PostgreSQL, which enforces rooms and people by itself, only says that there is a clash,
 * not between whom; it still decides when two transactions meet. One statement where there is none. The refusal's
 * facts: `sentence`, and `key`, by which `acknowledgeConflict` lets it stand. The caller holds the programme's lock.
 */
export async function conflictMade(
  tx: Db,
  programme: Programme,
  before: Snapshot,
): Promise<Refused<"conflict"> | null> {
  const blocks = await listBlocks(tx, programme.id, Object.keys(before));
  const stood = blocks.length > 0 ? await keysBefore(tx, programme, before) : new Set<string>();
  const made = blocks.find(({ key }) => !stood.has(key));
  return made ? refuse("conflict", refusedWith(made, programme.timeZone)) : null;
}

/** What a refusal for a conflict says of it. */
export function refusedWith(conflict: Conflict, timeZone: string): { sentence: string; key: string } {
  return { sentence: conflictInWords(conflict, timeZone), key: conflict.key };
}

/** Puts everything back as it was, looks, and takes that back: rare, and exact whatever the rules rest on. */
async function keysBefore(tx: Db, { id, conferenceId }: Programme, before: Snapshot): Promise<Set<string>> {
  const after = await takeSnapshot(tx, Object.keys(before));
  await tx.$executeRaw`SAVEPOINT as_changed`;
  await restore(tx, { conferenceId, programmeId: id }, before, after);
  const blocks = await listBlocks(tx, id, Object.keys(before));
  await tx.$executeRaw`ROLLBACK TO SAVEPOINT as_changed`;
  await tx.$executeRaw`RELEASE SAVEPOINT as_changed`;
  return new Set(blocks.map(({ key }) => key));
}
