import { recordChange } from "@/lib/audit/record";
import { type Actor, hashToken, personIdOf } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { notifyPeople } from "@/lib/notifications/notify";
import { unlessElsewhere } from "@/lib/presenters/elsewhere";
import { claimWaiting } from "@/lib/presenters/emails";
import { invitationStateAt } from "@/lib/presenters/invitation-state";
import { type LockedInvitation, lockInvitation } from "@/lib/presenters/locked-invitation";
import { rolesDecidingClaims } from "@/lib/presenters/policy";
import type { ClaimInvitationInput } from "@/lib/presenters/schema";
import { ok, type Result, refuse } from "@/lib/result";

type Refusal =
  | "not_found"
  | "not_allowed"
  | "expired"
  | "revoked"
  | "refused"
  | "already_claimed"
  | "already_presenter"
  | "presenter_elsewhere";

export type Claimed = {
  /** "waiting": another address than the invited one, an organiser has to confirm. */
  state: "claimed" | "waiting";
  editPath: string;
};

/**
 * Claims the part an invitation's link is for, by whoever is signed in: at once when the invited address is proved
 * to be theirs, else an organiser confirms. Of two at once one gets it.
 *
 * Refusals: not_found (no such link); not_allowed (nobody signed in); expired; revoked; refused; already_claimed;
 * already_presenter (has another part in it); presenter_elsewhere (their other session is at that time).
 */
export async function claimInvitation(
  actor: Actor,
  { token }: ClaimInvitationInput,
  now = new Date(),
): Promise<Result<Claimed, Refusal>> {
  const personId = personIdOf(actor);
  if (!personId) return refuse("not_allowed");
  return unlessElsewhere(() => transaction((tx) => claim(tx, actor, personId, token, now)));
}

async function claim(
  tx: Db,
  actor: Actor,
  personId: string,
  token: string,
  now: Date,
): Promise<Result<Claimed, Refusal>> {
  const invitation = await lockInvitation(tx, { tokenHash: hashToken(token) });
  if (!invitation) return refuse("not_found");
  const { part, presentation } = invitation;
  const editPath = `/${presentation.conference.slug}/presentations/${presentation.slug}/edit`;
  const isTheirs = await tx.emailAddress.findFirst({
    where: { address: invitation.address, personId, verifiedAt: { not: null } },
  });
  const state = invitationStateAt(invitation, part, now);
  if (state === "used") return refuse("already_claimed");
  // Whose address was invited is not kept out by somebody else's claim that waits.
  if (state === "waiting" && !isTheirs) return refuse("already_claimed");
  if (state !== "open" && state !== "waiting") return refuse(state);
  if (presentation.parts.some((other) => other.personId === personId && other.personId !== part.personId))
    return refuse("already_presenter");

  await tx.invitation.update({
    where: { id: invitation.id },
    data: { claimedAt: now, claimedById: personId },
  });
  if (isTheirs) await tx.presenterPart.update({ where: { id: part.id }, data: { personId, claimedAt: now } });
  else await tellOrganisers(tx, actor, invitation, now);
  await recordChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action: "claimInvitation",
    subjects: [`presentation:${presentation.id}`, `part:${part.id}`, `invitation:${invitation.id}`],
    before: { personId: part.personId },
    after: { personId, waits: !isTheirs },
  });
  return ok({ state: isTheirs ? "claimed" : "waiting", editPath });
}

async function tellOrganisers(tx: Db, actor: Actor, invitation: LockedInvitation, now: Date): Promise<void> {
  const { presentation, part } = invitation;
  const conference = await tx.conference.findUniqueOrThrow({
    where: { id: presentation.conferenceId },
    select: {
      name: true,
      slug: true,
      roles: { where: rolesDecidingClaims, select: { personId: true } },
    },
  });
  const path = `/${conference.slug}/presentations/${presentation.slug}/edit`;
  const claimedBy = actor.kind === "person" ? actor.name : "";
  const { title } = presentation;
  const about = { title, conferenceName: conference.name, link: `${env.ORIGIN}${path}#presenters` };
  await notifyPeople(
    tx,
    conference.roles.map(({ personId }) => ({
      personId,
      conferenceId: presentation.conferenceId,
      kind: "claim_waiting",
      details: { title, path, what: claimedBy },
      dedupeKey: `claim_waiting:${invitation.id}:${now.getTime()}:${personId}`,
      mail: claimWaiting({ ...about, displayName: part.displayName, claimedBy }),
    })),
  );
}
