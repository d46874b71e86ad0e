import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { decide } from "@/lib/decide";
import type { MarkAbsentInput, MarkPresentInput } from "@/lib/programme/schema";
import { ok, type Result, refuse } from "@/lib/result";
import { canSeeOnDesk } from "@/lib/sessions/policy";

type Named = { title: string };

/**
 * Says that a paper was not given in its session: for its chair and the organisers; nobody is told. Marking it twice
 * is as marking it once.
 *
 * Refusals: not_found (also to everybody but the chair of its published session and the organisers), withdrawn.
 */
export async function markAbsent(
  actor: Actor,
  { presentationId }: MarkAbsentInput,
  now = new Date(),
): Promise<Result<Named, "not_found" | "withdrawn">> {
  return decide(async (tx) => {
    const found = await inItsSession(tx, actor, presentationId);
    if (!found) return refuse("not_found");
    const { title, conferenceId, withdrawnAt } = found;
    if (withdrawnAt) return refuse("withdrawn", { title });
    const made = await tx.absence.createMany({
      data: [{ presentationId, markedAt: now, markedById: personIdOf(actor) }],
      skipDuplicates: true,
    });
    if (made.count > 0) await record(tx, actor, { conferenceId, presentationId, action: "markAbsent" });
    return ok({ title });
  });
}

/** Takes that back. Refusals: not_found (as `markAbsent`). */
export async function markPresent(
  actor: Actor,
  { presentationId }: MarkPresentInput,
): Promise<Result<Named, "not_found">> {
  return decide(async (tx) => {
    const found = await inItsSession(tx, actor, presentationId);
    if (!found) return refuse("not_found");
    const { title, conferenceId } = found;
    const gone = await tx.absence.deleteMany({ where: { presentationId } });
    if (gone.count > 0) await record(tx, actor, { conferenceId, presentationId, action: "markPresent" });
    return ok({ title });
  });
}

/** The presentation, if it stands in a published session of which the actor is chair, or organiser. */
async function inItsSession(tx: Db, actor: Actor, presentationId: string) {
  const place = await tx.place.findFirst({
    where: { presentationId, programme: { publishedAt: { not: null } } },
    include: { themedSession: true, presentation: true },
  });
  return place && canSeeOnDesk(actor, place.themedSession) ? place.presentation : null;
}

async function record(
  tx: Db,
  actor: Actor,
  { conferenceId, presentationId, action }: { conferenceId: string; presentationId: string; action: string },
): Promise<void> {
  await recordChange(tx, actor, { conferenceId, action, subjects: [`presentation:${presentationId}`] });
}
