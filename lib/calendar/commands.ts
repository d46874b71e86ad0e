import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import type { OwnCalendar, RemoveCalendarInput, RotateCalendarInput } from "@/lib/calendar/schema";
import { newCalendarSecret, pathOfCalendar } from "@/lib/calendar/secret";
import { transaction } from "@/lib/db";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Gives the actor's calendar an address nobody knows yet, the first or a new one: what it had before is gone at once.
 * Of two at the same moment one address lives.
 *
 * Refusals: not_allowed (nobody signed in).
 */
export async function rotateCalendar(
  actor: Actor,
  _input: RotateCalendarInput,
): Promise<Result<OwnCalendar, "not_allowed">> {
  if (actor.kind !== "person") return refuse("not_allowed");
  const { personId } = actor;
  const calendarSecret = newCalendarSecret();
  return transaction(async (tx) => {
    await tx.person.update({ where: { id: personId }, data: { calendarSecret } });
    // Not the secret: the history of changes is read by more than its owner.
    await recordChange(tx, actor, {
      ...{ conferenceId: null, action: "rotateCalendar", subjects: [`person:${personId}`] },
    });
    return ok({ path: pathOfCalendar(calendarSecret) });
  });
}

/**
 * Takes the actor's calendar away from everybody who knows its address.
 *
 * Refusals: not_allowed (nobody signed in), not_found (they have none).
 */
export async function removeCalendar(
  actor: Actor,
  _input: RemoveCalendarInput,
): Promise<Result<OwnCalendar, "not_allowed" | "not_found">> {
  if (actor.kind !== "person") return refuse("not_allowed");
  const { personId } = actor;
  return transaction(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id: personId, calendarSecret: { not: null } },
      data: { calendarSecret: null },
    });
    if (count === 0) return refuse("not_found");
    await recordChange(tx, actor, {
      ...{ conferenceId: null, action: "removeCalendar", subjects: [`person:${personId}`] },
    });
    return ok({ path: null });
  });
}
