import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { notifyPeople } from "@/lib/notifications/notify";
import { canSeePresentation } from "@/lib/presentations/policy";
import { unlessElsewhere } from "@/lib/presenters/elsewhere";
import { claimDecided } from "@/lib/presenters/emails";
import { invitationStateAt } from "@/lib/presenters/invitation-state";
import { type LockedInvitation, lockInvitation } from "@/lib/presenters/locked-invitation";
import { canDecideClaim } from "@/lib/presenters/policy";
import type { ConfirmClaimInput, RefuseClaimInput } from "@/lib/presenters/schema";
import { ok, type Result, refuse } from "@/lib/result";

type Barred = "not_found" | "not_allowed" | "not_waiting";
export type DecidedClaim = { displayName: string };

/**
 * Confirms a claim made with another address than the invited one: the part is theirs from now on, and they are told.
 *
 * Refusals: not_found; not_allowed; not_waiting (decided, revoked or claimed meanwhile); already_presenter;
 * presenter_elsewhere.
 */
export async function confirmClaim(
  actor: Actor,
  { invitationId }: ConfirmClaimInput,
  now = new Date(),
): Promise<Result<DecidedClaim, Barred | "already_presenter" | "presenter_elsewhere">> {
  return unlessElsewhere(() =>
    transaction(async (tx) => {
      const opened = await openClaim(tx, actor, invitationId, now);
      if (!opened.ok) return opened;
      const { part, presentation, claimedById: personId } = opened.value;
      if (!personId) return refuse("not_waiting");
      if (presentation.parts.some((other) => other.personId === personId && other.personId !== part.personId))
        return refuse("already_presenter");
      await tx.presenterPart.update({ where: { id: part.id }, data: { personId, claimedAt: now } });
      await decide(tx, actor, opened.value, true, now);
      return ok({ displayName: part.displayName });
    }),
  );
}

/** Refuses such a claim; the part stays unclaimed and can be invited again. Refusals: not_found; not_allowed; not_waiting. */
export async function refuseClaim(
  actor: Actor,
  { invitationId }: RefuseClaimInput,
  now = new Date(),
): Promise<Result<DecidedClaim, Barred>> {
  return transaction(async (tx) => {
    const opened = await openClaim(tx, actor, invitationId, now);
    if (!opened.ok) return opened;
    await decide(tx, actor, opened.value, false, now);
    return ok({ displayName: opened.value.part.displayName });
  });
}

async function openClaim(
  tx: Db,
  actor: Actor,
  invitationId: string,
  now: Date,
): Promise<Result<LockedInvitation, Barred>> {
  const invitation = await lockInvitation(tx, { id: invitationId });
  if (!invitation || !canSeePresentation(actor, invitation.presentation)) return refuse("not_found");
  if (!canDecideClaim(actor, invitation.presentation.conferenceId)) return refuse("not_allowed");
  return invitationStateAt(invitation, invitation.part, now) === "waiting"
    ? ok(invitation)
    : refuse("not_waiting");
}

async function decide(
  tx: Db,
  actor: Actor,
  invitation: LockedInvitation,
  isConfirmed: boolean,
  now: Date,
): Promise<void> {
  const { part, presentation, claimedById } = invitation;
  await tx.invitation.update({
    where: { id: invitation.id },
    data: { decidedById: personIdOf(actor), ...(isConfirmed ? { confirmedAt: now } : { refusedAt: now }) },
  });
  await recordChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action: isConfirmed ? "confirmClaim" : "refuseClaim",
    subjects: [`presentation:${presentation.id}`, `part:${part.id}`, `invitation:${invitation.id}`],
    before: { personId: part.personId },
    after: { claimedById },
  });
  if (claimedById) await tellClaimer(tx, invitation, claimedById, isConfirmed);
}

async function tellClaimer(
  tx: Db,
  { id, presentation }: LockedInvitation,
  personId: string,
  isConfirmed: boolean,
): Promise<void> {
  const conference = await tx.conference.findUniqueOrThrow({
    where: { id: presentation.conferenceId },
    select: { name: true, slug: true },
  });
  const path = isConfirmed ? `/${conference.slug}/presentations/${presentation.slug}/edit` : "/my";
  const { title } = presentation;
  const kind = isConfirmed ? "claim_confirmed" : "claim_refused";
  await notifyPeople(tx, [
    {
      personId,
      conferenceId: presentation.conferenceId,
      kind,
      details: { title, path, what: "" },
      dedupeKey: `${kind}:${id}:${personId}`,
      mail: claimDecided({
        title,
        conferenceName: conference.name,
        link: `${env.ORIGIN}${path}`,
        isConfirmed,
      }),
    },
  ]);
}
