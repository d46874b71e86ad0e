import { type Actor, personIdOf } from "@/lib/auth/actor";
import { LOCKABLE_FIELDS, type LockableField } from "@/lib/conferences/lockable-fields";
import { chairsIn, organises } from "@/lib/conferences/policy";
import { fieldsOpenAt, type WindowColumns } from "@/lib/presentations/edit-window";
import { isPublic, type StateColumns, stateOf } from "@/lib/presentations/state";

/** What the rules need of a presentation; queries that ask them select at least this. */
export type PresentationForPolicy = StateColumns & {
  conferenceId: string;
  conference: WindowColumns & { publishedAt: Date | null };
  parts: readonly { personId: string; claimedAt: Date | null }[];
};

/** The columns the rules need, for `select`. */
export const selectForPolicy = {
  id: true,
  conferenceId: true,
  submittedAt: true,
  acceptedAt: true,
  declinedAt: true,
  withdrawnAt: true,
  conference: { select: { editOpensAt: true, editClosesAt: true, lockedFields: true, publishedAt: true } },
  parts: { select: { personId: true, claimedAt: true } },
} as const;

/** A presenter acts for a presentation once they claimed their part in it. */
function presents(actor: Actor, presentation: Pick<PresentationForPolicy, "parts">): boolean {
  const personId = personIdOf(actor);
  return (
    personId !== null &&
    presentation.parts.some((part) => part.personId === personId && part.claimedAt !== null)
  );
}

/** Everybody sees what is public; chairs what is accepted; its presenters and the organisers see it in any state. */
export function canSeePresentation(actor: Actor, presentation: PresentationForPolicy): boolean {
  return (
    isPublic(presentation, presentation.conference) ||
    organises(actor, presentation.conferenceId) ||
    presents(actor, presentation) ||
    (presentation.acceptedAt !== null && chairsIn(actor, presentation.conferenceId))
  );
}

/** Whose edit page it is: organisers and its presenters, in any state and at any time. */
export function canOpenEditor(actor: Actor, presentation: PresentationForPolicy): boolean {
  return organises(actor, presentation.conferenceId) || presents(actor, presentation);
}

/**
 * The fields the actor may change at `now`: organisers all, its presenters what the window and the locks leave
 * while it is neither declined nor withdrawn, others none.
 */
export function editableFields(
  actor: Actor,
  presentation: PresentationForPolicy,
  now: Date,
): LockableField[] {
  if (organises(actor, presentation.conferenceId)) return [...LOCKABLE_FIELDS];
  if (!presents(actor, presentation)) return [];
  const state = stateOf(presentation);
  if (state === "declined" || state === "withdrawn") return [];
  return fieldsOpenAt(presentation.conference, now);
}

/** A presentation with the chairs of the sessions it stands in. */
export type PresentationWithChairs = PresentationForPolicy & {
  places: readonly { themedSession: { chairId: string | null } }[];
};

/** The columns the rules of media need of a presentation, besides its own, for `include`. */
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
  places: {
    where: { programme: { publishedAt: { not: null } } },
    select: { themedSession: { select: { chairId: true } } },
  },
} as const;

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

/** Its presenters withdraw at any time, also after the edit window closed; organisers too. */
export function canWithdraw(actor: Actor, presentation: PresentationForPolicy): boolean {
  return canOpenEditor(actor, presentation);
}

/** Adds by hand, accepts, declines, reinstates, changes type, theme and mode. */
export function canDecide(actor: Actor, conferenceId: string): boolean {
  return organises(actor, conferenceId);
}
