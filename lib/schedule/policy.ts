import { type Actor, personIdOf } from "@/lib/auth/actor";
import { organises } from "@/lib/conferences/policy";
import { canOpenEditor, type PresentationForPolicy } from "@/lib/presentations/policy";

/** Why a presentation is not scheduled is for those who present it and the organisers; nobody else is told. */
export function canSeeWhy(actor: Actor, presentation: PresentationForPolicy): boolean {
  return canOpenEditor(actor, presentation);
}

/** The draft of the programme, and who holds which registration: the organisers'. */
export function canSeeDraft(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}

/** Whether it is the reader's own registration that is spoken of. */
export function isOwn(actor: Actor, personId: string): boolean {
  return personIdOf(actor) === personId;
}
