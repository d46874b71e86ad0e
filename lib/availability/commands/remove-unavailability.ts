import { announceChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { tendsTimes } from "@/lib/availability/policy";
import type { RemoveUnavailabilityInput } from "@/lib/availability/schema";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

/** Takes one unavailable time back. Refusal: not_found (gone, also by a press at the same moment, or not theirs). */
export async function removeUnavailability(
  actor: Actor,
  { unavailabilityId }: RemoveUnavailabilityInput,
): Promise<Result<undefined, "not_found">> {
  return decide(async (tx) => {
    const time = await tx.unavailability.findUnique({ where: { id: unavailabilityId } });
    if (!time || !tendsTimes(actor, time)) return refuse("not_found");
    const { count } = await tx.unavailability.deleteMany({ where: { id: unavailabilityId } });
    if (count === 0) return refuse("not_found");
    const { id, conferenceId, personId, startsAt, endsAt, timeZone } = time;
    await announceChange(tx, actor, {
      ...{ conferenceId, action: "removeUnavailability", subjects: [`person:${personId}`] },
      before: { id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone },
    });
    return ok();
  });
}
