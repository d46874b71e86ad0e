import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";

/** Imports and exports hold what is hidden, addresses too: organisers only. Nobody else learns that they are there. */
export function canImport(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}
