import type { Actor } from "@/lib/auth/actor";

/** Organisers act within their own conference only; the system within all. */
export function organises(actor: Actor, conferenceId: string): boolean {
  return actor.kind === "system" || holds(actor, conferenceId, "organiser");
}

export function chairsIn(actor: Actor, conferenceId: string): boolean {
  return holds(actor, conferenceId, "chair");
}

export function canSeeConference(
  actor: Actor,
  conference: { id: string; publishedAt: Date | null },
): boolean {
  return conference.publishedAt !== null || organises(actor, conference.id) || chairsIn(actor, conference.id);
}

function holds(actor: Actor, conferenceId: string, role: "organiser" | "chair"): boolean {
  return (
    actor.kind === "person" &&
    actor.roles.some((held) => held.conferenceId === conferenceId && held.role === role)
  );
}

/**
 * Who organises one conference may make the next; the first of an installation, and those of newcomers, are made on
 * the command line by whoever runs it: making one is what gives addresses of this site away.
 */
export function canMakeConference(actor: Actor): boolean {
  return (
    actor.kind === "system" ||
    (actor.kind === "person" && actor.roles.some((held) => held.role === "organiser"))
  );
}

/** Settings are their organisers' alone. */
export function canEditSettings(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

/** What whoever makes a conference becomes in it. */
export const roleOfMaker = "organiser";
