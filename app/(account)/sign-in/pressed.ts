import type { Route } from "next";
import { actorOfPerson } from "@/lib/auth/actor";
import { doRememberedPress } from "@/lib/requests/commands/remembered-press";

/**
 * Does what somebody pressed before signing in. Returns where that is said: their own page of the presentation; null
 * when it was refused (withdrawn meanwhile, say).
 */
export async function doPressOf(personId: string, pressId: string): Promise<Route | null> {
  const result = await doRememberedPress(await actorOfPerson(personId), { pressId });
  if (!result.ok) return null;
  const { presentationId, press } = result.value;
  return `/my/presentations/${presentationId}?${new URLSearchParams({ said: press })}` as Route;
}
