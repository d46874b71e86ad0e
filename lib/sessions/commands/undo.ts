import { isDeepStrictEqual } from "node:util";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import type { Db, Prisma } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { breaksOf, readBreaks, writeBreaks } from "@/lib/sessions/breaks";
import { changedSince } from "@/lib/sessions/changed-since";
import { type Arranged, draftProgramme, lockPresentations } from "@/lib/sessions/desk";
import { onlyOrderDiffers } from "@/lib/sessions/orders";
import { canArrange, canOrder } from "@/lib/sessions/policy";
import { withPresentChairs } from "@/lib/sessions/present-chairs";
import { goneFrom, restore } from "@/lib/sessions/restore";
import type { UndoInput } from "@/lib/sessions/schema";
import { settle } from "@/lib/sessions/settle";
import { type Snapshot, sameSnapshot, snapshotOf, standing, takeSnapshot } from "@/lib/sessions/snapshot";
import { UNDOABLE } from "@/lib/sessions/undoable";

export type UndoRefusal = "not_found" | "already_undone" | "changed_since" | "gone" | "conflict";

export type Undone = Arranged & {
  /** The command whose doing, or undoing, was undone. */
  action: string;
};

/**
 * Undoes one own action on the desk, whichever: everything it touched stands again as it stood before. An undo is
 * such an action, too: undoing it does again what it had undone.
 *
 * Refusals: not_found (not there, not one's own, or no more one's own to arrange), already_undone, changed_since
 * (what it touched was changed since: who, what, when), gone (a theme, type, room or person it needs is no more),
 * conflict (of level block, with what others did meanwhile).
 */
export async function undo(
  actor: Actor,
  { conferenceId, eventId }: UndoInput,
): Promise<Result<Undone, UndoRefusal>> {
  return decide(async (tx) => {
    const event = await ownEvent(tx, actor, conferenceId, eventId);
    if (!event?.conference) return refuse("not_found");
    const after = snapshotOf(event.after);
    const before = await withPresentChairs(tx, snapshotOf(event.before));
    const { conference } = event;
    await lockPresentations(tx, [...standing(before).keys()]);
    const draft = {
      ...(await draftProgramme(tx, conferenceId)),
      conferenceId,
      timeZone: conference.timeZone,
    };
    if ((await tx.auditEvent.count({ where: { undoesId: event.id } })) > 0) return refuse("already_undone");

    const stands = await takeSnapshot(tx, Object.keys(after));
    if (!canArrange(actor, conferenceId) && !isOwnOrder(actor, conference, before, stands))
      return refuse("not_found");
    const breaks = await breaksStanding(tx, draft.id, event.after);
    const elsewhere = await papersElsewhere(tx, draft.id, before, after);
    if (elsewhere.length > 0 || breaks === "changed" || !sameSnapshot(stands, after))
      return changedSince(tx, draft, event, { after, stands, elsewhere });
    if (await goneFrom(tx, conferenceId, before)) return refuse("gone");

    await restore(tx, { conferenceId, programmeId: draft.id }, before, stands);
    if (breaks) await writeBreaks(tx, draft.id, breaksOf(event.before) ?? []);
    const settled = await settle(tx, actor, draft, {
      ...{ action: event.action === "undo" ? "redo" : "undo", before: stands, undoesId: event.id },
      ...(breaks && { breaks: { programmeId: draft.id, before: breaks } }),
    });
    return settled.ok ? ok({ action: event.action, ...settled.value }) : settled;
  });
}

/** The actor's own event of a conference's desk. */
function ownEvent(tx: Db, actor: Actor, conferenceId: string, id: string) {
  return tx.auditEvent.findUnique({
    where: { id, conferenceId, actorId: personIdOf(actor), action: { in: UNDOABLE } },
    include: { conference: { select: { id: true, timeZone: true, chairsOrderSessions: true } } },
  });
}

/** Whether undoing would do no more than a chair may: put the papers of their own session in another order. */
function isOwnOrder(
  actor: Actor,
  conference: { id: string; chairsOrderSessions: boolean },
  before: Snapshot,
  stands: Snapshot,
): boolean {
  return (
    onlyOrderDiffers(before, stands) &&
    Object.values(stands).every(
      (session) =>
        session !== null && canOrder(actor, { ...session, conferenceId: conference.id }, conference),
    )
  );
}

/** Papers that would come back into sessions and stand in one that the event had not touched. */
async function papersElsewhere(tx: Db, programmeId: string, before: Snapshot, after: Snapshot) {
  const places = await tx.place.findMany({
    where: {
      programmeId,
      presentationId: { in: [...standing(before).keys()] },
      sessionId: { notIn: Object.keys(after) },
    },
    select: { presentationId: true },
  });
  return places.map((place) => place.presentationId);
}

/** The breaks as the event left them; null when it was not about them, "changed" when they are others now. */
async function breaksStanding(tx: Db, programmeId: string, kept: Prisma.JsonValue) {
  const after = breaksOf(kept);
  if (!after) return null;
  return isDeepStrictEqual(await readBreaks(tx, programmeId), after) ? after : ("changed" as const);
}
