import { announceChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { type Facts, subjectIds } from "@/lib/notifications/facts";
import { recordEvent } from "@/lib/notifications/record-event";
import type { Tell } from "@/lib/notifications/schema";
import { type LockedPresentation, lockPresentations } from "@/lib/presentations/locked";
import { canSeePresentation } from "@/lib/presentations/policy";
import { publicFacts } from "@/lib/presentations/public-facts";
import type { DoneAndRefused } from "@/lib/presentations/schema";
import { stateOf } from "@/lib/presentations/state";
import { ok, type Result, refuse } from "@/lib/result";

/** What one lifecycle command does to each of the presentations it is given. */
export type Decision<Reason extends string> = {
  /** Singular, whether one or many: what later nouns react to. */
  action: "acceptPresentation" | "declinePresentation" | "withdrawPresentation" | "reinstatePresentation";
  mayDecide: (actor: Actor, presentation: LockedPresentation) => boolean;
  /** Why this one cannot be; null when it can. */
  refusalOf: (presentation: LockedPresentation) => Reason | null;
  /** Writes it; a reason when the database refused. */
  write: (tx: Db, presentation: LockedPresentation) => Promise<Reason | null>;
  after?: { reason: string };
};

type Refusal = "not_found" | "not_allowed";

/**
 * Decides on each of `ids`, announcing one event a presentation; what cannot be done is refused item by item.
 *
 * Refusals: not_found and not_allowed when that is all there is to say of every one of them. `causes` takes
 * the first event of each conference.
 */
export async function decideEach<Reason extends string>(
  tx: Db,
  actor: Actor,
  ids: readonly string[],
  decision: Decision<Reason>,
  causes = new Map<string, string>(),
): Promise<Result<DoneAndRefused<Reason | Refusal>, Refusal>> {
  const locked = await lockPresentations(tx, ids);
  const found = new Map(locked.map((presentation) => [presentation.id, presentation]));
  const result: DoneAndRefused<Reason | Refusal> = { done: [], refused: [] };
  for (const id of new Set(ids)) {
    const presentation = found.get(id);
    if (!presentation || !canSeePresentation(actor, presentation)) {
      result.refused.push({ id, title: "", reason: "not_found" });
      continue;
    }
    const decided = await decideOne(tx, actor, presentation, decision);
    const { title, conferenceId } = presentation;
    if (typeof decided === "string") {
      result.refused.push({ id, title, reason: decided });
      continue;
    }
    result.done.push({ id, title });
    if (!causes.has(conferenceId)) causes.set(conferenceId, decided.auditEventId);
  }
  const reasons = new Set(result.refused.map((item) => item.reason));
  const barred =
    result.done.length === 0 && [...reasons].every((it) => it === "not_found" || it === "not_allowed");
  if (barred) return refuse(reasons.has("not_allowed") ? "not_allowed" : "not_found");
  return ok(result);
}

/**
 * As `decideEach`, of what the public knows: with one event a conference, caused by the first of what was decided
 * there. Refuses with will_tell, too (see `recordEvent`); the caller rolls back what is refused.
 */
export async function decideAndTell<Reason extends string>(
  tx: Db,
  actor: Actor,
  { ids, tell }: { ids: readonly string[]; tell?: Tell },
  decision: Decision<Reason>,
  now: Date,
): Promise<Result<DoneAndRefused<Reason | Refusal>, Refusal | "will_tell">> {
  await lockPresentations(tx, ids);
  const before = await publicFacts(tx, ids, now, { sessions: true });
  const causes = new Map<string, string>();
  const result = await decideEach(tx, actor, ids, decision, causes);
  if (!result.ok) return result;
  const after = await publicFacts(tx, ids, now, { sessions: true });
  for (const [conferenceId, auditEventId] of causes) {
    const own = await ofConference(tx, conferenceId, before);
    const asked = await recordEvent(tx, actor, { conferenceId, auditEventId, before: own, after, tell }, now);
    if (asked) return asked;
  }
  return result;
}

/** Of facts of presentations and sessions those of one conference. */
async function ofConference(tx: Db, conferenceId: string, facts: Facts): Promise<Facts> {
  const [presentations, sessions] = [subjectIds(facts, "presentation"), subjectIds(facts, "session")];
  const rows = await tx.$queryRaw<{ subject: string }[]>`
    SELECT 'presentation:' || id AS subject FROM "Presentation"
    WHERE id = ANY(${presentations}::uuid[]) AND "conferenceId" = ${conferenceId}::uuid
    UNION ALL SELECT 'session:' || id FROM "ThemedSession"
    WHERE id = ANY(${sessions}::uuid[]) AND "conferenceId" = ${conferenceId}::uuid`;
  return Object.fromEntries(rows.map(({ subject }) => [subject, facts[subject] ?? {}]));
}

async function decideOne<Reason extends string>(
  tx: Db,
  actor: Actor,
  presentation: LockedPresentation,
  { action, mayDecide, refusalOf, write, after }: Decision<Reason>,
): Promise<Reason | "not_allowed" | { auditEventId: string }> {
  if (!mayDecide(actor, presentation)) return "not_allowed";
  const refusal = refusalOf(presentation) ?? (await write(tx, presentation));
  if (refusal) return refusal;
  const auditEventId = await announceChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action,
    subjects: [`presentation:${presentation.id}`],
    before: { state: stateOf(presentation), reason: presentation.withdrawnReason },
    after,
  });
  return { auditEventId };
}
