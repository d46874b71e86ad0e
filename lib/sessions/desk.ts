import { announceChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { recordEvent } from "@/lib/notifications/record-event";
import type { Tell } from "@/lib/notifications/schema";
import type { Refused } from "@/lib/result";
import { factsOf, groundOf, paperIds } from "@/lib/sessions/facts";
import { type Snapshot, subjectsOf, takeSnapshot } from "@/lib/sessions/snapshot";

/**
 * The conference's published programme, made when there is none yet; locked until the transaction ends.
 *
 * All changes of a programme queue on this row: what each decides upon (who is where, what is free) stands
 * still meanwhile. They take milliseconds, and few people make them.
 */
export async function publishedProgramme(tx: Db, conferenceId: string): Promise<{ id: string }> {
  const found = await lockPublished(tx, conferenceId);
  if (found) return found;
  await tx.$executeRaw`
    INSERT INTO "Programme" ("conferenceId", number, "publishedAt")
    SELECT ${conferenceId}::uuid, coalesce(max(number), 0) + 1, now() FROM "Programme" WHERE "conferenceId" = ${conferenceId}::uuid
    ON CONFLICT DO NOTHING`;
  const made = await lockPublished(tx, conferenceId);
  if (!made) throw new Error(`conference ${conferenceId} has no published programme`);
  return made;
}

async function lockPublished(tx: Db, conferenceId: string): Promise<{ id: string } | undefined> {
  const [programme] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Programme" WHERE "conferenceId" = ${conferenceId}::uuid AND "publishedAt" IS NOT NULL FOR UPDATE`;
  return programme;
}

/**
 * Locks presentations before the programme, in the order of their ids, so that accepting and withdrawing wait
 * until they are placed. Taken first: withdrawing locks a presentation, then its session.
 */
export async function lockPresentations(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Presentation" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR SHARE`;
}

type Arrangement = {
  action: string;
  conferenceId: string;
  before: Snapshot;
  undoesId?: string;
  tell: Tell | undefined;
};

/**
 * Writes what was done to these sessions, and what it means to the public. Refuses with `will_tell` when somebody
 * would be told and `tell` does not say whether; see `recordEvent`.
 */
export async function recordArrangement(
  tx: Db,
  actor: Actor,
  { tell, ...change }: Arrangement,
  now: Date,
): Promise<Refused<"will_tell"> | null> {
  const { conferenceId, before } = change;
  const after = await takeSnapshot(tx, Object.keys(before));
  const auditEventId = await announceChange(tx, actor, {
    ...{ ...change, after, subjects: subjectsOf(before, after) },
  });
  const ground = await groundOf(tx, [before, after]);
  const ids = paperIds([before, after]);
  const facts = { before: factsOf(before, ids, ground), after: factsOf(after, ids, ground) };
  return recordEvent(tx, actor, { ...facts, conferenceId, auditEventId, tell }, now);
}
