import { type Actor, hashToken } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { Settings } from "@/lib/people/schema";

/** The actor's own account. `signInToken` is the cookie of the browser that asks. Null for everybody else. */
export async function getSettings(
  actor: Actor,
  signInToken: string | undefined,
  now = new Date(),
): Promise<Settings | null> {
  if (actor.kind !== "person") return null;
  const person = await db.person.findUnique({
    where: { id: actor.personId },
    select: {
      id: true,
      name: true,
      timeZone: true,
      biography: true,
      version: true,
      quietFrom: true,
      quietUntil: true,
      emails: { orderBy: [{ isPrimary: "desc" }, { address: "asc" }] },
      signIns: { where: { expiresAt: { gt: now } }, orderBy: { lastSeenAt: "desc" } },
    },
  });
  if (!person) return null;
  const { id, emails, signIns, ...profile } = person;
  const refused = await db.refusedAddress.findMany({
    where: { address: { in: emails.map(({ address }) => address) } },
    select: { address: true },
  });
  const isRefused = (address: string) =>
    refused.some((row) => row.address.toLowerCase() === address.toLowerCase());
  const own = signInToken && hashToken(signInToken);
  return {
    ...profile,
    personId: id,
    addresses: emails.map(({ id, address, verifiedAt, isPrimary }) => ({
      id,
      address,
      isVerified: verifiedAt !== null,
      isPrimary,
      isRefused: isRefused(address),
    })),
    signIns: signIns.map(({ tokenHash, id, userAgent, createdAt, lastSeenAt }) => ({
      id,
      userAgent,
      createdAt,
      lastSeenAt,
      isThisOne: tokenHash === own,
    })),
  };
}
