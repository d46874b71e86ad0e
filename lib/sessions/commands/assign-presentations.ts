import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import { ok, type Refused, type Result, refuse } from "@/lib/result";
import { type AdmissionRefusal, whyFull, whyNotAdmitted } from "@/lib/sessions/admission";
import { clashOf } from "@/lib/sessions/clash";
import { type Arranged, draftProgramme, lockPresentations, recordArrangement } from "@/lib/sessions/desk";
import { type Paper, writePlaces } from "@/lib/sessions/places";
import { canArrange, canSeeOnDesk } from "@/lib/sessions/policy";
import type { AssignPresentationsInput } from "@/lib/sessions/schema";
import { type SessionSnapshot, standing, takeSnapshot } from "@/lib/sessions/snapshot";

export type AssignRefusal =
  | AdmissionRefusal
  | "not_found"
  | "not_allowed"
  | "already_there"
  | "full"
  | "person_elsewhere"
  | "room_taken";

export type Assigned = Arranged & { session: string; count: number; fromOtherSessions: number };

/**
 * Puts presentations into a session, at a position or at its end, wherever they stood before; all or none.
 *
 * Naming one that stands there already moves it within the session, if a position is given.
 * Refusals: not_found, not_allowed (its chair), withdrawn, not_accepted, wrong_type, wrong_mode, already_there,
 * full, person_elsewhere. room_taken is possible only beside another change of the same moment.
 */
export async function assignPresentations(
  actor: Actor,
  input: AssignPresentationsInput,
): Promise<Result<Assigned, AssignRefusal>> {
  const ids = [...new Set(input.ids)];
  return decide(async (tx) => {
    const found = await tx.themedSession.findUnique({ where: { id: input.sessionId } });
    if (!found || !canSeeOnDesk(actor, found)) return refuse("not_found");
    const { conferenceId } = found;
    if (!canArrange(actor, conferenceId)) return refuse("not_allowed");
    await lockPresentations(tx, ids);
    const programme = await draftProgramme(tx, conferenceId);

    const ground = await groundOf(tx, { programmeId: programme.id, sessionId: found.id, conferenceId, ids });
    if (!ground) return refuse("not_found");
    const obstacle = obstacleOf(ground, ids, input.position);
    if (obstacle) return obstacle;

    const orders = ordersAfter(ground, ids, input.position);
    await writePlaces(tx, programme.id, orders);
    const clash = await clashOf(tx, ground.session.conference.timeZone, [found.id]);
    if (clash) return clash;
    const arranged = await recordArrangement(tx, actor, {
      action: "assignPresentations",
      conferenceId,
      before: ground.before,
    });
    const moved = ids.filter((id) => (ground.sessionOf.get(id) ?? found.id) !== found.id);
    return ok({
      ...{ session: ground.session.title, count: ids.length, fromOtherSessions: moved.length },
      ...arranged,
    });
  });
}

type Ground = NonNullable<Awaited<ReturnType<typeof groundOf>>>;

/** Everything the decision rests on, read under the locks. */
async function groundOf(
  tx: Db,
  {
    programmeId,
    sessionId,
    conferenceId,
    ids,
  }: Record<"programmeId" | "sessionId" | "conferenceId", string> & {
    ids: string[];
  },
) {
  const session = await tx.themedSession.findUnique({
    where: { id: sessionId },
    include: { type: true, conference: { select: { timeZone: true } } },
  });
  const presentations = await tx.presentation.findMany({
    where: { id: { in: ids }, conferenceId },
    include: { type: { select: { name: true, minutes: true } } },
  });
  if (!session || presentations.length !== ids.length) return null;
  const places = await tx.place.findMany({
    where: { programmeId, OR: [{ sessionId }, { presentationId: { in: ids } }] },
    select: { sessionId: true, presentationId: true, presentation: { select: { withdrawnAt: true } } },
  });
  const before = await takeSnapshot(tx, [sessionId, ...places.map((place) => place.sessionId)]);
  const withdrawn = new Set(
    places.filter((place) => place.presentation.withdrawnAt).map((place) => place.presentationId),
  );
  return {
    session,
    before,
    sessionOf: standing(before),
    withdrawn,
    byId: new Map(presentations.map((presentation) => [presentation.id, presentation])),
  };
}

function obstacleOf(
  { session, before, sessionOf, withdrawn, byId }: Ground,
  ids: string[],
  position: number | undefined,
): Refused<AssignRefusal> | null {
  const added = ids.filter((id) => sessionOf.get(id) !== session.id);
  for (const id of added) {
    const candidate = byId.get(id);
    const refused = candidate ? whyNotAdmitted(candidate, session) : refuse("not_found" as const);
    if (refused) return refused;
  }
  if (added.length === 0 && position === undefined)
    return refuse("already_there", { session: session.title, count: ids.length });
  const held = (before[session.id]?.papers ?? []).filter((paper) => !withdrawn.has(paper.presentationId));
  return whyFull(
    session,
    held.map((paper) => paper.minutes),
    added.map((id) => byId.get(id)?.type.minutes ?? 0),
  );
}

/** The new order of the session and of those that give to it. A paper keeps its own length when it moves. */
function ordersAfter({ session, before, byId }: Ground, ids: string[], position: number | undefined) {
  const moving = new Set(ids);
  const papers = new Map<string, Paper>();
  const orders = new Map<string, Paper[]>();
  for (const [sessionId, snapshot] of Object.entries(before)) {
    for (const paper of snapshot?.papers ?? []) papers.set(paper.presentationId, paper);
    orders.set(sessionId, remaining(snapshot, moving));
  }
  const incoming = ids.map(
    (id) =>
      papers.get(id) ?? { presentationId: id, minutes: byId.get(id)?.type.minutes ?? session.type.minutes },
  );
  const order = orders.get(session.id) ?? [];
  order.splice(Math.min(position ?? order.length, order.length), 0, ...incoming);
  return orders.set(session.id, order);
}

function remaining(snapshot: SessionSnapshot | null, moving: ReadonlySet<string>): Paper[] {
  return (snapshot?.papers ?? []).filter((paper) => !moving.has(paper.presentationId));
}
