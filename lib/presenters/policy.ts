import { type Actor, personIdOf } from "@/lib/auth/actor";
import { canDecide, editableFields, type PresentationForPolicy } from "@/lib/presentations/policy";

/** Invites, orders and removes: organisers always, its presenters while the field "presenters" is open to them. */
export function canArrangePresenters(actor: Actor, presentation: PresentationForPolicy, now: Date): boolean {
  return editableFields(actor, presentation, now).includes("presenters");
}

type Part = { personId: string; claimedAt: Date | null };

export function isOwnPart(actor: Actor, part: Part): boolean {
  return part.claimedAt !== null && part.personId === personIdOf(actor);
}

/** What of a part the actor may change: organisers all of any part, a presenter of the own one what is open. */
export function editablePartFields(
  actor: Actor,
  part: Part,
  presentation: PresentationForPolicy,
  now: Date,
): ("name" | "affiliation" | "biography")[] {
  if (!isOwnPart(actor, part) && !canDecide(actor, presentation.conferenceId)) return [];
  const open = editableFields(actor, presentation, now);
  return [
    ...(open.includes("presenters") ? (["name"] as const) : []),
    ...(open.includes("affiliation") ? (["affiliation"] as const) : []),
    ...(open.includes("biography") ? (["biography"] as const) : []),
  ];
}

/** Whether a claim made with another address is theirs is for organisers to say; they also see the addresses. */
export function canDecideClaim(actor: Actor, conferenceId: string): boolean {
  return canDecide(actor, conferenceId);
}

/** An invited address is shown to organisers and to whoever typed it. */
export function canSeeAddress(
  actor: Actor,
  conferenceId: string,
  invitation: { sentById: string | null },
): boolean {
  const personId = personIdOf(actor);
  return canDecide(actor, conferenceId) || (personId !== null && personId === invitation.sentById);
}

/** Whose attention a waiting claim needs: the conference's organisers, as a condition on its roles. */
export const rolesDecidingClaims = { role: "organiser", revokedAt: null } as const;
