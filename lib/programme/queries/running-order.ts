import type { Actor } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";
import type { RunningOrder } from "@/lib/programme/running-order";
import type { ConferenceOnPage } from "@/lib/programme/view";
import { canSeeOnDesk } from "@/lib/sessions/policy";
import { dayAfter, startOfDay } from "@/lib/time/zone";

type Conference = Prisma.ConferenceGetPayload<object>;

const selectPaper = {
  ...{ id: true, slug: true, title: true, withdrawnAt: true },
  type: { select: { mediaDueOn: true } },
  absence: { select: { markedAt: true } },
  parts: {
    orderBy: { position: "asc" },
    select: {
      ...{ displayName: true, affiliation: true, biography: true },
      person: { select: { biography: true } },
    },
  },
  media: {
    where: { removedAt: null },
    orderBy: { addedAt: "asc" },
    select: { label: true, addedAt: true, kind: { select: { name: true } } },
  },
} satisfies Prisma.PresentationSelect;

/**
 * A published session as its chair runs it: its papers with their times, who gives them, and what media came, and came
 * late, at `now`; null to everybody but its chair and the organisers.
 */
export async function getRunningOrder(
  actor: Actor,
  address: { conference: string; session: string },
  now = new Date(),
): Promise<RunningOrder | null> {
  const session = await db.themedSession.findFirst({
    where: {
      ...{ slug: address.session, conference: { slug: address.conference } },
      programme: { publishedAt: { not: null } },
    },
    include: {
      conference: true,
      room: { select: { name: true } },
      chair: { select: { name: true } },
      type: { select: { isGrouped: true } },
      places: {
        orderBy: { position: "asc" },
        select: { minutes: true, presentation: { select: selectPaper } },
      },
    },
  });
  if (!session || !canSeeOnDesk(actor, session)) return null;
  const { conference, type, places, startsAt } = session;
  const papers: RunningOrder["papers"] = [];
  let earlier = 0;
  for (const { minutes, presentation } of places) {
    papers.push({
      ...paperOf(presentation, conference, now),
      minutes: type.isGrouped ? minutes : session.minutes,
      startsAt:
        startsAt && new Date(startsAt.getTime() + (type.isGrouped ? earlier : 0) * 60_000).toISOString(),
    });
    earlier += minutes;
  }
  return {
    conference: onPage(conference),
    ...{ id: session.id, slug: session.slug, title: session.title, minutes: session.minutes },
    startsAt: startsAt?.toISOString() ?? null,
    room: session.room?.name ?? null,
    chair: session.chair?.name ?? null,
    papers,
  };
}

function onPage(conference: Conference): ConferenceOnPage {
  const { id, slug, name, place, mode, timeZone, startsOn, endsOn } = conference;
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return { ...{ id, slug, name, place, mode, timeZone }, startsOn: day(startsOn), endsOn: day(endsOn) };
}

function paperOf(
  {
    withdrawnAt,
    absence,
    parts,
    media,
    type,
    ...paper
  }: Prisma.PresentationGetPayload<{ select: typeof selectPaper }>,
  { slug, timeZone }: { slug: string; timeZone: string },
  now: Date,
) {
  // Owed by the end of the day, on the conference's clocks.
  const due = type.mediaDueOn && startOfDay(timeZone, dayAfter(type.mediaDueOn.toISOString().slice(0, 10)));
  return {
    ...{ id: paper.id, title: paper.title },
    path: `/${slug}/presentations/${paper.slug}`,
    isWithdrawn: withdrawnAt !== null,
    isAbsent: absence !== null,
    presenters: parts.map(({ displayName, affiliation, biography, person }) => ({
      ...{ name: displayName, affiliation },
      biography: biography || person.biography,
    })),
    media: media.map(({ label, addedAt, kind }) => ({
      name: label || kind.name,
      isLate: due !== null && addedAt >= due,
    })),
    isOverdue: due !== null && media.length === 0 && now >= due,
  };
}
