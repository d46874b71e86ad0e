import { redirect } from "next/navigation";
import type { Actor } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/current-actor";

/** Who sits at the desk; somebody signed out is asked to sign in first and comes back to `path`. */
export async function deskActor(path: string): Promise<Actor> {
  const actor = await currentActor();
  if (actor.kind === "anonymous") redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return actor;
}
