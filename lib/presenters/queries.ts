import { type Actor, hashToken, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { canOpenEditor, selectForPolicy } from "@/lib/presentations/policy";
import { invitationStateAt } from "@/lib/presenters/invitation-state";
import {
  canArrangePresenters,
  canDecideClaim,
  canSeeAddress,
  editablePartFields,
  isOwnPart,
} from "@/lib/presenters/policy";
import type { InvitationState, PresenterOnEdit } from "@/lib/presenters/schema";

export type PresenterToEdit = PresenterOnEdit & {
  /** The last invitation; its address only for organisers and whoever typed it. */
  invitation: { state: InvitationState; address: string | null; sentAt: Date; expiresAt: Date } | null;
};

export type PresentersToEdit = { mayArrange: boolean; parts: PresenterToEdit[] };

/** The presenters of a presentation as its edit page shows them; null for whose edit page it is not. */
export async function listPresentersToEdit(
  actor: Actor,
  presentationId: string,
  now = new Date(),
): Promise<PresentersToEdit | null> {
  const presentation = await db.presentation.findUnique({
    where: { id: presentationId },
    select: {
      ...selectForPolicy,
      parts: {
        orderBy: { position: "asc" },
        include: {
          person: { select: { emails: { take: 1, select: { id: true } } } },
          invitations: { orderBy: { sentAt: "desc" }, include: { claimedBy: selectClaimer } },
        },
      },
    },
  });
  if (!presentation || !canOpenEditor(actor, presentation)) return null;
  const { conferenceId, parts } = presentation;
  const maySeeClaims = canDecideClaim(actor, conferenceId);
  const views = parts.map((part): PresenterToEdit => {
    const { id, displayName, affiliation, biography, orcid, version, invitations } = part;
    const [last] = invitations;
    const waiting = invitations.filter((it) => invitationStateAt(it, part, now) === "waiting");
    return {
      ...{ id, displayName, affiliation, biography, orcid, version },
      isClaimed: part.claimedAt !== null,
      isMine: isOwnPart(actor, part),
      editable: editablePartFields(actor, part, presentation, now),
      hasAddress: part.person.emails.length > 0 || invitations.length > 0,
      invitation: last
        ? {
            state: waiting.length > 0 ? "waiting" : invitationStateAt(last, part, now),
            address: canSeeAddress(actor, conferenceId, last) ? last.address : null,
            sentAt: last.sentAt,
            expiresAt: last.expiresAt,
          }
        : null,
      claims: maySeeClaims ? waiting.map(claimOf) : [],
    };
  });
  return { mayArrange: canArrangePresenters(actor, presentation, now), parts: views };
}

const selectClaimer = {
  select: {
    name: true,
    emails: { where: { verifiedAt: { not: null } }, orderBy: { isPrimary: "desc" }, take: 1 },
  },
} as const;

function claimOf(invitation: {
  id: string;
  claimedBy: { name: string; emails: { address: string }[] } | null;
}): PresenterToEdit["claims"][number] {
  const { id, claimedBy } = invitation;
  return { invitationId: id, name: claimedBy?.name ?? "", address: claimedBy?.emails[0]?.address ?? null };
}

export type InvitationToClaim = {
  state: InvitationState;
  title: string;
  conferenceName: string;
  displayName: string;
  /** Whether the invited address is proved to be the actor's: then the part is theirs at once. */
  isTheirs: boolean;
  /** The claim that waits, or the part that was claimed, is the actor's. */
  isByThem: boolean;
  editPath: string;
};

/** What an invitation's link is for; null for an unknown link, and for nobody signed in. */
export async function getInvitation(
  actor: Actor,
  token: string,
  now = new Date(),
): Promise<InvitationToClaim | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const invitation = await db.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { part: { include: { presentation: { include: { conference: true } } } } },
  });
  if (!invitation) return null;
  const { part } = invitation;
  const { title, slug, conference } = part.presentation;
  const proved = await db.emailAddress.count({
    where: { personId, address: invitation.address, verifiedAt: { not: null } },
  });
  return {
    state: invitationStateAt(invitation, part, now),
    title,
    conferenceName: conference.name,
    displayName: part.displayName,
    isTheirs: proved > 0,
    isByThem: isOwnPart(actor, part) || (invitation.claimedById === personId && !invitation.refusedAt),
    editPath: `/${conference.slug}/presentations/${slug}/edit`,
  };
}
