import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { canArrange } from "@/lib/sessions/policy";

/** The conference whose desk the actor may sit at, with what its filters name; null for everybody else. */
export async function getDesk(actor: Actor, slug: string) {
  const conference = await db.conference.findUnique({
    where: { slug },
    select: {
      ...{ id: true, slug: true, name: true, timeZone: true, startsOn: true, endsOn: true },
      themes: { orderBy: { position: "asc" }, select: { id: true, slug: true, name: true, hue: true } },
      types: { orderBy: { position: "asc" } },
    },
  });
  if (!conference || !canArrange(actor, conference.id)) return null;
  return {
    ...conference,
    startsOn: conference.startsOn.toISOString().slice(0, 10),
    endsOn: conference.endsOn.toISOString().slice(0, 10),
  };
}

export type Desk = NonNullable<Awaited<ReturnType<typeof getDesk>>>;
