import type { Actor } from "@/lib/auth/actor";
import { readLink } from "@/lib/auth/one-time-link";
import { db } from "@/lib/db";
import { ownsAccount } from "@/lib/people/policy";
import type { LinkView } from "@/lib/people/schema";

/** What a mailed link does when it is pressed, for whoever holds it; null when it no longer does anything. */
export async function getLink(actor: Actor, token: string, now = new Date()): Promise<LinkView | null> {
  const link = await readLink(token, now);
  if (!link) return null;
  const { address, personId } = link;
  if (personId) return { kind: "prove_address", address, isYours: ownsAccount(actor, personId) };
  const known = await db.emailAddress.findUnique({
    where: { address },
    select: { verifiedAt: true, person: { select: { name: true, claimedAt: true } } },
  });
  const isImported = known && !known.person.claimedAt;
  return {
    kind: "sign_in",
    address,
    isNew: !known?.verifiedAt && !isImported,
    name: isImported ? known.person.name : (link.identity?.name ?? ""),
    linksIdentity: link.identity !== null,
  };
}
