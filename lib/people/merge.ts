import type { Db } from "@/lib/db";
import { ids, movedParts, movedRoles, movedTimes } from "@/lib/people/merge-moved";
import { mergeNotices } from "@/lib/people/merge-notices";

/** A follow by what it is of; exactly one of the ids is set. */
type DroppedFollow = {
  followedAt: string;
  presentationId?: string | null;
  sessionId?: string | null;
  themeId?: string | null;
  keywordId?: string | null;
  presenterId?: string | null;
};

/** What a merge moved, so that it can be taken back: kept in the audit event of whoever merged. */
export type Merge = {
  fromId: string;
  intoId: string;
  addresses: { id: string; isPrimary: boolean }[];
  parts: string[];
  chairs: string[];
  roles: string[];
  follows: string[];
  requests: string[];
  notifications: string[];
  accounts: string[];
  externalIds: string[];
  /** Follows and open requests the other had as well: a wish is one wish. */
  droppedFollows: DroppedFollow[];
  /** Follows of `from` as a presenter, which moved, and those of who followed both; absent before they existed. */
  followers?: string[];
  droppedFollowers?: { personId: string; followedAt: string }[];
  withdrawnRequests: string[];
  /** Times one cannot be there; absent before they existed. */
  unavailable?: string[];
  /** Absent before they existed. */
  registrations?: string[];
};

/**
 * Makes two persons one: what `from` is and has becomes `into`'s, and `from` stays as an empty row that names it.
 *
 * Parts, sessions chaired, roles, addresses (as proved as they were, never primary), identities, follows, requests,
 * notifications, ids of imports and those who follow the presenter move. What both have stays with `from` where nobody is harmed (a part in the same
 * presentation stays printed, a role), and ends where it would count twice (a follow, an open request). Browsers
 * signed in as `from` are signed out. History keeps the names it has.
 *
 * Null when they are the same, or either has left or been merged. Clashes of time are reported by the database at
 * COMMIT (`person_elsewhere`).
 */
export async function mergePeople(
  tx: Db,
  { fromId, intoId }: { fromId: string; intoId: string },
  now: Date,
): Promise<Merge | null> {
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id IN (${fromId}::uuid, ${intoId}::uuid) ORDER BY id FOR UPDATE`;
  const both = { id: { in: [fromId, intoId] }, leftAt: null, mergedIntoId: null };
  if (fromId === intoId || (await tx.person.count({ where: both })) !== 2) return null;

  const merge: Merge = {
    fromId,
    intoId,
    ...(await dropDoubleFollowers(tx, fromId, intoId)),
    followers: await ids(tx.follow.findMany({ where: { presenterId: fromId }, select: { id: true } })),
    ...(await dropDoubles(tx, fromId, intoId, now)),
    addresses: await addressesOf(tx, fromId),
    parts: await movedParts(tx, fromId, intoId),
    chairs: await ids(tx.themedSession.findMany({ where: { chairId: fromId }, select: { id: true } })),
    roles: await movedRoles(tx, fromId, intoId),
    follows: await ids(tx.follow.findMany({ where: { personId: fromId }, select: { id: true } })),
    requests: await ids(tx.mediaRequest.findMany({ where: { personId: fromId }, select: { id: true } })),
    notifications: await ids(tx.notification.findMany({ where: { personId: fromId }, select: { id: true } })),
    unavailable: await movedTimes(tx, fromId, intoId),
    registrations: await ids(tx.registration.findMany({ where: { personId: fromId }, select: { id: true } })),
    accounts: await ids(tx.providerAccount.findMany({ where: { personId: fromId }, select: { id: true } })),
    externalIds: await ids(
      tx.externalId.findMany({ where: { subject: "person", subjectId: fromId }, select: { id: true } }),
    ),
  };
  await give(tx, merge, fromId, intoId);
  await mergeNotices(tx, fromId, intoId);
  await tx.signInSession.deleteMany({ where: { personId: fromId } });
  await tx.person.update({
    where: { id: fromId },
    data: { mergedIntoId: intoId, mergedAt: now, version: { increment: 1 } },
  });
  return merge;
}

/**
 * Takes a merge back: what it moved, and is still there, returns. Sign-ins it ended stay ended.
 * Null when `from` is no longer merged into `into`.
 */
export async function unmergePeople(tx: Db, merge: Merge): Promise<Merge | null> {
  const { fromId, intoId } = merge;
  const { count } = await tx.person.updateMany({
    where: { id: fromId, mergedIntoId: intoId, leftAt: null },
    data: { mergedIntoId: null, mergedAt: null, version: { increment: 1 } },
  });
  if (count === 0) return null;
  await give(tx, merge, intoId, fromId);
  for (const { id, isPrimary } of merge.addresses)
    if (isPrimary) await tx.emailAddress.updateMany({ where: { id, personId: fromId }, data: { isPrimary } });
  await tx.follow.createMany({
    data: merge.droppedFollows.map((follow) => ({ ...follow, personId: fromId })),
    skipDuplicates: true,
  });
  await tx.follow.createMany({
    data: (merge.droppedFollowers ?? []).map((follow) => ({ ...follow, presenterId: fromId })),
    skipDuplicates: true,
  });
  await tx.mediaRequest.updateMany({
    where: { id: { in: merge.withdrawnRequests }, personId: fromId },
    data: { withdrawnAt: null },
  });
  return merge;
}

/** Hands what a merge names, and the one still has, to the other. */
async function give(tx: Db, merge: Merge, fromId: string, personId: string): Promise<void> {
  const named = (list: string[]) => ({ where: { id: { in: list }, personId: fromId }, data: { personId } });
  const { data, where } = named(merge.addresses.map(({ id }) => id));
  await tx.emailAddress.updateMany({ where, data: { ...data, isPrimary: false } });
  await tx.presenterPart.updateMany(named(merge.parts));
  await tx.themedSession.updateMany({
    where: { id: { in: merge.chairs }, chairId: fromId },
    data: { chairId: personId },
  });
  await tx.role.updateMany(named(merge.roles));
  await tx.follow.updateMany(named(merge.follows));
  await tx.follow.updateMany({
    where: { id: { in: merge.followers ?? [] }, presenterId: fromId },
    data: { presenterId: personId },
  });
  await tx.mediaRequest.updateMany(named(merge.requests));
  await tx.notification.updateMany(named(merge.notifications));
  await tx.unavailability.updateMany(named(merge.unavailable ?? []));
  await tx.registration.updateMany(named(merge.registrations ?? []));
  await tx.providerAccount.updateMany(named(merge.accounts));
  await tx.externalId.updateMany({
    where: { id: { in: merge.externalIds }, subjectId: fromId },
    data: { subjectId: personId },
  });
}

async function dropDoubleFollowers(tx: Db, fromId: string, intoId: string) {
  const dropped = await tx.$queryRaw<{ personId: string; followedAt: Date }[]>`
    DELETE FROM "Follow" f USING "Follow" other
    WHERE f."presenterId" = ${fromId}::uuid AND other."presenterId" = ${intoId}::uuid
      AND other."personId" = f."personId"
    RETURNING f."personId", f."followedAt"`;
  return {
    droppedFollowers: dropped.map((one) => ({ ...one, followedAt: one.followedAt.toISOString() })),
  };
}

async function dropDoubles(tx: Db, fromId: string, intoId: string, now: Date) {
  const follows = await tx.$queryRaw<(Omit<DroppedFollow, "followedAt"> & { followedAt: Date })[]>`
    DELETE FROM "Follow" f USING "Follow" other
    WHERE f."personId" = ${fromId}::uuid AND other."personId" = ${intoId}::uuid
      AND (other."presentationId" = f."presentationId" OR other."sessionId" = f."sessionId"
        OR other."themeId" = f."themeId" OR other."keywordId" = f."keywordId"
        OR other."presenterId" = f."presenterId")
    RETURNING f."followedAt", f."presentationId", f."sessionId", f."themeId", f."keywordId", f."presenterId"`;
  const requests = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "MediaRequest" r SET "withdrawnAt" = ${now} FROM "MediaRequest" other
    WHERE r."personId" = ${fromId}::uuid AND r."withdrawnAt" IS NULL AND r."fulfilledAt" IS NULL
      AND other."personId" = ${intoId}::uuid AND other."withdrawnAt" IS NULL AND other."fulfilledAt" IS NULL
      AND other."presentationId" = r."presentationId" AND other."kindId" = r."kindId"
    RETURNING r.id`;
  return {
    droppedFollows: follows.map((follow) => ({ ...follow, followedAt: follow.followedAt.toISOString() })),
    withdrawnRequests: requests.map(({ id }) => id),
  };
}

function addressesOf(tx: Db, personId: string) {
  return tx.emailAddress.findMany({ where: { personId }, select: { id: true, isPrimary: true } });
}
