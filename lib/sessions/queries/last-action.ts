import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { canArrange } from "@/lib/sessions/policy";
import { snapshotOf, standing } from "@/lib/sessions/snapshot";
import { UNDOABLE } from "@/lib/sessions/undoable";
import type { LastAction } from "@/lib/sessions/view";

/** How long the desk offers to undo: after that nobody remembers what the sentence speaks of. */
const OFFERED_HOURS = 12;

/** An undo is not offered to be undone: that would be the last action for ever. */
const OFFERED = UNDOABLE.filter((action) => action !== "undo");

/** The actor's own last action on the desk that is not undone; null when there is none of late. */
export async function getLastAction(
  actor: Actor,
  conferenceId: string,
  now = new Date(),
): Promise<LastAction | null> {
  if (!canArrange(actor, conferenceId)) return null;
  const event = await db.auditEvent.findFirst({
    where: {
      conferenceId,
      actorId: personIdOf(actor),
      action: { in: OFFERED },
      at: { gt: new Date(now.getTime() - OFFERED_HOURS * 3_600_000) },
      undoneBy: null,
    },
    orderBy: { at: "desc" },
  });
  if (!event) return null;
  const [before, after] = [snapshotOf(event.before), snapshotOf(event.after)];
  const [was, is] = [standing(before), standing(after)];
  const joined = [...is].filter(([id, sessionId]) => was.get(id) !== sessionId);
  const target = joined[0]?.[1] ?? (Object.keys(after).length === 1 ? Object.keys(after)[0] : undefined);
  return {
    eventId: event.id,
    at: event.at,
    action: event.action,
    papers: joined.length || [...was.keys()].filter((id) => !is.has(id)).length,
    moved: joined.some(([id]) => was.has(id)),
    session: (target && (after[target] ?? before[target])?.title) || "",
  };
}
