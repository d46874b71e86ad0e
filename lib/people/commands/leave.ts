import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { randomLetters } from "@/lib/people/person-slug";
import type { LeaveInput } from "@/lib/people/schema";
import { ok, type Result, refuse } from "@/lib/result";

/** How somebody is called who left and whom no programme names. */
const GONE = "Somebody who left";

/**
 * Ends the actor's account for good: addresses, sign-ins, provider's accounts, follows, open requests, notifications
 * and what they wrote about themselves go. A programme that names them keeps the name as printed, their parts can be
 * claimed anew, and history keeps that somebody did what was done.
 *
 * Refusals: not_allowed, last_organiser (conference: its name; somebody else must be made organiser first).
 */
export async function leave(
  actor: Actor,
  _input: LeaveInput,
  now = new Date(),
): Promise<Result<undefined, "not_allowed" | "last_organiser">> {
  if (actor.kind !== "person") return refuse("not_allowed");
  const { personId } = actor;
  return transaction(async (tx) => {
    const orphan = await conferenceLeftAlone(tx, personId);
    if (orphan !== null) return refuse("last_organiser", { conference: orphan });
    await forgetAccount(tx, personId, now);
    await forgetWishes(tx, personId, now);
    await forgetPerson(tx, personId, now);
    await recordChange(tx, actor, { conferenceId: null, action: "leave", subjects: [`person:${personId}`] });
    return ok();
  });
}

/** The name of a conference that has no other organiser. All its organisers' rows are locked: two cannot both leave. */
async function conferenceLeftAlone(tx: Db, personId: string): Promise<string | null> {
  const organisers = await tx.$queryRaw<{ personId: string; conferenceId: string; name: string }[]>`
    SELECT r."personId", r."conferenceId", c.name FROM "Role" r JOIN "Conference" c ON c.id = r."conferenceId"
      JOIN "Person" p ON p.id = r."personId" AND p."mergedIntoId" IS NULL
    WHERE r.role = 'organiser' AND r."revokedAt" IS NULL AND r."conferenceId" IN (
      SELECT "conferenceId" FROM "Role"
      WHERE "personId" = ${personId}::uuid AND role = 'organiser' AND "revokedAt" IS NULL)
    ORDER BY r.id FOR UPDATE OF r`;
  const shared = new Set(organisers.filter((o) => o.personId !== personId).map((o) => o.conferenceId));
  return organisers.find((o) => !shared.has(o.conferenceId))?.name ?? null;
}

async function forgetAccount(tx: Db, personId: string, now: Date): Promise<void> {
  const addresses = (await tx.emailAddress.findMany({ where: { personId } })).map(({ address }) => address);
  await tx.mail.deleteMany({ where: { OR: [{ recipient: { in: addresses } }, { personId }] } });
  await tx.refusedAddress.deleteMany({ where: { address: { in: addresses } } });
  await tx.emailToken.deleteMany({ where: { OR: [{ address: { in: addresses } }, { personId }] } });
  await tx.emailAddress.deleteMany({ where: { personId } });
  await tx.signInSession.deleteMany({ where: { personId } });
  await tx.providerAccount.deleteMany({ where: { personId } });
  await tx.role.updateMany({
    where: { personId, revokedAt: null },
    data: { revokedAt: now, revokedById: personId },
  });
}

async function forgetWishes(tx: Db, personId: string, now: Date): Promise<void> {
  await tx.follow.deleteMany({ where: { personId } });
  await tx.mediaRequest.updateMany({
    where: { personId, withdrawnAt: null, fulfilledAt: null },
    data: { withdrawnAt: now },
  });
  await tx.mediaRequest.updateMany({ where: { personId }, data: { sentence: "", namedAt: null } });
  await tx.notification.deleteMany({ where: { personId } });
  await tx.pendingNotice.deleteMany({ where: { personId } });
  await tx.notificationPreference.deleteMany({ where: { personId } });
  await tx.rememberedPress.deleteMany({ where: { doneById: personId } });
  await tx.unavailability.deleteMany({ where: { personId } });
}

async function forgetPerson(tx: Db, personId: string, now: Date): Promise<void> {
  const parts = await tx.presenterPart.findMany({
    where: { personId },
    orderBy: { createdAt: "desc" },
    select: { id: true, displayName: true },
  });
  const chairs = await tx.themedSession.count({ where: { chairId: personId } });
  await tx.presenterPart.updateMany({ where: { personId }, data: { claimedAt: null } });
  await tx.invitation.updateMany({
    where: { partId: { in: parts.map(({ id }) => id) }, revokedAt: null, claimedAt: null },
    data: { revokedAt: now },
  });
  const printed = parts[0]?.displayName;
  const isNamed = printed !== undefined || chairs > 0;
  await tx.person.update({
    where: { id: personId },
    data: {
      leftAt: now,
      biography: "",
      orcid: null,
      timeZone: null,
      calendarSecret: null,
      version: { increment: 1 },
      ...(printed !== undefined && { name: printed }),
      ...(!isNamed && { name: GONE, slug: `left-${randomLetters(12)}` }),
    },
  });
  if (isNamed) return;
  // The addresses of a page nobody is named on would still spell the name; and nobody can be followed there.
  await tx.oldSlug.deleteMany({ where: { subject: "person", subjectId: personId } });
  await tx.follow.deleteMany({ where: { presenterId: personId } });
}
