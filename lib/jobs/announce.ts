import { db } from "@/lib/db";
import type { Reactions } from "@/lib/jobs/reactions";

/**
 * Runs every noun's reaction to one announced change, in the nouns' order. One that fails does not keep the others
 * from running; the job fails then, and all run again.
 */
export async function announce(nouns: Reactions[], auditEventId: string, now: Date): Promise<void> {
  const event = await db.auditEvent.findUnique({ where: { id: auditEventId } });
  // Gone with its conference.
  if (!event) return;

  const failures: unknown[] = [];
  for (const reactions of nouns) {
    try {
      await reactions[event.action]?.(event, now);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `Reactions to ${event.action} failed`);
}
