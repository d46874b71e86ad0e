import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";
import type { Kind } from "@/lib/conflicts/kinds";

/** Organisers see what is wrong with their programme, decide how grave it is and what may stand. Nobody else does. */
export function canJudgeConflicts(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

/**
 * Who looks at a session sees what everybody could see of it; what presenters said of their time, and what is counted of
 * followers, is the organisers' alone.
 */
export function canSeeConflict(actor: Actor, conferenceId: string, kind: Kind): boolean {
  return canJudgeConflicts(actor, conferenceId) || !ORGANISERS_ALONE.includes(kind);
}

const ORGANISERS_ALONE: readonly Kind[] = ["unavailable", "too_few_seats", "followed_together"];
