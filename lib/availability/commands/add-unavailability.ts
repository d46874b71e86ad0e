import { announceChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { canReadTimes, tendsTimes } from "@/lib/availability/policy";
import { instantsSaid, type SaidTimeRefusal } from "@/lib/availability/said-time";
import { type AddUnavailabilityInput, TIMES_MOST, type UnavailableTime } from "@/lib/availability/schema";
import { presentsOrChairsIn } from "@/lib/availability/who-has-times";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";

export type AddUnavailabilityRefusal = SaidTimeRefusal | "not_found" | "already_said" | "too_many";

/**
 * Keeps a time at which a presenter or chair of a conference cannot be there, for the rules of conflicts. Nobody is
 * told: the organisers see it where they place sessions.
 *
 * Refusals: not_found (not there, not theirs, or somebody who neither presents nor chairs there), those of
 * `instantsSaid`, already_said (the same time, also of two presses at once), too_many (`most`).
 */
export async function addUnavailability(
  actor: Actor,
  input: AddUnavailabilityInput,
): Promise<Result<UnavailableTime, AddUnavailabilityRefusal>> {
  const { conferenceId, personId = personIdOf(actor), timeZone, note } = input;
  if (!personId || !tendsTimes(actor, { conferenceId, personId })) return refuse("not_found");
  return decide(async (tx) => {
    const conference = await daysOf(tx, conferenceId);
    // One after the other for one person: the bound holds, and of the same time said twice the second is refused.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
    const inDraft = canReadTimes(actor, conferenceId);
    const isAwaited = { AND: [{ id: personId }, presentsOrChairsIn(conferenceId, { inDraft })] };
    if (!conference || (await tx.person.count({ where: isAwaited })) === 0) return refuse("not_found");

    const said = instantsSaid(conference, input);
    if (!said.ok) return said;
    const others = await tx.unavailability.findMany({ where: { conferenceId, personId } });
    if (others.some((other) => isSame(other, said.value))) return refuse("already_said");
    if (others.length >= TIMES_MOST) return refuse("too_many", { most: TIMES_MOST });
    const time = { ...said.value, timeZone, note: note || null };
    const { id } = await tx.unavailability.create({ data: { conferenceId, personId, ...time } });
    const { startsAt, endsAt } = time;
    await announceChange(tx, actor, {
      ...{ conferenceId, action: "addUnavailability", subjects: [`person:${personId}`] },
      // Not the note: it is its person's to take back.
      after: { id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone },
    });
    return ok({ id, ...time });
  });
}

function isSame(one: { startsAt: Date; endsAt: Date }, other: { startsAt: Date; endsAt: Date }): boolean {
  return (
    one.startsAt.getTime() === other.startsAt.getTime() && one.endsAt.getTime() === other.endsAt.getTime()
  );
}

/** Shared until COMMIT: the zone and the days a time is judged by do not change under it. */
async function daysOf(tx: Db, id: string) {
  const [found] = await tx.$queryRaw<{ timeZone: string; first: string; last: string }[]>`
    SELECT "timeZone", "startsOn"::text AS first, "endsOn"::text AS last
    FROM "Conference" WHERE id = ${id}::uuid FOR SHARE`;
  return found ?? null;
}
