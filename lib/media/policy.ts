import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";
import { canOpenEditor, canSeePresentation, type PresentationForPolicy } from "@/lib/presentations/policy";

/** Its claimed presenters and the organisers, in any state: they see what was removed, too. */
export function tendsMedia(actor: Actor, presentation: PresentationForPolicy): boolean {
  return canOpenEditor(actor, presentation);
}

/** Whether one file may be fetched: never a removed one, not even by its presenter (it can be put back). */
export function canFetch(
  actor: Actor,
  media: { removedAt: Date | null; presentation: PresentationForPolicy },
): boolean {
  return media.removedAt === null && canSeePresentation(actor, media.presentation);
}

/**
 * Why media cannot be changed now; null when they can.
 *
 * The edit window of the text does not close media: slides come after the abstracts are printed. A committee
 * closes them by locking the field "media"; organisers always may.
 */
export function mediaClosedBecause(
  actor: Actor,
  presentation: PresentationForPolicy,
): "withdrawn" | "locked" | null {
  if (presentation.withdrawnAt) return "withdrawn";
  const isLocked = presentation.conference.lockedFields.includes("media");
  return isLocked && !organises(actor, presentation.conferenceId) ? "locked" : null;
}
