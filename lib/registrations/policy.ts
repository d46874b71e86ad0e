import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";

/** Who is registered and has paid is brought in by organisers. Nobody else learns that it is there. */
export function canImportRegistrations(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}
