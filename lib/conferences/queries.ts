import type { Actor } from "@/lib/auth/actor";
import { reads } from "@/lib/cache/names";
import { canSeeConference, organises } from "@/lib/conferences/policy";
import { db } from "@/lib/db";

/** The conference at a slug, or null when there is none or the actor may not see it. */
export async function getConference(actor: Actor, slug: string) {
  reads("conferences");
  const conference = await db.conference.findUnique({
    where: { slug },
    include: {
      themes: { orderBy: { position: "asc" } },
      types: { orderBy: { position: "asc" } },
      mediaKinds: { orderBy: { position: "asc" } },
      rooms: { orderBy: { position: "asc" } },
    },
  });
  if (!conference || !canSeeConference(actor, conference)) return null;
  reads(`conference:${conference.id}`);
  return conference;
}

/** The conferences the person organises, newest first; none when nobody is signed in. */
export async function listOrganised(actor: Actor): Promise<{ slug: string; name: string }[]> {
  if (actor.kind !== "person" || actor.roles.length === 0) return [];
  const conferences = await db.conference.findMany({
    where: { id: { in: actor.roles.map((held) => held.conferenceId) } },
    orderBy: [{ startsOn: "desc" }, { name: "asc" }],
    select: { id: true, slug: true, name: true },
  });
  return conferences
    .filter((conference) => organises(actor, conference.id))
    .map(({ slug, name }) => ({ slug, name }));
}
