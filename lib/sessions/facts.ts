import type { Db } from "@/lib/db";
import type { Facts, PresentationFacts, SessionFacts } from "@/lib/notifications/facts";
import { GONE } from "@/lib/notifications/read-facts";
import { type SessionSnapshot, type Snapshot, sessionsIn, standing } from "@/lib/sessions/snapshot";

/** What a snapshot does not say and its facts need. */
export type Ground = {
  /** Types whose presentations are given one after another. */
  groupedTypeIds: ReadonlySet<string>;
  withdrawnIds: ReadonlySet<string>;
};

/** What facts of these snapshots rest on, in one statement. */
export async function groundOf(tx: Db, snapshots: readonly Snapshot[]): Promise<Ground> {
  const typeIds = [...new Set(sessionsIn(snapshots).map((session) => session.typeId))];
  const rows = await tx.$queryRaw<{ id: string; isType: boolean }[]>`
    SELECT id, true AS "isType" FROM "PresentationType" WHERE id = ANY(${typeIds}::uuid[]) AND "isGrouped"
    UNION ALL
    SELECT id, false FROM "Presentation"
    WHERE id = ANY(${paperIds(snapshots)}::uuid[]) AND "withdrawnAt" IS NOT NULL`;
  return {
    groupedTypeIds: new Set(rows.filter((row) => row.isType).map((row) => row.id)),
    withdrawnIds: new Set(rows.filter((row) => !row.isType).map((row) => row.id)),
  };
}

/**
 * What the public knows of the sessions of a snapshot and of where and when these presentations are given: the same
 * as `readFacts` says where the snapshot is what stands.
 */
export function factsOf(snapshot: Snapshot, ids: readonly string[], ground: Ground): Facts {
  const facts: Facts = {};
  for (const [id, session] of Object.entries(snapshot))
    facts[`session:${id}`] = session ? sessionFacts(session, ground) : { ...GONE };
  for (const id of ids)
    facts[`presentation:${id}`] = { ...UNPLACED, isWithdrawn: ground.withdrawnIds.has(id) };
  for (const [sessionId, session] of Object.entries(snapshot)) {
    if (!session) continue;
    const isGrouped = ground.groupedTypeIds.has(session.typeId);
    let earlier = 0;
    for (const { presentationId, minutes } of session.papers) {
      facts[`presentation:${presentationId}`] = {
        ...{ isWithdrawn: ground.withdrawnIds.has(presentationId), sessionId, roomId: session.roomId },
        minutes: isGrouped ? minutes : session.minutes,
        startsAt: later(session.startsAt, isGrouped ? earlier : 0),
      };
      earlier += minutes;
    }
  }
  return facts;
}

/** Presentations that stand in one of the snapshots. */
export function paperIds(snapshots: readonly Snapshot[]): string[] {
  return [...new Set(snapshots.flatMap((snapshot) => [...standing(snapshot).keys()]))];
}

const UNPLACED: Pick<PresentationFacts, "sessionId" | "startsAt" | "minutes" | "roomId"> = {
  ...{ sessionId: null, startsAt: null, minutes: 0, roomId: null },
};

function sessionFacts(session: SessionSnapshot, { withdrawnIds }: Ground): SessionFacts {
  const { title, startsAt, minutes, roomId, chairId } = session;
  const papers = session.papers.map((paper) => paper.presentationId).filter((id) => !withdrawnIds.has(id));
  return { isHeld: true, title, startsAt, minutes, roomId, chairId, papers };
}

function later(startsAt: string | null, minutes: number): string | null {
  return startsAt && new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
}
