import { recordChange } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { issueLink, readLink, spendLink } from "@/lib/auth/one-time-link";
import { type Limit, withinLimit } from "@/lib/auth/rate-limit";
import { type Db, transaction, violated } from "@/lib/db";
import { postMail } from "@/lib/mail/outbox";
import { acceptAddress } from "@/lib/mail/refused-address";
import { addressesChangedMail, proveAddressMail } from "@/lib/people/emails";
import { ownsAccount } from "@/lib/people/policy";
import { giveProvedAddress } from "@/lib/people/proved-address";
import type {
  AddAddressInput,
  MakeAddressPrimaryInput,
  ProveAddressInput,
  RemoveAddressInput,
} from "@/lib/people/schema";
import { ok, type Result, refuse } from "@/lib/result";

const PER_PERSON: Limit = { what: "add-address:person", attempts: 10, minutes: 60 };
const PER_ADDRESS: Limit = { what: "add-address:address", attempts: 5, minutes: 60 };

/**
 * Mails a link that adds an address to the actor's account once its owner presses it. Whether the address is known
 * here is not said.
 *
 * Refusals: not_allowed, already_yours, too_many (minutes).
 */
export async function addAddress(
  actor: Actor,
  { address }: AddAddressInput,
  now = new Date(),
): Promise<Result<{ address: string }, "not_allowed" | "already_yours" | "too_many">> {
  if (actor.kind !== "person") return refuse("not_allowed");
  const { personId } = actor;
  for (const [limit, subject] of [
    [PER_PERSON, personId],
    [PER_ADDRESS, address],
  ] as const)
    if (!(await withinLimit(limit, subject, now))) return refuse("too_many", { minutes: limit.minutes });
  return transaction(async (tx) => {
    const own = await tx.emailAddress.findUnique({ where: { address, personId, NOT: { verifiedAt: null } } });
    if (own) return refuse("already_yours");
    const link = await issueLink(tx, { address, personId, nextPath: "/my/settings" }, now);
    await postMail(tx, proveAddressMail(address, link));
    await recordChange(tx, actor, {
      conferenceId: null,
      action: "addAddress",
      subjects: [`person:${personId}`],
    });
    return ok({ address });
  });
}

/**
 * Adds the address of a mailed link to the actor's account: only in a browser signed in as who asked for it, since
 * anybody may have a link sent to anybody. An imported person nobody claimed, who has the address, is merged in.
 *
 * Refusals: link_unusable, not_allowed (signed out, or somebody else), address_taken (it signs in another account),
 * held_elsewhere (both would be in two places at once: organisers decide).
 */
export async function proveAddress(
  actor: Actor,
  { token }: ProveAddressInput,
  now = new Date(),
): Promise<
  Result<{ address: string }, "link_unusable" | "not_allowed" | "address_taken" | "held_elsewhere">
> {
  const link = await readLink(token, now);
  if (!link?.personId) return refuse("link_unusable");
  const { id, address, personId } = link;
  if (!ownsAccount(actor, personId)) return refuse("not_allowed");
  try {
    return await transaction(async (tx) => {
      if (!(await spendLink(tx, id, now))) return refuse("link_unusable");
      const given = await giveProvedAddress(tx, { address, personId }, now);
      if (!given) return refuse("address_taken");
      await acceptAddress(tx, address);
      const auditEventId = await recordChange(tx, actor, {
        conferenceId: null,
        action: "proveAddress",
        subjects: [`person:${personId}`, ...(given.merge ? [`person:${given.merge.fromId}`] : [])],
        after: { merge: given.merge },
      });
      await tellPrimary(tx, personId, { address, change: "added", key: auditEventId });
      return ok({ address });
    });
  } catch (error) {
    if (violated(error) === "person_elsewhere") return refuse("held_elsewhere");
    throw error;
  }
}

/**
 * Sends the account's mail to another of its proved addresses.
 *
 * Refusals: not_found, not_verified.
 */
export async function makeAddressPrimary(
  actor: Actor,
  { addressId }: MakeAddressPrimaryInput,
): Promise<Result<{ address: string }, "not_found" | "not_verified">> {
  return transaction(async (tx) => {
    const chosen = await lockOwn(tx, actor, addressId);
    if (!chosen) return refuse("not_found");
    if (!chosen.verifiedAt) return refuse("not_verified");
    await tx.emailAddress.updateMany({
      where: { personId: chosen.personId, isPrimary: true },
      data: { isPrimary: false },
    });
    await tx.emailAddress.update({ where: { id: addressId }, data: { isPrimary: true } });
    await recordChange(tx, actor, {
      conferenceId: null,
      action: "makeAddressPrimary",
      subjects: [`person:${chosen.personId}`],
      after: { addressId },
    });
    return ok({ address: chosen.address });
  });
}

/**
 * Removes an address; another proved one receives the mail then. The last proved one stays: without it nobody
 * could sign in.
 *
 * Refusals: not_found, last_address.
 */
export async function removeAddress(
  actor: Actor,
  { addressId }: RemoveAddressInput,
): Promise<Result<{ address: string }, "not_found" | "last_address">> {
  return transaction(async (tx) => {
    const gone = await lockOwn(tx, actor, addressId);
    if (!gone) return refuse("not_found");
    const { personId, address } = gone;
    const next = await tx.emailAddress.findFirst({
      where: { personId, id: { not: addressId }, verifiedAt: { not: null } },
      orderBy: [{ isPrimary: "desc" }, { addedAt: "asc" }],
    });
    if (!next) return refuse("last_address");
    await tx.emailAddress.delete({ where: { id: addressId } });
    await tx.emailAddress.update({ where: { id: next.id }, data: { isPrimary: true } });
    const auditEventId = await recordChange(tx, actor, {
      conferenceId: null,
      action: "removeAddress",
      subjects: [`person:${personId}`],
      before: { addressId },
    });
    await tellPrimary(tx, personId, { address, change: "removed", key: auditEventId });
    return ok({ address });
  });
}

/** One of the actor's addresses. Their person is locked, so that two changes at once see each other. */
async function lockOwn(tx: Db, actor: Actor, addressId: string) {
  if (actor.kind !== "person") return null;
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${actor.personId}::uuid FOR UPDATE`;
  return tx.emailAddress.findUnique({ where: { id: addressId, personId: actor.personId } });
}

async function tellPrimary(
  tx: Db,
  personId: string,
  { address, change, key }: { address: string; change: "added" | "removed"; key: string },
): Promise<void> {
  const primary = await tx.emailAddress.findFirst({ where: { personId, isPrimary: true } });
  if (primary && primary.address.toLowerCase() !== address.toLowerCase())
    await postMail(tx, addressesChangedMail(primary.address, address, change, key));
}
