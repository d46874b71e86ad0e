import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { type BreakSnapshot, readBreaks } from "@/lib/sessions/breaks";
import { type Snapshot, subjectsOf, takeSnapshot } from "@/lib/sessions/snapshot";

/**
 * The conference's draft, locked until the transaction ends.
 *
 * All changes of a programme queue on this row: what each decides upon (who is where, what is free) stands
 * still meanwhile. They take milliseconds, and few people make them.
 */
export async function draftProgramme(
  tx: Db,
  conferenceId: string,
): Promise<{ id: string; revision: number }> {
  const [draft] = await tx.$queryRaw<{ id: string; revision: number }[]>`
    SELECT id, revision FROM "Programme" WHERE "conferenceId" = ${conferenceId}::uuid AND "publishedAt" IS NULL FOR UPDATE`;
  if (!draft) throw new Error(`conference ${conferenceId} has no draft`);
  return draft;
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
  /** The draft and its breaks before, when the change is about them, too. */
  breaks?: { programmeId: string; before: BreakSnapshot[] };
  undoesId?: string;
};

/** The audit's event of an arrangement, and the draft's revision it made. */
export type Arranged = { eventId: string; revision: number };

/** Writes what was done to these sessions of the draft. The caller holds the draft's lock. Nobody is told: it is a draft. */
export async function recordArrangement(tx: Db, actor: Actor, change: Arrangement): Promise<Arranged> {
  const { before, conferenceId, breaks, ...rest } = change;
  const after = await takeSnapshot(tx, Object.keys(before));
  const subjects = [...subjectsOf(before, after), ...(breaks ? [`breaks:${conferenceId}`] : [])];
  const eventId = await recordChange(tx, actor, {
    ...{ ...rest, conferenceId, subjects },
    before: { ...before, ...(breaks && { breaks: breaks.before }) },
    after: { ...after, ...(breaks && { breaks: await readBreaks(tx, breaks.programmeId) }) },
  });
  return { eventId, revision: await reviseDraft(tx, conferenceId, eventId) };
}

/** Counts a change of the draft; returns its new revision. Every open board hears of it, and of the event that says what changed. */
export async function reviseDraft(tx: Db, conferenceId: string, eventId?: string): Promise<number> {
  const [draft] = await tx.$queryRaw<{ revision: number }[]>`
    WITH revised AS (
      UPDATE "Programme" SET revision = revision + 1
      WHERE "conferenceId" = ${conferenceId}::uuid AND "publishedAt" IS NULL RETURNING revision
    )
    SELECT revision, CASE WHEN ${eventId ?? null}::text IS NOT NULL THEN pg_notify('lectern_desks',
      'arrangement:' || ${conferenceId}::text || ':' || revision || ':' || ${eventId ?? null}::text)::text END
    FROM revised`;
  if (!draft) throw new Error(`conference ${conferenceId} has no draft`);
  return draft.revision;
}
