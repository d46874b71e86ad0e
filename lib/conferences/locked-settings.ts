import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { canEditSettings, canSeeConference } from "@/lib/conferences/policy";
import type { Db, Prisma } from "@/lib/db";
import { ok, type Result, refuse } from "@/lib/result";

export type Barred = "not_found" | "not_allowed";

const select = {
  ...{ id: true, slug: true, name: true, place: true, mode: true, startsOn: true, endsOn: true },
  ...{ timeZone: true, description: true, abstractWordLimit: true, mediaMegabytes: true },
  mediaMost: true,
  quietMinutes: true,
  chairsOrderSessions: true,
  demandsRegistration: true,
  ...{ editOpensAt: true, editClosesAt: true, lockedFields: true, publishedAt: true, version: true },
} as const;

export type LockedConference = Prisma.ConferenceGetPayload<{ select: typeof select }>;

/**
 * The conference as it stands, its settings this transaction's alone. Its programmes come first, the draft before the
 * published one, as in every change of a session: a session is placed by the days and the zone from before or after,
 * never by both.
 */
export async function lockSettings(
  tx: Db,
  actor: Actor,
  conferenceId: string,
): Promise<Result<LockedConference, Barred>> {
  await tx.$queryRaw`
    SELECT id FROM "Programme" WHERE "conferenceId" = ${conferenceId}::uuid
    ORDER BY "publishedAt" NULLS FIRST FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT id FROM "Conference" WHERE id = ${conferenceId}::uuid FOR NO KEY UPDATE`;
  const conference = await tx.conference.findUnique({ where: { id: conferenceId }, select });
  if (!conference || !canSeeConference(actor, conference)) return refuse("not_found");
  return canEditSettings(actor, conferenceId) ? ok(conference) : refuse("not_allowed");
}

/** Counts the settings' version up, and writes who changed what. Returns the event's id. */
export async function settle(
  tx: Db,
  actor: Actor,
  change: {
    conferenceId: string;
    action: string;
    subject?: string;
    before?: Prisma.InputJsonValue;
    after?: Prisma.InputJsonValue;
  },
): Promise<string> {
  const { conferenceId, action, subject, before, after } = change;
  await tx.conference.update({ where: { id: conferenceId }, data: { version: { increment: 1 } } });
  return recordChange(tx, actor, {
    ...{ conferenceId, action, before, after },
    subjects: [`conference:${conferenceId}`, ...(subject ? [subject] : [])],
  });
}
