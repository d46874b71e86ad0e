import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import type { EditQuietHoursInput } from "@/lib/people/schema";
import { ok, type Result, refuse } from "@/lib/result";

type Hours = { quietFrom: number; quietUntil: number };

/**
 * Sets between which times of day, minutes after midnight in the person's zone, they are sent no mail; equal: none.
 * What waits for the end of the old ones keeps its time.
 *
 * Refusals: not_allowed, stale (settings saved elsewhere since `version`).
 */
export async function editQuietHours(
  actor: Actor,
  { version, quietFrom, quietUntil }: EditQuietHoursInput,
): Promise<Result<Hours, "not_allowed" | "stale">> {
  if (actor.kind !== "person") return refuse("not_allowed");
  const { personId } = actor;
  return transaction(async (tx) => {
    const before = await tx.person.findUnique({
      where: { id: personId },
      select: { quietFrom: true, quietUntil: true },
    });
    const { count } = await tx.person.updateMany({
      where: { id: personId, version },
      data: { quietFrom, quietUntil, version: { increment: 1 } },
    });
    if (!before || count === 0) return refuse("stale");
    await recordChange(tx, actor, {
      conferenceId: null,
      action: "editQuietHours",
      subjects: [`person:${personId}`],
      before,
      after: { quietFrom, quietUntil },
    });
    return ok({ quietFrom, quietUntil });
  });
}
