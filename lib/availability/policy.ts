import { type Actor, personIdOf } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";

/** When somebody cannot be there is said by them, or by the conference's organisers for them; nobody else reads it. */
export function tendsTimes(actor: Actor, of: { conferenceId: string; personId: string }): boolean {
  return personIdOf(actor) === of.personId || canReadTimes(actor, of.conferenceId);
}

/** Everybody's times: the organisers', who place the sessions. */
export function canReadTimes(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

/** Chairs by role count as such before they have a session. */
export const roleOfChairs = { role: "chair", revokedAt: null } as const;
