import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { linkIdentity } from "@/lib/people/identity";
import { canAdmit } from "@/lib/people/policy";
import { personOfProvedAddress } from "@/lib/people/proved-address";
import type { AdmitIdentityInput } from "@/lib/people/schema";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Finds who signs in with an account at a provider. Unknown ones are linked by their address, if a trusted issuer
 * calls it verified; nobody is found by name.
 *
 * Refusals: not_allowed, address_needed (ask for an address and confirm it by mail).
 */
export async function admitIdentity(
  actor: Actor,
  { provider, providerAccountId, name, provedAddress }: AdmitIdentityInput,
  now = new Date(),
): Promise<Result<{ personId: string }, "not_allowed" | "address_needed">> {
  if (!canAdmit(actor)) return refuse("not_allowed");
  return transaction(async (tx) => {
    const account = { provider, providerAccountId };
    const known = await tx.providerAccount.findUnique({ where: { provider_providerAccountId: account } });
    if (known) return ok({ personId: known.personId });
    if (!provedAddress) return refuse("address_needed");

    const { personId, isNew } = await personOfProvedAddress(tx, { address: provedAddress, name }, now);
    await linkIdentity(tx, personId, account, now);
    await recordChange(tx, actor, {
      conferenceId: null,
      action: "admitIdentity",
      subjects: [`person:${personId}`],
      after: { provider, isNew },
    });
    return ok({ personId });
  });
}
