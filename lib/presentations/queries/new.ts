import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { canDecide } from "@/lib/presentations/policy";

/** What adding a paper by hand chooses from; null for who may not add one. */
export async function getConferenceForNewPresentation(actor: Actor, slug: string) {
  const named = { orderBy: { position: "asc" }, select: { id: true, name: true } } as const;
  const conference = await db.conference.findUnique({
    where: { slug },
    select: { id: true, abstractWordLimit: true, types: named, themes: named },
  });
  return conference && canDecide(actor, conference.id) ? conference : null;
}
