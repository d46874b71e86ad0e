import type { Actor } from "@/lib/auth/actor";
import { canReadTimes } from "@/lib/availability/policy";
import { grouped } from "@/lib/conflicts/grouped";
import { conflictsOf } from "@/lib/conflicts/of-sessions";
import type { SessionConflict } from "@/lib/conflicts/view";
import { db, type Prisma } from "@/lib/db";
import { basisOf } from "@/lib/schedule/basis";
import { type Day, dayOf } from "@/lib/schedule/day";
import type { Timetable, TimetableAbsence, TimetableSession } from "@/lib/schedule/view";
import { readBreaks } from "@/lib/sessions/breaks";
import { runningMinutes } from "@/lib/sessions/capacity";
import { getDesk } from "@/lib/sessions/queries/conference";
import { dayAfter, wallTimeOf } from "@/lib/time/zone";

/** A session lasts a day at most: those that reach a day began at most so long before it. */
const LONGEST = 1440 * 60_000;

const selectSession = {
  ...{ id: true, publicId: true, title: true, roomId: true, startsAt: true, minutes: true },
  ...{ mode: true, isPlenary: true, version: true },
  type: true,
  theme: { select: { name: true, hue: true } },
  chair: { select: { id: true, name: true } },
  places: {
    where: { presentation: { withdrawnAt: null } },
    orderBy: { position: "asc" },
    select: {
      minutes: true,
      presentation: {
        select: { parts: { orderBy: { position: "asc" }, select: { personId: true, displayName: true } } },
      },
    },
  },
} satisfies Prisma.ThemedSessionSelect;

type Row = Prisma.ThemedSessionGetPayload<{ select: typeof selectSession }>;

/**
 * A day of the draft, its first unless another is named, with what is not placed yet; null to everybody but
 * organisers. What is no day of the conference, nor reached from its last, is its first.
 */
export async function getTimetable(actor: Actor, slug: string, named?: string): Promise<Timetable | null> {
  const desk = await getDesk(actor, slug);
  if (!desk || !canReadTimes(actor, desk.id)) return null;
  const conference = {
    ...{ id: desk.id, slug: desk.slug, name: desk.name, timeZone: desk.timeZone },
    ...{ startsOn: desk.startsOn, endsOn: desk.endsOn },
  };
  const draft = await db.programme.findFirstOrThrow({
    where: { conferenceId: desk.id, publishedAt: null },
    select: { id: true, revision: true },
  });
  const spans = await db.themedSession.findMany({
    where: { programmeId: draft.id, startsAt: { not: null } },
    select: { startsAt: true, minutes: true },
  });
  const days = daysOf(conference, spans);
  const day = days.find((one) => one.day === named)?.day ?? days[0]?.day ?? conference.startsOn;
  const found = await db.themedSession.findMany({
    where: { programmeId: draft.id, OR: [{ startsAt: null }, { startsAt: reaching(conference, day) }] },
    orderBy: [{ startsAt: { sort: "asc", nulls: "last" } }, { title: "asc" }, { id: "asc" }],
    select: selectSession,
  });
  const rooms = await db.room.findMany({
    where: { conferenceId: desk.id },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, name: true, building: true, seats: true, mode: true, holdsSeveral: true },
  });
  const absences = await absencesIn(desk.id);
  const conflicts = await conflictsOf(
    db,
    { programmeId: draft.id, zone: conference.timeZone },
    found.map(({ id }) => id),
  );
  const shown = found.map((row) => sessionOf(row, absences, conflicts.get(row.id) ?? []));
  const start = dayOf(conference.timeZone, day)?.startsAt.getTime() ?? 0;
  const breaks = await readBreaks(db, draft.id);
  return {
    ...{ conference, day, days, rooms, revision: draft.revision },
    placed: shown.filter(
      ({ startsAt, minutes }) => startsAt !== null && startsAt.getTime() + minutes * 60_000 > start,
    ),
    unplaced: shown.filter(({ startsAt }) => startsAt === null),
    breaks: breaks.map(({ startsAt, ...one }) => ({ ...one, startsAt: new Date(startsAt) })),
    basis: basisOf(breaks),
  };
}

type Span = { startsAt: Date | null; minutes: number };
type Days = { timeZone: string; startsOn: string; endsOn: string };

/** Each day of the conference with its sessions; one that runs past midnight counts on both days. */
function daysOf({ timeZone, startsOn, endsOn }: Days, spans: readonly Span[]): Timetable["days"] {
  const counts = new Map<string, number>();
  for (let day = startsOn; day <= endsOn; day = dayAfter(day)) counts.set(day, 0);
  for (const { startsAt, minutes } of spans) {
    if (!startsAt) continue;
    const first = wallTimeOf(timeZone, startsAt).day;
    const last = wallTimeOf(timeZone, new Date(startsAt.getTime() + minutes * 60_000 - 1)).day;
    for (let day = first; day <= last; day = dayAfter(day)) counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts].map(([day, sessions]) => ({ day, sessions })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

function reaching({ timeZone }: Days, day: string): Prisma.DateTimeNullableFilter {
  const { startsAt, minutes } = dayOf(timeZone, day) as Day;
  return {
    gt: new Date(startsAt.getTime() - LONGEST),
    lt: new Date(startsAt.getTime() + minutes * 60_000),
  };
}

async function absencesIn(conferenceId: string): Promise<Map<string, TimetableAbsence[]>> {
  const found = await db.unavailability.findMany({
    where: { conferenceId },
    orderBy: { startsAt: "asc" },
    select: { personId: true, startsAt: true, endsAt: true },
  });
  return grouped(found, ({ personId }) => [personId]);
}

function sessionOf(
  row: Row,
  absences: ReadonlyMap<string, TimetableAbsence[]>,
  conflicts: SessionConflict[],
): TimetableSession {
  const { type, chair, places, ...session } = row;
  const people = new Map(chair ? [[chair.id, chair.name]] : []);
  for (const { presentation } of places)
    for (const { personId, displayName } of presentation.parts)
      if (!people.has(personId)) people.set(personId, displayName);
  return {
    ...session,
    conflicts,
    type: type.name,
    papers: places.length,
    needs: runningMinutes(
      type,
      places.map((place) => place.minutes),
    ),
    people: [...people].map(([id, name]) => ({ id, name })),
    absences: [...people.keys()].flatMap((id) => absences.get(id) ?? []),
  };
}
