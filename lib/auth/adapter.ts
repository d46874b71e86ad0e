import type { Adapter, AdapterUser } from "next-auth/adapters";
import { hashToken } from "@/lib/auth/actor";
import { startSignIn } from "@/lib/auth/sign-in-session";
import { db } from "@/lib/db";

/**
 * next-auth on our tables, for signing in through a provider. `@auth/prisma-adapter` writes to models of its own
 * shape (one address a user, tokens in the clear, any Prisma up to 6); here a person has several addresses and a
 * token is kept as its hash.
 *
 * Only what that flow asks is here. People are made and linked before (`admit`), under our own rules: what
 * next-auth would do by itself (createUser, linkAccount, getUserByEmail) throws.
 */
export function peopleAdapter({ issuer, userAgent }: { issuer: string; userAgent: string }): Adapter {
  const notHere = () => {
    throw new Error("People are made and linked by lib/people, not by next-auth");
  };
  return {
    createUser: notHere,
    linkAccount: notHere,
    updateUser: notHere,
    // Nobody is signed in as far as next-auth can tell: it would link identities to whoever is.
    getSessionAndUser: () => null,
    getUserByEmail: () => null,
    getUser: (id) => personWhere({ id }),
    // An identity belongs to an issuer, not to whichever provider is configured today.
    getUserByAccount: ({ providerAccountId }) =>
      personWhere({ accounts: { some: { provider: issuer, providerAccountId } } }),
    async createSession({ userId }) {
      const { token, expiresAt } = await startSignIn(db, { personId: userId, userAgent }, new Date());
      return { sessionToken: token, userId, expires: expiresAt };
    },
    updateSession: () => null,
    async deleteSession(sessionToken) {
      await db.signInSession.deleteMany({ where: { tokenHash: hashToken(sessionToken) } });
    },
  };
}

type Which = { id: string } | { accounts: { some: { provider: string; providerAccountId: string } } };

async function personWhere(which: Which): Promise<AdapterUser | null> {
  const person = await db.person.findFirst({
    where: { ...which, leftAt: null, mergedIntoId: null },
    select: { id: true, name: true, emails: { where: { isPrimary: true }, select: { address: true } } },
  });
  return (
    person && {
      id: person.id,
      name: person.name,
      email: person.emails[0]?.address ?? "",
      emailVerified: null,
    }
  );
}
