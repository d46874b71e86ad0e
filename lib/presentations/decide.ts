import { announceChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { type LockedPresentation, lockPresentations } from "@/lib/presentations/locked";
import { canSeePresentation } from "@/lib/presentations/policy";
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
 * Refusals: not_found and not_allowed when that is all there is to say of every one of them.
 */
export async function decideEach<Reason extends string>(
  tx: Db,
  actor: Actor,
  ids: readonly string[],
  decision: Decision<Reason>,
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
    const reason = await decideOne(tx, actor, presentation, decision);
    const { title } = presentation;
    if (reason) result.refused.push({ id, title, reason });
    else result.done.push({ id, title });
  }
  const reasons = new Set(result.refused.map((item) => item.reason));
  const barred =
    result.done.length === 0 && [...reasons].every((it) => it === "not_found" || it === "not_allowed");
  if (barred) return refuse(reasons.has("not_allowed") ? "not_allowed" : "not_found");
  return ok(result);
}

async function decideOne<Reason extends string>(
  tx: Db,
  actor: Actor,
  presentation: LockedPresentation,
  { action, mayDecide, refusalOf, write, after }: Decision<Reason>,
): Promise<Reason | "not_allowed" | null> {
  if (!mayDecide(actor, presentation)) return "not_allowed";
  const refusal = refusalOf(presentation) ?? (await write(tx, presentation));
  if (refusal) return refusal;
  await announceChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action,
    subjects: [`presentation:${presentation.id}`],
    before: { state: stateOf(presentation), reason: presentation.withdrawnReason },
    after,
  });
  return null;
}
