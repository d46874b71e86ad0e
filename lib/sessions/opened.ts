import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { ok, type Result, refuse } from "@/lib/result";
import { draftProgramme, lockPresentations } from "@/lib/sessions/desk";
import { canArrange, canSeeOnDesk } from "@/lib/sessions/policy";
import { type Snapshot, takeSnapshot } from "@/lib/sessions/snapshot";

/** A draft that this transaction may change; it stands still until the transaction ends. */
export type OpenDraft = { id: string; conferenceId: string; revision: number; timeZone: string };

/** The draft of a conference for an organiser of it, `papers` locked before it. Refuses everybody else: not_found. */
export async function openDraft(
  tx: Db,
  actor: Actor,
  conferenceId: string,
  papers: readonly string[] = [],
): Promise<Result<OpenDraft, "not_found">> {
  if (!canArrange(actor, conferenceId)) return refuse("not_found");
  const conference = await tx.conference.findUnique({
    where: { id: conferenceId },
    select: { timeZone: true },
  });
  if (!conference) return refuse("not_found");
  await lockPresentations(tx, papers);
  return ok({ ...(await draftProgramme(tx, conferenceId)), conferenceId, ...conference });
}

/** As `openDraft`, of the conference whose draft a session is in; not_allowed: the actor only chairs it. */
export async function openDraftOf(
  tx: Db,
  actor: Actor,
  sessionId: string,
  papers: readonly string[] = [],
): Promise<Result<OpenDraft, "not_found" | "not_allowed">> {
  const session = await tx.themedSession.findFirst({
    where: { id: sessionId, programme: { publishedAt: null } },
    select: { conferenceId: true, chairId: true },
  });
  if (!session || !canSeeOnDesk(actor, session)) return refuse("not_found");
  if (!canArrange(actor, session.conferenceId)) return refuse("not_allowed");
  return openDraft(tx, actor, session.conferenceId, papers);
}

/** How these sessions of a draft stand, and those that hold one of these papers; others are not in it. */
export async function standingOf(
  tx: Db,
  draft: OpenDraft,
  sessionIds: readonly string[],
  papers: readonly string[] = [],
): Promise<Snapshot> {
  const sessions = await tx.themedSession.findMany({
    where: {
      programmeId: draft.id,
      OR: [{ id: { in: [...sessionIds] } }, { places: { some: { presentationId: { in: [...papers] } } } }],
    },
    select: { id: true },
  });
  return takeSnapshot(
    tx,
    sessions.map((session) => session.id),
  );
}
