import type { Identity } from "@/lib/auth/one-time-link";
import type { Db } from "@/lib/db";

/** Links a provider's account to a person. False when it is linked to somebody already, this person or another. */
export async function linkIdentity(
  tx: Db,
  personId: string,
  { provider, providerAccountId }: Pick<Identity, "provider" | "providerAccountId">,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.providerAccount.createMany({
    data: [{ personId, provider, providerAccountId, linkedAt: now }],
    skipDuplicates: true,
  });
  return count === 1;
}
