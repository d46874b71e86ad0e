import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { ok, type Result, refuse } from "@/lib/result";
import type { EndPresenceInput } from "@/lib/sessions/schema";

/** A window that nobody ended is forgotten after so long: its process was killed. */
const FORGOTTEN_MINUTES = 10;

/**
 * These windows are closed; and what others left behind goes, too. For the system, which holds their streams.
 *
 * Refusals: not_found (to everybody else).
 */
export async function endPresence(
  actor: Actor,
  { tabs }: EndPresenceInput,
  now = new Date(),
): Promise<Result<undefined, "not_found">> {
  if (actor.kind !== "system") return refuse("not_found");
  const forgotten = new Date(now.getTime() - FORGOTTEN_MINUTES * 60_000);
  await db.boardWindow.deleteMany({ where: { OR: [{ tab: { in: tabs } }, { seenAt: { lt: forgotten } }] } });
  return ok();
}
