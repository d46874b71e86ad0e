import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";

/** Organisers see what is wrong with their programme, decide how grave it is and what may stand. Nobody else does. */
export function canJudgeConflicts(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}
