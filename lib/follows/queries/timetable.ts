import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";
import { shownToAll } from "@/lib/follows/find-subject";
import type { TimetableEntry } from "@/lib/follows/schema";

/**
 * Everything on the person's timetable, by time, unplaced ones last: presentations they follow or present, sessions
 * they follow or chair, with the former inside the latter. Null when nobody is signed in. Withdrawn ones stay, saying
 * so. Themes, keywords and presenters that are followed bring nothing here: they are told of, not attended.
 */
export async function listMyTimetable(actor: Actor): Promise<TimetableEntry[] | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const followed = await db.follow.findMany({
    where: { personId, OR: [{ presentationId: { not: null } }, { sessionId: { not: null } }] },
    select: { presentationId: true, sessionId: true },
  });
  const ids = new Set(followed.flatMap((each) => each.presentationId ?? each.sessionId ?? []));
  const [presentations, sessions] = await Promise.all([
    db.presentation.findMany({
      where: {
        ...shownToAll,
        OR: [{ id: { in: [...ids] } }, { parts: { some: { personId, claimedAt: { not: null } } } }],
      },
      include: { ...placed, parts: { orderBy: { position: "asc" } } },
    }),
    db.themedSession.findMany({
      where: {
        programme: { publishedAt: { not: null } },
        conference: { publishedAt: { not: null } },
        OR: [{ id: { in: [...ids] } }, { chairId: personId }],
      },
      include: held,
    }),
  ]);
  const papers = presentations.map((one) => paperEntry(one, personId, ids.has(one.id))).sort(byTime);
  const wholes = sessions.map((one) => sessionEntry(one, personId, ids.has(one.id), papers));
  const inside = new Set(wholes.flatMap((whole) => whole.papers));
  return [...wholes, ...papers.filter((paper) => !inside.has(paper))].sort(byTime);
}

const conference = { select: { slug: true, name: true, timeZone: true } } as const;
const theme = { select: { name: true, hue: true } } as const;

const held = { conference, theme, room: true } as const satisfies Prisma.ThemedSessionInclude;

const placed = {
  conference,
  theme,
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

type Session = Prisma.ThemedSessionGetPayload<{ include: typeof held }>;
type Paper = Prisma.PresentationGetPayload<{ include: typeof placed & { parts: true } }>;

function paperEntry(presentation: Paper, personId: string, isFollowed: boolean): TimetableEntry {
  const [place] = presentation.places;
  return {
    subject: `presentation:${presentation.id}`,
    id: presentation.id,
    title: presentation.title,
    path: `/${presentation.conference.slug}/presentations/${presentation.slug}`,
    presenters: presentation.parts.map((part) => part.displayName),
    theme: presentation.theme,
    conferenceName: presentation.conference.name,
    timeZone: presentation.conference.timeZone,
    isWithdrawn: presentation.withdrawnAt !== null,
    isFollowed,
    isOwn: presentation.parts.some((part) => part.personId === personId && part.claimedAt !== null),
    isChaired: false,
    sessionId: place?.sessionId ?? null,
    sessionTitle: place?.themedSession.title ?? null,
    room: place?.themedSession.room?.name ?? null,
    startsAt: place ? startOf(place) : null,
    minutes: place ? lengthOf(place) : 0,
    papers: [],
  };
}

function sessionEntry(
  session: Session,
  personId: string,
  isFollowed: boolean,
  papers: TimetableEntry[],
): TimetableEntry {
  const { id, title, slug, theme, room, startsAt, minutes, conference } = session;
  return {
    ...{ subject: `session:${id}`, id, title, theme, startsAt, minutes, isFollowed },
    path: `/${conference.slug}/sessions/${slug}`,
    presenters: [],
    conferenceName: conference.name,
    timeZone: conference.timeZone,
    isWithdrawn: false,
    isOwn: false,
    isChaired: session.chairId === personId,
    sessionId: id,
    sessionTitle: null,
    room: room?.name ?? null,
    papers: papers.filter((paper) => paper.sessionId === id),
  };
}

type PlaceRow = Paper["places"][number];

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
