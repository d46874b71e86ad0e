import type { Route } from "next";
import { ownPageOf } from "@/app/(public)/own-page";
import { actorOfPerson } from "@/lib/auth/actor";
import { doRememberedPress } from "@/lib/requests/commands/remembered-press";

/**
 * Does what somebody pressed before signing in. Returns where that is said: their own page about it; null
 * when it was refused (withdrawn meanwhile, say).
 */
export async function doPressOf(personId: string, pressId: string): Promise<Route | null> {
  const result = await doRememberedPress(await actorOfPerson(personId), { pressId });
  if (!result.ok) return null;
  return ownPageOf(result.value.subject, result.value.press);
}
