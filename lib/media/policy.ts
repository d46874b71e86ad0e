import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";
import { isPublic } from "@/lib/presentations/state";

export type PresentationOfMedia = {
  conferenceId: string;
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
  conference: { publishedAt: Date | null; lockedFields: string[] };
  parts: readonly { personId: string; claimedAt: Date | null }[];
};

/** The claimed presenters and the organisers: they see media of drafts, and what was removed. */
export function tendsMedia(actor: Actor, presentation: PresentationOfMedia): boolean {
  return organises(actor, presentation.conferenceId) || presents(actor, presentation);
}

/** Who sees it at all: everybody once it is public. */
export function canSeePresentationOfMedia(actor: Actor, presentation: PresentationOfMedia): boolean {
  return isPublic(presentation, presentation.conference) || tendsMedia(actor, presentation);
}

/** Whether one file may be fetched: never a removed one, not even by its presenter (it can be put back). */
export function canFetch(
  actor: Actor,
  media: { removedAt: Date | null; presentation: PresentationOfMedia },
): boolean {
  return media.removedAt === null && canSeePresentationOfMedia(actor, media.presentation);
}

/**
 * Why media cannot be changed now; null when they can.
 *
 * The edit window of the text does not close media: slides come after the abstracts are printed. A committee
 * closes them by locking the field "media"; organisers always may.
 */
export function mediaClosedBecause(
  actor: Actor,
  presentation: PresentationOfMedia,
): "withdrawn" | "locked" | null {
  if (presentation.withdrawnAt) return "withdrawn";
  const isLocked = presentation.conference.lockedFields.includes("media");
  return isLocked && !organises(actor, presentation.conferenceId) ? "locked" : null;
}

function presents(actor: Actor, presentation: PresentationOfMedia): boolean {
  return (
    actor.kind === "person" &&
    presentation.parts.some((part) => part.personId === actor.personId && part.claimedAt !== null)
  );
}
