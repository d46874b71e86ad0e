import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { openForEditing } from "@/lib/presentations/change-text";
import type { LockedPresentation } from "@/lib/presentations/locked";
import { canArrangePresenters } from "@/lib/presenters/policy";
import { ok, type Result, refuse } from "@/lib/result";

/** The presentation, locked, for somebody who may arrange its presenters: whoever changes parts holds this lock. */
export async function openPresenters(
  tx: Db,
  actor: Actor,
  presentationId: string,
  now: Date,
): Promise<Result<LockedPresentation, "not_found" | "not_allowed" | "closed">> {
  const opened = await openForEditing(tx, actor, presentationId);
  if (!opened.ok) return opened;
  return canArrangePresenters(actor, opened.value, now) ? opened : refuse("closed");
}

export type Part = NonNullable<Awaited<ReturnType<typeof readPart>>>;

/** A part with what is needed to write to its person; null when there is none. Read it anew under the lock. */
export async function readPart(tx: Db, partId: string) {
  return tx.presenterPart.findUnique({
    where: { id: partId },
    include: {
      person: { include: { emails: { orderBy: [{ isPrimary: "desc" }, { addedAt: "asc" }] } } },
      invitations: { orderBy: { sentAt: "desc" }, take: 1 },
    },
  });
}

/** As `openPresenters`, by one of the parts; the part is read under the lock. */
export async function openPart(
  tx: Db,
  actor: Actor,
  partId: string,
  now: Date,
): Promise<Result<{ presentation: LockedPresentation; part: Part }, "not_found" | "not_allowed" | "closed">> {
  const at = await tx.presenterPart.findUnique({ where: { id: partId }, select: { presentationId: true } });
  if (!at) return refuse("not_found");
  const opened = await openPresenters(tx, actor, at.presentationId, now);
  if (!opened.ok) return opened;
  const part = await readPart(tx, partId);
  return part ? ok({ presentation: opened.value, part }) : refuse("not_found");
}
