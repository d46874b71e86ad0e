import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";

/** An account is its person's own affair: nobody else reads or changes it. */
export function ownsAccount(actor: Actor, personId: string): boolean {
  return actor.kind === "person" && actor.personId === personId;
}

/** Saying who somebody is, is the platform's alone: the provider's callback and the command line. */
export function canAdmit(actor: Actor): boolean {
  return actor.kind === "system";
}

/** Organisers say that two people of their conference are one. */
export function canMergeIn(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

/**
 * A merge gives each of the two what the other is: nobody gains a role or a part in a conference that whoever merges
 * does not organise.
 */
export function canMergeAcross(actor: Actor, conferenceIds: readonly string[]): boolean {
  return conferenceIds.every((id) => organises(actor, id));
}
