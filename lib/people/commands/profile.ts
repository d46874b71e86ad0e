import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import type { EditProfileInput } from "@/lib/people/schema";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Changes the actor's own name, time zone and biography. Names as printed in programmes stay as they are.
 *
 * Refusals: not_allowed, stale (saved elsewhere since `version`).
 */
export async function editProfile(
  actor: Actor,
  { version, ...profile }: EditProfileInput,
): Promise<Result<{ version: number }, "not_allowed" | "stale">> {
  if (actor.kind !== "person") return refuse("not_allowed");
  const { personId } = actor;
  return transaction(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id: personId, version },
      data: { ...profile, version: { increment: 1 } },
    });
    if (count === 0) return refuse("stale");
    await recordChange(tx, actor, {
      conferenceId: null,
      action: "editProfile",
      subjects: [`person:${personId}`],
    });
    return ok({ version: version + 1 });
  });
}
