import { randomBytes } from "node:crypto";
import { type Actor, hashToken, personIdOf } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { postMail } from "@/lib/mail/outbox";
import { canDecide } from "@/lib/presentations/policy";
import { invitation } from "@/lib/presenters/emails";
import { INVITATION_DAYS } from "@/lib/presenters/invitation-state";
import type { Part } from "@/lib/presenters/opened";

/** Two presses are one mail. */
const AGAIN_AFTER_MINUTES = 10;
/** Mails a presenter may cause in a day in one conference; organisers are not counted. */
const MOST_A_DAY = 100;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Where an invitation of this part goes: the person's address, else where the last one went. */
export function addressOf(part: Part): string | null {
  return part.person.emails[0]?.address ?? part.invitations[0]?.address ?? null;
}

export function wasSentRecently(part: Part, address: string, now: Date): boolean {
  const [last] = part.invitations;
  if (!last || last.revokedAt || last.address.toLowerCase() !== address.toLowerCase()) return false;
  return now.getTime() - last.sentAt.getTime() < AGAIN_AFTER_MINUTES * MINUTE;
}

/** Whether the actor already caused as many invitations today as anybody but an organiser may. */
export async function hasInvitedEnough(
  tx: Db,
  actor: Actor,
  conferenceId: string,
  now: Date,
): Promise<boolean> {
  if (canDecide(actor, conferenceId)) return false;
  const today = { conferenceId, at: { gt: new Date(now.getTime() - DAY) }, actorId: personIdOf(actor) };
  const actions = ["invitePresenter", "addressPresenter", "sendInvitations"];
  return (await tx.auditEvent.count({ where: { ...today, action: { in: actions } } })) >= MOST_A_DAY;
}

/** Mails a one-time link to claim the part, in the caller's transaction. Earlier links keep working until one is used. */
export async function mailInvitation(
  tx: Db,
  actor: Actor,
  part: { id: string; displayName: string; presentationId: string },
  address: string,
  now: Date,
): Promise<void> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY);
  const { id } = await tx.invitation.create({
    data: {
      partId: part.id,
      address,
      tokenHash: hashToken(token),
      sentAt: now,
      sentById: personIdOf(actor),
      expiresAt,
    },
    select: { id: true },
  });
  const { title, conferenceId, conference } = await tx.presentation.findUniqueOrThrow({
    where: { id: part.presentationId },
    select: { title: true, conferenceId: true, conference: { select: { name: true, timeZone: true } } },
  });
  const words = invitation({
    title,
    conferenceName: conference.name,
    displayName: part.displayName,
    invitedBy: actor.kind === "person" ? actor.name : `The organisers of ${conference.name}`,
    link: `${env.ORIGIN}/invitations/${token}`,
    expiresOn: new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: conference.timeZone }).format(
      expiresAt,
    ),
  });
  await postMail(tx, { ...words, to: address, conferenceId, dedupeKey: `invitation:${id}` });
}
