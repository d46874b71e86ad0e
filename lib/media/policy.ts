import { type Actor, personIdOf } from "@/lib/auth/actor";
import { chairsIn, organises } from "@/lib/conferences/policy";
import {
  canSeePresentation,
  type PresentationForPolicy,
  type PresentationWithChairs,
  tendsMedia,
} from "@/lib/presentations/policy";
import { isOpen, type MediaForPolicy } from "@/lib/requests/policy";

// Requests come before media: the rules both ask stand there.
export { includeForMediaPolicy, type PresentationWithChairs, tendsMedia } from "@/lib/presentations/policy";
export { isAnswer, type MediaForPolicy } from "@/lib/requests/policy";

/** Who takes a session's media to the machine in the room: the organisers, and its chair. */
export function canTakePackage(
  actor: Actor,
  session: { conferenceId: string; chairId: string | null },
): boolean {
  const personId = personIdOf(actor);
  return organises(actor, session.conferenceId) || (personId !== null && session.chairId === personId);
}

/** Who reads the versions that were replaced, and every file for the machine in the room. */
export function organisesMedia(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

/** Who is told when a file carries a virus, besides who sent it. */
export const rolesToldOfThreats = { role: "organiser", revokedAt: null } as const;

/**
 * Whether one file may be fetched now: never a removed one nor one with a virus, not even by its presenter. Who tends
 * it needs not wait for the scanner or the embargo; `hasAsked`: the actor asked for its kind and did not take it back.
 */
export function canFetch(
  actor: Actor,
  media: MediaForPolicy & { presentation: PresentationWithChairs },
  hasAsked: boolean,
  now: Date,
): boolean {
  const { presentation } = media;
  if (media.removedAt !== null || media.threat !== null) return false;
  if (tendsMedia(actor, presentation)) return true;
  if (!canSeePresentation(actor, presentation) || !isOpen(media, now)) return false;
  switch (media.audience) {
    case "everyone":
      return true;
    case "signed_in":
      return personIdOf(actor) !== null;
    case "askers":
      return hasAsked;
    case "organisers":
      return chairsIn(actor, presentation.conferenceId);
  }
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
