import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";

/** Organisers of a conference decide who else is one, and who chairs; the command line may everywhere. */
export function canDecideRoles(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

/** A conference without an organiser can be helped by nobody but the command line. */
export function mustStay(role: "organiser" | "chair", holders: number): boolean {
  return role === "organiser" && holders === 1;
}
