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

/** Organisers put any session in order; a chair their own, where the conference leaves it to chairs. */
export function canOrder(
  actor: Actor,
  session: { conferenceId: string; chairId: string | null },
  conference: { chairsOrderSessions: boolean },
): boolean {
  if (canArrange(actor, session.conferenceId)) return true;
  return conference.chairsOrderSessions && canSeeOnDesk(actor, session);
}

/** What of the board somebody sees: organisers all, chairs their own sessions where they may order them; else nothing. */
export function boardSeenBy(
  actor: Actor,
  conference: { id: string; chairsOrderSessions: boolean; chairsSome: boolean },
): "all" | "own" | null {
  if (canArrange(actor, conference.id)) return "all";
  return personIdOf(actor) !== null && conference.chairsOrderSessions && conference.chairsSome ? "own" : null;
}
