import type { Actor } from "@/lib/auth/actor";
import { conflictsOf } from "@/lib/conflicts/of-sessions";
import { canSeeConflict } from "@/lib/conflicts/policy";
import { db } from "@/lib/db";
import { canArrange, canSeeOnDesk } from "@/lib/sessions/policy";
import { selectSession, sessionOf } from "@/lib/sessions/session-on-desk";
import type { SessionChoice } from "@/lib/sessions/view";

/** More people than this make a list nobody reads: then only those with a role, and the session's own, are offered. */
const PEOPLE_AT_MOST = 300;

/** One session on the desk of a conference, by either of its ids; null to everybody but organisers and its chair. */
export async function getSessionOnDesk(actor: Actor, slug: string, sessionId: string) {
  const found = await db.themedSession.findFirst({
    where: {
      OR: [{ id: sessionId }, { publicId: sessionId }],
      ...{ conference: { slug }, programme: { publishedAt: null } },
    },
    select: {
      ...selectSession,
      ...{ conferenceId: true, programmeId: true },
      ...{ typeId: true, themeId: true, chairId: true, roomId: true },
      conference: { select: { slug: true, name: true, timeZone: true } },
    },
  });
  if (!found || !canSeeOnDesk(actor, found)) return null;
  const { conference, conferenceId, programmeId, typeId, themeId, chairId, roomId, ...session } = found;
  const conflicts = await conflictsOf(db, { programmeId, zone: conference.timeZone }, [found.id]);
  return {
    conference: { ...conference, id: conferenceId },
    session: sessionOf(
      session,
      (conflicts.get(found.id) ?? []).filter(({ kind }) => canSeeConflict(actor, conferenceId, kind)),
    ),
    fields: { typeId, themeId, chairId, roomId },
    mayArrange: canArrange(actor, conferenceId),
  };
}

/** What a session's form offers; null to everybody but organisers. */
export async function getSessionForm(actor: Actor, slug: string, sessionId?: string) {
  const conference = await db.conference.findUnique({
    where: { slug },
    include: {
      themes: { orderBy: { position: "asc" } },
      types: { orderBy: { position: "asc" } },
      rooms: { orderBy: { position: "asc" } },
    },
  });
  if (!conference || !canArrange(actor, conference.id)) return null;
  return { conference, people: await listPossibleChairs(conference.id, sessionId) };
}

async function listPossibleChairs(conferenceId: string, sessionId?: string) {
  const stays = { leftAt: null, mergedIntoId: null };
  const withRole = { roles: { some: { conferenceId, revokedAt: null } } };
  const ofSession = sessionId
    ? [
        { chairs: { some: { id: sessionId } } },
        { parts: { some: { presentation: { places: { some: { sessionId } } } } } },
      ]
    : [];
  const anybody = { parts: { some: { presentation: { conferenceId } } } };
  const everybody = { ...stays, OR: [withRole, ...ofSession, anybody] };
  const many = (await db.person.count({ where: everybody })) > PEOPLE_AT_MOST;
  const people = await db.person.findMany({
    where: many ? { ...stays, OR: [withRole, ...ofSession] } : everybody,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      roles: { where: { conferenceId, revokedAt: null }, select: { role: true } },
    },
  });
  return people.map(({ id, name, roles }) => ({ id, name, hasRole: roles.length > 0 }));
}

/** The sessions something can be assigned to, by time; null to everybody but organisers. */
export async function listSessionChoices(
  actor: Actor,
  conferenceId: string,
): Promise<SessionChoice[] | null> {
  if (!canArrange(actor, conferenceId)) return null;
  const sessions = await db.themedSession.findMany({
    where: { conferenceId, programme: { publishedAt: null } },
    orderBy: [{ startsAt: { sort: "asc", nulls: "last" } }, { title: "asc" }, { id: "asc" }],
    select: selectSession,
  });
  return sessions.map((session) => {
    const { id, title, startsAt, type, fill } = sessionOf(session, []);
    return { id, title, startsAt, type, fill };
  });
}
