import { type Actor, personIdOf } from "@/lib/auth/actor";
import { canReadTimes } from "@/lib/availability/policy";
import type { UnavailableIn, UnavailableTime } from "@/lib/availability/schema";
import { presentsOrChairsIn, whereTheyAreAwaited } from "@/lib/availability/who-has-times";
import { db, type Prisma } from "@/lib/db";
import { named } from "@/lib/people/named";

const ON_A_PAGE = 50;
const A_DAY = 86_400_000;

const times = { select: { id: true, startsAt: true, endsAt: true, timeZone: true, note: true } } as const;
const inOrder = {
  ...times,
  orderBy: [{ startsAt: "asc" }, { endsAt: "asc" }],
} satisfies Prisma.Person$unavailableArgs;

/** The conferences to come in which the actor presents or chairs, each with the times they named; null signed out. */
export async function listOwnTimes(
  actor: Actor,
  now = new Date(),
): Promise<(UnavailableIn & { name: string })[] | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const [person, conferences] = await Promise.all([
    db.person.findUnique({ where: { id: personId }, select: { timeZone: true } }),
    db.conference.findMany({
      // The last day is over last where clocks are behind UTC.
      where: { endsOn: { gte: new Date(now.getTime() - 2 * A_DAY) }, ...whereTheyAreAwaited(personId) },
      orderBy: [{ startsOn: "asc" }, { id: "asc" }],
      select: { ...columns, name: true, unavailable: { ...inOrder, where: { personId } } },
    }),
  ]);
  return conferences.map(({ name, unavailable, ...conference }) => ({
    name,
    ...whereOf(conference, person?.timeZone ?? null, unavailable),
  }));
}

/** Somebody who presents or chairs in a conference, with their times; null when not there, or for nobody's eyes. */
export async function getTimesOf(
  actor: Actor,
  conferenceId: string,
  personId: string,
): Promise<(UnavailableIn & { personId: string; name: string }) | null> {
  if (!canReadTimes(actor, conferenceId)) return null;
  const [conference, person] = await Promise.all([
    db.conference.findUnique({ where: { id: conferenceId }, select: columns }),
    db.person.findFirst({
      where: { AND: [{ id: personId }, presentsOrChairsIn(conferenceId, { inDraft: true })] },
      select: { name: true, timeZone: true, unavailable: { ...inOrder, where: { conferenceId } } },
    }),
  ]);
  if (!conference || !person) return null;
  return { personId, name: person.name, ...whereOf(conference, person.timeZone, person.unavailable) };
}

/** Who of a conference cannot be there at times, by name, 50 a page; null to everybody but its organisers. */
export async function listTimes(
  actor: Actor,
  conferenceId: string,
  filters: { words: string; page: number },
) {
  if (!canReadTimes(actor, conferenceId)) return null;
  const where: Prisma.PersonWhereInput = {
    unavailable: { some: { conferenceId } },
    AND: named(filters.words),
  };
  const total = await db.person.count({ where });
  const pages = Math.max(1, Math.ceil(total / ON_A_PAGE));
  const page = Math.min(filters.page, pages);
  const people = await db.person.findMany({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip: (page - 1) * ON_A_PAGE,
    take: ON_A_PAGE,
    select: { id: true, name: true, unavailable: { ...inOrder, where: { conferenceId } } },
  });
  return {
    people: people.map(({ unavailable, ...person }) => ({ ...person, times: unavailable })),
    ...{ total, page, pages },
  };
}

const columns = { id: true, timeZone: true, startsOn: true, endsOn: true } as const;

function whereOf(
  conference: { id: string; timeZone: string; startsOn: Date; endsOn: Date },
  personZone: string | null,
  times: UnavailableTime[],
): UnavailableIn {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return {
    conferenceId: conference.id,
    zone: conference.timeZone,
    days: { first: day(conference.startsOn), last: day(conference.endsOn) },
    ownZone: personZone ?? conference.timeZone,
    times,
  };
}
