import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import type { Facts } from "@/lib/notifications/facts";
import { recordEvent } from "@/lib/notifications/record-event";
import type { Tell } from "@/lib/notifications/schema";
import type { LockedPresentation } from "@/lib/presentations/locked";
import { publicFacts } from "@/lib/presentations/public-facts";
import type { Refused } from "@/lib/result";

/** What a change of a presentation's presenters was decided on. */
export type ChangeOfPresenters = { before: Facts; auditEventId: string; tell: Tell | undefined };

/** Writes what a change of the printed names means to the public. Refuses with will_tell; see `recordEvent`. */
export async function recordPresenters(
  tx: Db,
  actor: Actor,
  { id, conferenceId }: LockedPresentation,
  change: ChangeOfPresenters,
  now: Date,
): Promise<Refused<"will_tell"> | null> {
  const after = await publicFacts(tx, [id], now);
  return recordEvent(tx, actor, { conferenceId, ...change, after }, now);
}
