import type { Db } from "@/lib/db";
import { lockPresentation } from "@/lib/presentations/locked";

/** The invitation, its part and presentation, read under the presentation's lock that all changes of parts take. */
export async function lockInvitation(tx: Db, where: { tokenHash: string } | { id: string }) {
  const at = await tx.invitation.findUnique({
    where,
    select: { part: { select: { presentationId: true } } },
  });
  const presentation = at && (await lockPresentation(tx, at.part.presentationId));
  const invitation = presentation && (await tx.invitation.findUnique({ where, include: { part: true } }));
  return invitation ? { ...invitation, presentation } : null;
}

export type LockedInvitation = NonNullable<Awaited<ReturnType<typeof lockInvitation>>>;
