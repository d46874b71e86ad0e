import type { InvitationState } from "@/lib/presenters/schema";

export type InvitationColumns = {
  expiresAt: Date;
  revokedAt: Date | null;
  claimedAt: Date | null;
  confirmedAt: Date | null;
  refusedAt: Date | null;
};

/** Days a link works; a mail found after a holiday still should. */
export const INVITATION_DAYS = 30;

/** Follows from who-and-when and whether the part it is for has been claimed. A claim outlives the link's end. */
export function invitationStateAt(
  invitation: InvitationColumns,
  part: { claimedAt: Date | null },
  now: Date,
): InvitationState {
  if (part.claimedAt || invitation.confirmedAt) return "used";
  if (invitation.revokedAt) return "revoked";
  if (invitation.refusedAt) return "refused";
  if (invitation.claimedAt) return "waiting";
  return now >= invitation.expiresAt ? "expired" : "open";
}
