import type { Actor } from "@/lib/auth/actor";

/** Whoever is signed in may ask, except those who would be asked. */
export function canRequest(
  actor: Actor,
  presentation: { parts: readonly { personId: string; claimedAt: Date | null }[] },
): "yes" | "signed_out" | "own_presentation" {
  if (actor.kind !== "person") return "signed_out";
  const isOwn = presentation.parts.some(
    (part) => part.personId === actor.personId && part.claimedAt !== null,
  );
  return isOwn ? "own_presentation" : "yes";
}
