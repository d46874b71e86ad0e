import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { canDecideClaim } from "@/lib/presenters/policy";

/** Claims made with another address than the invited one, oldest first; null to everybody but who decides them. */
export async function listWaitingClaims(actor: Actor, conferenceId: string) {
  if (!canDecideClaim(actor, conferenceId)) return null;
  const claims = await db.invitation.findMany({
    where: {
      part: { claimedAt: null, presentation: { conferenceId } },
      ...{ claimedAt: { not: null }, confirmedAt: null, refusedAt: null, revokedAt: null },
    },
    orderBy: [{ claimedAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, address: true, claimedAt: true },
      part: {
        select: { displayName: true, presentation: { select: { title: true, slug: true } } },
      },
      claimedBy: {
        select: {
          name: true,
          emails: {
            where: { verifiedAt: { not: null } },
            orderBy: { isPrimary: "desc" },
            take: 1,
            select: { address: true },
          },
        },
      },
    },
  });
  return claims.map(({ id, address, claimedAt, part, claimedBy }) => ({
    ...{ invitationId: id, invited: address, claimedAt },
    ...{ displayName: part.displayName, title: part.presentation.title, slug: part.presentation.slug },
    ...{ by: claimedBy?.name ?? "", byAddress: claimedBy?.emails[0]?.address ?? "" },
  }));
}
