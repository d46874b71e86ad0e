import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import type { Facts } from "@/lib/notifications/facts";
import { recordEvent } from "@/lib/notifications/record-event";
import type { Tell } from "@/lib/notifications/schema";
import { publicFacts } from "@/lib/presentations/public-facts";

type ChangeOfMedia = { before: Facts; auditEventId: string | null; tell: Tell };

/**
 * Writes what a change of a presentation's media means to the public. The page asked before the file was chosen, so
 * nobody is asked here.
 */
export async function recordMedia(
  tx: Db,
  actor: Actor,
  { id, conferenceId }: { id: string; conferenceId: string },
  change: ChangeOfMedia,
  now: Date,
): Promise<void> {
  const after = await publicFacts(tx, [id], now);
  await recordEvent(tx, actor, { conferenceId, ...change, after }, now);
}

/** What a media that is added, opened or put back keeps of the choice whether to tell. */
export function silenced(tell: Tell | undefined, now: Date): { silencedAt: Date | null } {
  return { silencedAt: tell === "no" ? now : null };
}
