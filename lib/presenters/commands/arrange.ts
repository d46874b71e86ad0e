import { announceChange, recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { publicFacts } from "@/lib/presentations/public-facts";
import { openPart, openPresenters } from "@/lib/presenters/opened";
import { recordPresenters } from "@/lib/presenters/record-presenters";
import type { OrderPresentersInput, RemovePresenterInput } from "@/lib/presenters/schema";
import { ok, type Result, refuse } from "@/lib/result";

type Barred = "not_found" | "not_allowed" | "closed";

/**
 * Puts the presenters in this order. Refusals: not_found; not_allowed; closed; stale when `partIds` are not exactly
 * the parts there are, because somebody added or removed one meanwhile; will_tell.
 */
export async function orderPresenters(
  actor: Actor,
  { presentationId, partIds, tell }: OrderPresentersInput,
  now = new Date(),
): Promise<Result<undefined, Barred | "stale" | "will_tell">> {
  return decide(async (tx) => {
    const opened = await openPresenters(tx, actor, presentationId, now);
    if (!opened.ok) return opened;
    const parts = await tx.presenterPart.findMany({
      where: { presentationId },
      orderBy: { position: "asc" },
      select: { id: true },
    });
    const before = parts.map((part) => part.id);
    if (before.join() === partIds.join()) return ok();
    if ([...before].sort().join() !== [...partIds].sort().join()) return refuse("stale");
    const facts = await publicFacts(tx, [presentationId], now);
    // One statement; the uniqueness of positions is checked at its commit.
    await tx.$executeRaw`
      UPDATE "PresenterPart" part SET position = wished.ordinality - 1
      FROM unnest(${partIds}::uuid[]) WITH ORDINALITY AS wished(id, ordinality) WHERE part.id = wished.id`;
    const auditEventId = await recordChange(tx, actor, {
      conferenceId: opened.value.conferenceId,
      action: "orderPresenters",
      subjects: [`presentation:${presentationId}`],
      before: { parts: before },
      after: { parts: partIds },
    });
    const asked = await recordPresenters(tx, actor, opened.value, { before: facts, auditEventId, tell }, now);
    return asked ?? ok();
  });
}

/**
 * Takes a presenter off the list, and tells them. What they printed stays in the audit.
 * Refusals: not_found; not_allowed; closed; last_presenter; will_tell (others).
 */
export async function removePresenter(
  actor: Actor,
  { partId, tell }: RemovePresenterInput,
  now = new Date(),
): Promise<Result<{ displayName: string }, Barred | "last_presenter" | "will_tell">> {
  return decide(async (tx) => {
    const opened = await openPart(tx, actor, partId, now);
    if (!opened.ok) return opened;
    const { part, presentation } = opened.value;
    if (presentation.parts.length <= 1) return refuse("last_presenter");
    const before = await publicFacts(tx, [presentation.id], now);
    await tx.presenterPart.delete({ where: { id: partId } });
    await tx.presenterPart.updateMany({
      where: { presentationId: presentation.id, position: { gt: part.position } },
      data: { position: { decrement: 1 } },
    });
    const { personId, position, displayName, affiliation, biography, orcid } = part;
    const auditEventId = await announceChange(tx, actor, {
      conferenceId: presentation.conferenceId,
      action: "removePresenter",
      subjects: [`presentation:${presentation.id}`, `part:${partId}`, `person:${personId}`],
      before: {
        personId,
        position,
        displayName,
        affiliation,
        biography,
        orcid,
        claimedAt: part.claimedAt?.toISOString() ?? null,
      },
    });
    const asked = await recordPresenters(tx, actor, presentation, { before, auditEventId, tell }, now);
    return asked ?? ok({ displayName });
  });
}
