import { type Actor, personIdOf } from "@/lib/auth/actor";
import { chairsIn, organises } from "@/lib/conferences/policy";
import type { MediaAudience } from "@/lib/db";
import { canOpenEditor, canSeePresentation, type PresentationForPolicy } from "@/lib/presentations/policy";

/** What the rules of media need of a presentation; `selectForMediaPolicy` reads it. */
export type PresentationWithChairs = PresentationForPolicy & {
  places: readonly { themedSession: { chairId: string | null } }[];
};

/** The columns the rules need of a presentation, besides its own, for `include`. */
export const includeForMediaPolicy = {
  conference: {
    select: {
      id: true,
      slug: true,
      name: true,
      timeZone: true,
      publishedAt: true,
      editOpensAt: true,
      editClosesAt: true,
      lockedFields: true,
    },
  },
  parts: { select: { personId: true, claimedAt: true } },
  places: { select: { themedSession: { select: { chairId: true } } } },
} as const;

/** What the rules need of one file or link. */
export type MediaForPolicy = {
  removedAt: Date | null;
  checkedAt: Date | null;
  threat: string | null;
  audience: MediaAudience;
  opensAt: Date | null;
};

/**
 * Whose media they are to add, arrange and answer for: its claimed presenters', every one of them, the organisers',
 * and those of the chairs of the sessions it stands in, who may do it for the presenters. In any state: they see
 * what was removed, too.
 */
export function tendsMedia(actor: Actor, presentation: PresentationWithChairs): boolean {
  const personId = personIdOf(actor);
  const chairs =
    personId !== null && presentation.places.some(({ themedSession }) => themedSession.chairId === personId);
  return canOpenEditor(actor, presentation) || chairs;
}

/** Who reads the versions that were replaced, and every file for the machine in the room. */
export function organisesMedia(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

/** Whether it is there for its audience at `now`: not removed, found harmless, its embargo over. */
export function isOpen(media: MediaForPolicy, now: Date): boolean {
  const isHarmless = media.checkedAt !== null && media.threat === null;
  return media.removedAt === null && isHarmless && (media.opensAt === null || media.opensAt <= now);
}

/** Whether it answers those who asked for its kind: they can open it at `now`. */
export function isAnswer(media: MediaForPolicy, now: Date): boolean {
  return isOpen(media, now) && media.audience !== "organisers";
}

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
