import type { Actor } from "@/lib/auth/actor";
import { conflictsOf } from "@/lib/conflicts/of-sessions";
import { db, type Prisma } from "@/lib/db";
import { type Desk, getDesk } from "@/lib/sessions/queries/conference";
import type { BoardFilters } from "@/lib/sessions/schema";
import { selectPaper, selectSession, sessionOf, toPaper } from "@/lib/sessions/session-on-desk";
import { unassigned, wordsWhere } from "@/lib/sessions/submission-filter";
import { instantsOf } from "@/lib/time/zone";

const SESSIONS_ON_A_PAGE = 24;
const UNASSIGNED_AT_MOST = 100;

/** The sessions of the draft beside what is unassigned; null to everybody but organisers. */
export async function getBoard(actor: Actor, slug: string, filters: BoardFilters) {
  const desk = await getDesk(actor, slug);
  if (!desk) return null;
  const where = sessionsWhere(desk, filters);
  const total = await db.themedSession.count({ where });
  const pages = Math.max(1, Math.ceil(total / SESSIONS_ON_A_PAGE));
  const page = Math.min(filters.page, pages);
  const found = await db.themedSession.findMany({
    where,
    orderBy: [
      { startsAt: { sort: "asc", nulls: "last" } },
      { room: { position: "asc" } },
      { title: "asc" },
      { id: "asc" },
    ],
    skip: (page - 1) * SESSIONS_ON_A_PAGE,
    take: SESSIONS_ON_A_PAGE,
    select: selectSession,
  });
  const draft = await db.programme.findFirstOrThrow({ where: { conferenceId: desk.id, publishedAt: null } });
  const conflicts = await conflictsOf(
    db,
    { programmeId: draft.id, zone: desk.timeZone },
    found.map((session) => session.id),
  );
  return {
    desk,
    sessions: found.map((session) => sessionOf(session, conflicts.get(session.id) ?? [])),
    ...{ total, page, pages },
    unassigned: await listUnassigned(desk, filters),
  };
}

async function listUnassigned(desk: Desk, { theme, type, words }: BoardFilters) {
  const where: Prisma.PresentationWhereInput = {
    AND: [
      ...[{ conferenceId: desk.id }, unassigned, ...wordsWhere(words)],
      theme ? { theme: { slug: theme } } : {},
      type ? { type: { slug: type } } : {},
    ],
  };
  const total = await db.presentation.count({ where });
  const found = await db.presentation.findMany({
    where,
    orderBy: [{ theme: { position: "asc" } }, { type: { position: "asc" } }, { title: "asc" }, { id: "asc" }],
    take: UNASSIGNED_AT_MOST,
    select: selectPaper,
  });
  return { total, papers: found.map((paper) => toPaper(paper, paper.type.minutes)) };
}

/** Sessions the filter leaves; words are looked for in their titles and in what they hold. */
function sessionsWhere(
  desk: Desk,
  { theme, type, day, missing, words }: BoardFilters,
): Prisma.ThemedSessionWhereInput {
  const all: Prisma.ThemedSessionWhereInput[] = [{ conferenceId: desk.id, programme: { publishedAt: null } }];
  if (theme) all.push({ theme: { slug: theme } });
  if (type) all.push({ type: { slug: type } });
  if (missing === "time") all.push({ startsAt: null });
  if (missing === "room") all.push({ roomId: null });
  if (missing === "chair") all.push({ chairId: null });
  if (day) all.push({ startsAt: dayRange(desk.timeZone, day) });
  for (const presentation of wordsWhere(words)) all.push({ places: { some: { presentation } } });
  return { AND: all };
}

/** From the first instant of a day to the first of the next; where clocks skip midnight, an hour later. */
function dayRange(zone: string, day: string): { gte: Date; lt: Date } {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const startOf = (of: string) =>
    instantsOf(zone, { day: of, time: "00:00" })[0] ??
    instantsOf(zone, { day: of, time: "01:00" })[0] ??
    new Date(`${of}T00:00:00Z`);
  return { gte: startOf(day), lt: startOf(next) };
}
