import type { Actor } from "@/lib/auth/actor";

/** Whoever is signed in may have reminders on the browser at hand; only they see and end their own. */
export function canHavePush(actor: Actor): actor is Extract<Actor, { kind: "person" }> {
  return actor.kind === "person";
}
