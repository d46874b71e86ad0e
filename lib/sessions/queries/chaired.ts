import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { ChairedSession } from "@/lib/sessions/view";

/** The sessions the person chairs, newest conference first, each with what it holds; none signed out. */
export async function listChaired(actor: Actor): Promise<ChairedSession[]> {
  const personId = personIdOf(actor);
  if (!personId) return [];
  const sessions = await db.themedSession.findMany({
    where: { chairId: personId, programme: { publishedAt: { not: null } } },
    orderBy: [
      { conference: { startsOn: "desc" } },
      { startsAt: { sort: "asc", nulls: "last" } },
      { title: "asc" },
    ],
    select: {
      ...{ id: true, slug: true, title: true, startsAt: true, minutes: true },
      conference: { select: { slug: true, name: true, timeZone: true } },
      room: { select: { name: true } },
      places: {
        orderBy: { position: "asc" },
        select: {
          presentation: {
            select: {
              ...{ id: true, slug: true, title: true, withdrawnAt: true },
              media: { where: { removedAt: null }, select: { id: true } },
              requests: { where: { fulfilledAt: null, withdrawnAt: null }, select: { id: true } },
            },
          },
        },
      },
    },
  });
  return sessions.map(({ conference, room, places, slug, ...session }) => ({
    ...session,
    room: room?.name ?? null,
    conferenceName: conference.name,
    timeZone: conference.timeZone,
    path: `/${conference.slug}/sessions/${slug}/chair`,
    papers: places.map(({ presentation: { id, slug, title, withdrawnAt, media, requests } }) => ({
      ...{ id, title },
      isWithdrawn: withdrawnAt !== null,
      media: media.length,
      asks: requests.length,
      mediaPath: `/${conference.slug}/presentations/${slug}/media`,
    })),
  }));
}
