import { type Actor, personIdOf } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";

/** The organisers' desk: submissions, sessions, who sits where. Nobody else learns that it is there. */
export function canArrange(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

/** Organisers see every session on the desk, a chair the sessions they chair. */
export function canSeeOnDesk(
  actor: Actor,
  session: { conferenceId: string; chairId: string | null },
): boolean {
  const personId = personIdOf(actor);
  return canArrange(actor, session.conferenceId) || (personId !== null && session.chairId === personId);
}
