import type { Actor } from "@/lib/auth/actor";

/** An account is its person's own affair: nobody else reads or changes it. */
export function ownsAccount(actor: Actor, personId: string): boolean {
  return actor.kind === "person" && actor.personId === personId;
}

/** Saying who somebody is, is the platform's alone: the provider's callback and the command line. */
export function canAdmit(actor: Actor): boolean {
  return actor.kind === "system";
}
