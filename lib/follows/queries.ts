import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";
import type { TimetableEntry } from "@/lib/follows/schema";

/**
 * Everything on the person's timetable: what they follow and what they present, by time, unplaced ones last. Null when
 * nobody is signed in. Withdrawn ones stay, saying so.
 */
export async function listMyTimetable(actor: Actor): Promise<TimetableEntry[] | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const presentations = await db.presentation.findMany({
    where: {
      acceptedAt: { not: null },
      conference: { publishedAt: { not: null } },
      OR: [{ follows: { some: { personId } } }, { parts: { some: { personId, claimedAt: { not: null } } } }],
    },
    include: { ...placed, parts: { orderBy: { position: "asc" } }, follows: { where: { personId } } },
  });
  return presentations.map((presentation) => entryOf(presentation, personId)).sort(byTime);
}

const placed = {
  conference: { select: { slug: true, name: true, timeZone: true } },
  theme: { select: { name: true, hue: true } },
  places: {
    where: { programme: { publishedAt: { not: null } } },
    include: {
      themedSession: {
        include: {
          room: true,
          type: true,
          places: { orderBy: { position: "asc" }, select: { id: true, minutes: true } },
        },
      },
    },
  },
} as const satisfies Prisma.PresentationInclude;

type Row = Prisma.PresentationGetPayload<{ include: typeof placed & { parts: true; follows: true } }>;

function entryOf(presentation: Row, personId: string): TimetableEntry {
  const [place] = presentation.places;
  return {
    id: presentation.id,
    title: presentation.title,
    path: `/${presentation.conference.slug}/presentations/${presentation.slug}`,
    presenters: presentation.parts.map((part) => part.displayName),
    theme: presentation.theme,
    conferenceName: presentation.conference.name,
    timeZone: presentation.conference.timeZone,
    isWithdrawn: presentation.withdrawnAt !== null,
    isFollowed: presentation.follows.length > 0,
    isOwn: presentation.parts.some((part) => part.personId === personId && part.claimedAt !== null),
    sessionTitle: place?.themedSession.title ?? null,
    room: place?.themedSession.room?.name ?? null,
    startsAt: place ? startOf(place) : null,
    minutes: place ? lengthOf(place) : 0,
  };
}

type PlaceRow = Row["places"][number];

/** Papers are given in sequence; posters and the like during the whole session. */
function startOf({ id, themedSession }: PlaceRow): Date | null {
  const { startsAt, places, type } = themedSession;
  if (!startsAt || !type.isGrouped) return startsAt;
  const before = places.slice(
    0,
    places.findIndex((place) => place.id === id),
  );
  return new Date(startsAt.getTime() + before.reduce((sum, place) => sum + place.minutes, 0) * 60_000);
}

function lengthOf({ minutes, themedSession }: PlaceRow): number {
  return themedSession.type.isGrouped ? minutes : themedSession.minutes;
}

function byTime(a: TimetableEntry, b: TimetableEntry): number {
  const [from, to] = [a, b].map((entry) => entry.startsAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return from === to ? a.title.localeCompare(b.title) : (from ?? 0) - (to ?? 0);
}
