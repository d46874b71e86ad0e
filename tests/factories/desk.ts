import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { assignPresentations } from "@/lib/sessions/commands/assign-presentations";
import { unassignPresentations } from "@/lib/sessions/commands/unassign-presentations";
import { aConference, aRoom, aTheme, aType } from "@/tests/factories/conferences";
import { anOrganiser } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aDraftSession, aSession } from "@/tests/factories/sessions";

/** A conference with one type, one theme, a room and an organiser, and ways to fill it. */
export async function aDesk(overrides: Parameters<typeof aConference>[0] = {}) {
  const conference = await aConference(overrides);
  const [type, theme, room, organiser] = await Promise.all([
    aType(conference.id),
    aTheme(conference.id),
    aRoom(conference.id, { name: "Room 204" }),
    anOrganiser(conference.id),
  ]);
  return {
    conference,
    type,
    theme,
    room,
    organiser,
    /** An accepted paper of the desk's type with one presenter. */
    paper: async (more: Partial<Parameters<typeof aPresentation>[1]> & { personId?: string } = {}) => {
      const { personId, ...presentation } = more;
      const paper = await aPresentation(conference.id, {
        typeId: type.id,
        themeId: theme.id,
        ...presentation,
      });
      await aPart(paper.id, personId ? { personId } : {});
      return paper;
    },
    /** In the draft; `publish` of tests/support/publishing.ts shows it to everybody. */
    session: (more: Parameters<typeof aDraftSession>[1] = {}) =>
      aDraftSession(conference.id, { typeId: type.id, ...more }),
    /** In the published programme only. */
    shownSession: (more: Parameters<typeof aSession>[1] = {}) =>
      aSession(conference.id, { typeId: type.id, ...more }),
  };
}

/** Ids of the presentations of a session in order, checking that positions run from 0 without gaps. */
export async function orderOf(sessionId: string): Promise<string[]> {
  const places = await db.place.findMany({ where: { sessionId }, orderBy: { position: "asc" } });
  if (places.some((place, index) => place.position !== index)) throw new Error("positions have gaps");
  return places.map((place) => place.presentationId);
}

/** Papers as somebody sees them now: each with the session of the draft it stands in. */
export async function seen(ids: readonly string[]): Promise<{ id: string; from: string | null }[]> {
  const places = await db.place.findMany({
    where: { presentationId: { in: [...ids] }, programme: { publishedAt: null } },
    select: { presentationId: true, sessionId: true },
  });
  const sessionOf = new Map(places.map((place) => [place.presentationId, place.sessionId]));
  return ids.map((id) => ({ id, from: sessionOf.get(id) ?? null }));
}

/** Puts papers into a session, from wherever they stand now. */
export async function assign(
  actor: Actor,
  sessionId: string,
  ids: readonly string[],
  before: string | null = null,
) {
  return assignPresentations(actor, { sessionId, papers: await seen(ids), before });
}

/** Takes papers out of wherever they stand now. */
export async function unassign(actor: Actor, conferenceId: string, ids: readonly string[]) {
  return unassignPresentations(actor, { conferenceId, papers: await seen(ids) });
}
