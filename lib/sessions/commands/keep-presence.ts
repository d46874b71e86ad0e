import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { ok, type Result, refuse } from "@/lib/result";
import { getBoardAccess } from "@/lib/sessions/queries/board-readers";
import type { KeepPresenceInput } from "@/lib/sessions/schema";

/**
 * Says that a window has the board open, and which session. Nothing of a conference changes: the audit keeps nothing.
 *
 * Refusals: not_found (the board is not there for the actor, or the window is somebody else's).
 */
export async function keepPresence(
  actor: Actor,
  { conference, tab, sessionId }: KeepPresenceInput,
  now = new Date(),
): Promise<Result<undefined, "not_found">> {
  const access = await getBoardAccess(actor, conference);
  if (!access) return refuse("not_found");
  const kept = await db.$executeRaw`
    INSERT INTO "BoardWindow" (tab, "conferenceId", "personId", "sessionId", "seenAt")
    VALUES (${tab}::uuid, ${access.conferenceId}::uuid, ${personIdOf(actor)}::uuid, ${sessionId}::uuid, ${now})
    ON CONFLICT (tab) DO UPDATE SET "sessionId" = EXCLUDED."sessionId", "seenAt" = EXCLUDED."seenAt"
    WHERE "BoardWindow"."personId" = EXCLUDED."personId" AND "BoardWindow"."conferenceId" = EXCLUDED."conferenceId"`;
  return kept > 0 ? ok() : refuse("not_found");
}
