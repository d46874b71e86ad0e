import type { Actor } from "@/lib/auth/actor";
import { db, type Prisma } from "@/lib/db";

const titled = { select: { title: true, slug: true, conference: { select: { name: true, slug: true } } } };

const named = { select: { name: true } };

/** What is kept about a person, as they may read it: no ids of others, no hashes of tokens. */
const everything = {
  name: true,
  slug: true,
  timeZone: true,
  biography: true,
  orcid: true,
  createdAt: true,
  claimedAt: true,
  emails: { select: { address: true, verifiedAt: true, isPrimary: true, addedAt: true } },
  signIns: { select: { userAgent: true, createdAt: true, lastSeenAt: true, expiresAt: true } },
  accounts: { select: { provider: true, providerAccountId: true, linkedAt: true } },
  roles: {
    select: { role: true, grantedAt: true, revokedAt: true, conference: { select: { name: true } } },
  },
  parts: {
    select: {
      displayName: true,
      affiliation: true,
      biography: true,
      orcid: true,
      claimedAt: true,
      presentation: titled,
      invitations: { select: { address: true, sentAt: true, claimedAt: true } },
    },
  },
  chairs: {
    where: { programme: { publishedAt: { not: null } } },
    select: { title: true, startsAt: true, minutes: true },
  },
  follows: {
    select: {
      followedAt: true,
      presentation: titled,
      sessionId: true,
      theme: { select: { name: true, conference: named } },
      keyword: { select: { term: true, conference: named } },
      presenter: { select: { name: true } },
    },
  },
  mediaRequests: {
    select: {
      sentence: true,
      askedAt: true,
      namedAt: true,
      fulfilledAt: true,
      withdrawnAt: true,
      kind: { select: { name: true } },
      presentation: titled,
    },
  },
  mediaAnswers: {
    select: {
      promisedOn: true,
      declinedReason: true,
      answeredAt: true,
      endedAt: true,
      kind: { select: { name: true } },
      presentation: titled,
    },
  },
  mediaAdded: { select: { label: true, url: true, fileName: true, addedAt: true, presentation: titled } },
  abstractVersions: {
    select: { number: true, title: true, abstract: true, keywords: true, savedAt: true },
  },
  registrations: {
    select: {
      ...{ sourceId: true, paidAt: true, cancelledAt: true, importedAt: true },
      ...{ type: named, presentation: titled, conference: named },
    },
  },
  unavailable: {
    select: { startsAt: true, endsAt: true, timeZone: true, note: true, createdAt: true, conference: named },
  },
  auditEvents: { select: { at: true, action: true, subjects: true }, orderBy: { at: "asc" } },
} as const satisfies Prisma.PersonSelect;

/** Everything kept about the actor, and the mails to their addresses; null for anybody who is not signed in. */
export async function getOwnData(actor: Actor) {
  if (actor.kind !== "person") return null;
  const person = await db.person.findUnique({ where: { id: actor.personId }, select: everything });
  if (!person) return null;
  const notifications = await db.notification.findMany({
    where: { personId: actor.personId },
    select: { kind: true, details: true, createdAt: true, readAt: true },
    orderBy: { createdAt: "asc" },
  });
  const mails = await db.mail.findMany({
    where: { recipient: { in: person.emails.map(({ address }) => address) } },
    // Not the text: it may hold a link that signs in.
    select: { recipient: true, subject: true, createdAt: true, sentAt: true },
    orderBy: { createdAt: "asc" },
  });
  return { ...person, follows: await withSessions(person.follows), notifications, mails };
}

/** A session that is followed may be gone: then its title is not known any more. */
async function withSessions<Follow extends { sessionId: string | null }>(follows: Follow[]) {
  const sessions = await db.themedSession.findMany({
    where: { id: { in: follows.flatMap(({ sessionId }) => sessionId ?? []) } },
    select: { id: true, title: true, conference: named },
  });
  return follows.map(({ sessionId, ...follow }) => {
    const found = sessions.find(({ id }) => id === sessionId);
    const session = found && { title: found.title, conference: found.conference };
    return {
      ...follow,
      session: session ?? (sessionId === null ? null : { title: "A session that is gone" }),
    };
  });
}
