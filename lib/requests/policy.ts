import type { Actor } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";
import type { MediaAudience } from "@/lib/db";

/** Whoever is signed in may ask, except those who would be asked. */
export function canRequest(
  actor: Actor,
  presentation: { parts: readonly { personId: string; claimedAt: Date | null }[] },
): "yes" | "signed_out" | "own_presentation" {
  if (actor.kind !== "person") return "signed_out";
  const isOwn = presentation.parts.some(
    (part) => part.personId === actor.personId && part.claimedAt !== null,
  );
  return isOwn ? "own_presentation" : "yes";
}

/** Organisers know who asked; who else tends the media, of those who agreed; everybody else, only how many. */
export function seesAllAskers(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

/** What the rules need of one file or link. */
export type MediaForPolicy = {
  removedAt: Date | null;
  checkedAt: Date | null;
  threat: string | null;
  audience: MediaAudience;
  opensAt: Date | null;
};

/** Whether it is there for its audience at `now`: not removed, found harmless, its embargo over. */
export function isOpen(media: MediaForPolicy, now: Date): boolean {
  const isHarmless = media.checkedAt !== null && media.threat === null;
  return media.removedAt === null && isHarmless && (media.opensAt === null || media.opensAt <= now);
}

/** Whether it answers those who asked for its kind: they can open it at `now`. */
export function isAnswer(media: MediaForPolicy, now: Date): boolean {
  return isOpen(media, now) && media.audience !== "organisers";
}

/** What is asked for in the whole conference, and by whom, is its organisers' to see and to remind of. */
export function canRemind(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}
