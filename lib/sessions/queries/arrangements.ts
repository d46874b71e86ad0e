import type { Actor } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";
import { paperJson } from "@/lib/sessions/board-json";
import type { Arrangement, PaperOnBoard, SessionsAfter } from "@/lib/sessions/live-board";
import { listBoardClashes } from "@/lib/sessions/queries/board-clashes";
import { type SessionSnapshot, snapshotOf } from "@/lib/sessions/snapshot";

/**
 * One change of a draft as boards hear of it; null when there is no such event. For the system: whoever hears it is
 * looked at by `listBoardReaders`. Three statements.
 */
export async function getArrangement(
  actor: Actor,
  { eventId, revision }: { eventId: string; revision: number },
): Promise<Arrangement | null> {
  if (actor.kind !== "system") return null;
  const event = await db.auditEvent.findUnique({
    where: { id: eventId },
    select: {
      ...{ id: true, action: true, after: true },
      actor: { select: { id: true, name: true } },
      conference: {
        select: { timeZone: true, programmes: { where: { publishedAt: null }, select: { id: true } } },
      },
    },
  });
  const draft = event?.conference?.programmes[0];
  if (!event?.conference || !draft) return null;
  const sessions = sessionsAfter(event.after);
  return {
    ...{ revision, eventId, by: event.actor, action: event.action, sessions },
    clashes: await listBoardClashes(
      { programmeId: draft.id, zone: event.conference.timeZone },
      Object.keys(sessions),
    ),
  };
}

function sessionsAfter(after: Prisma.JsonValue): SessionsAfter {
  const sessions: SessionsAfter = {};
  for (const [id, session] of Object.entries(snapshotOf(after)))
    sessions[id] = session && onBoard(id, session);
  return sessions;
}

function onBoard(id: string, session: SessionSnapshot): NonNullable<SessionsAfter[string]> {
  const { publicId, slug, title, typeId, themeId, chairId, roomId, startsAt, minutes, mode, version } =
    session;
  return {
    ...{ id, publicId, slug, title, typeId, themeId, chairId, roomId, startsAt, minutes, mode, version },
    papers: session.papers.map((paper) => ({ id: paper.presentationId, minutes: paper.minutes })),
  };
}

/** These presentations as boards of these conferences show them, by conference; null: not to be arranged. */
export async function listPapersOnBoards(
  actor: Actor,
  presentationIds: readonly string[],
  conferenceIds: readonly string[],
): Promise<Map<string, Record<string, PaperOnBoard | null>>> {
  const byConference = new Map<string, Record<string, PaperOnBoard | null>>();
  if (actor.kind !== "system") return byConference;
  const rows = await db.$queryRaw<{ conferenceId: string; id: string; paper: PaperOnBoard | null }[]>`
    SELECT p."conferenceId", p.id, CASE WHEN p."acceptedAt" IS NOT NULL THEN ${paperJson} END AS paper
    FROM "Presentation" p
    WHERE p.id = ANY(${presentationIds}::uuid[]) AND p."conferenceId" = ANY(${conferenceIds}::uuid[])`;
  for (const { conferenceId, id, paper } of rows)
    byConference.set(conferenceId, { ...byConference.get(conferenceId), [id]: paper });
  return byConference;
}
