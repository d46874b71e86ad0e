import type { Actor } from "@/lib/auth/actor";

/** Whoever is signed in may follow what is public; a draft is not there for anybody who would follow it. */
export function canFollow(actor: Actor): boolean {
  return actor.kind === "person";
}
