import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { canOpenEditor, canSeePresentation, selectForPolicy } from "@/lib/presentations/policy";
import { addressOf, hasInvitedEnough, mailInvitation, wasSentRecently } from "@/lib/presenters/invitation";
import { openPart } from "@/lib/presenters/opened";
import type { InviteAllPresentersInput, SendInvitationsInput } from "@/lib/presenters/schema";
import { ok, type Result, refuse } from "@/lib/result";

type Barred = "not_found" | "not_allowed" | "closed";
export type SendRefusal = Barred | "already_claimed" | "no_address" | "sent_recently" | "too_many_today";

export type SentInvitations = {
  sent: { partId: string; displayName: string; address: string }[];
  refused: { partId: string; displayName: string; reason: SendRefusal }[];
};

/**
 * Mails the link to claim a part to one or many presenters, for the first time or again.
 *
 * Refused item by item: already_claimed; no_address; sent_recently (within 10 minutes); too_many_today.
 * All barred for one reason: that reason, of not_found, not_allowed, closed.
 */
export async function sendInvitations(
  actor: Actor,
  { partIds }: SendInvitationsInput,
  now = new Date(),
): Promise<Result<SentInvitations, Barred>> {
  return transaction((tx) => sendEach(tx, actor, partIds, now));
}

/**
 * Mails the link to every presenter of these presentations who has not claimed the part yet.
 *
 * Refused item by item as in `sendInvitations`. Refusals: as there; not_found when no presentation is to be found;
 * nobody_to_invite when everybody has claimed.
 */
export async function inviteAllPresenters(
  actor: Actor,
  { ids }: InviteAllPresentersInput,
  now = new Date(),
): Promise<Result<SentInvitations, Barred | "nobody_to_invite">> {
  return transaction(async (tx) => {
    const presentations = await tx.presentation.findMany({
      where: { id: { in: ids } },
      select: { ...selectForPolicy, parts: { select: { id: true, personId: true, claimedAt: true } } },
    });
    const seen = presentations.filter((presentation) => canSeePresentation(actor, presentation));
    if (seen.length === 0) return refuse("not_found");
    const theirs = seen.filter((presentation) => canOpenEditor(actor, presentation));
    if (theirs.length === 0) return refuse("not_allowed");
    const parts = theirs.flatMap((presentation) => presentation.parts.filter((part) => !part.claimedAt));
    if (parts.length === 0) return refuse("nobody_to_invite");
    return sendEach(
      tx,
      actor,
      parts.map((part) => part.id),
      now,
    );
  });
}

async function sendEach(
  tx: Db,
  actor: Actor,
  partIds: readonly string[],
  now: Date,
): Promise<Result<SentInvitations, Barred>> {
  const result: SentInvitations = { sent: [], refused: [] };
  for (const partId of await inLockOrder(tx, partIds)) await sendOne(tx, actor, partId, now, result);
  const [first] = result.refused;
  const { length } = result.refused.filter((item) => item.reason === first?.reason);
  const isBarred = result.sent.length === 0 && length === result.refused.length;
  if (
    isBarred &&
    (first?.reason === "not_found" || first?.reason === "not_allowed" || first?.reason === "closed")
  )
    return refuse(first.reason);
  return ok(result);
}

async function sendOne(
  tx: Db,
  actor: Actor,
  partId: string,
  now: Date,
  result: SentInvitations,
): Promise<void> {
  const opened = await openPart(tx, actor, partId, now);
  if (!opened.ok) {
    result.refused.push({ partId, displayName: "", reason: opened.reason });
    return;
  }
  const { part, presentation } = opened.value;
  const { displayName } = part;
  const address = addressOf(part);
  const reason = await refusalOf();
  if (reason || !address) {
    result.refused.push({ partId, displayName, reason: reason ?? "no_address" });
    return;
  }
  await mailInvitation(tx, actor, part, address, now);
  await recordChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action: "sendInvitations",
    subjects: [`presentation:${presentation.id}`, `part:${partId}`],
  });
  result.sent.push({ partId, displayName, address });

  async function refusalOf(): Promise<SendRefusal | null> {
    if (part.claimedAt) return "already_claimed";
    if (!address) return "no_address";
    if (wasSentRecently(part, address, now)) return "sent_recently";
    return (await hasInvitedEnough(tx, actor, presentation.conferenceId, now)) ? "too_many_today" : null;
  }
}

/** Parts by presentation, in the order in which presentations are locked; unknown ones last, to be refused. */
async function inLockOrder(tx: Db, partIds: readonly string[]): Promise<string[]> {
  const known = await tx.presenterPart.findMany({
    where: { id: { in: [...partIds] } },
    orderBy: [{ presentationId: "asc" }, { position: "asc" }],
    select: { id: true },
  });
  return [...new Set([...known.map((part) => part.id), ...partIds])];
}
