import { recordChange } from "@/lib/audit/record";
import { type Actor, actorOfPerson } from "@/lib/auth/actor";
import { issueLink, readLink, spendLink } from "@/lib/auth/one-time-link";
import { openIdentity } from "@/lib/auth/pending-identity";
import { type Limit, withinLimit } from "@/lib/auth/rate-limit";
import { type SignIn, startSignIn } from "@/lib/auth/sign-in-session";
import { transaction } from "@/lib/db";
import { postMail } from "@/lib/mail/outbox";
import { acceptAddress } from "@/lib/mail/refused-address";
import { signInLinkMail } from "@/lib/people/emails";
import { linkIdentity } from "@/lib/people/identity";
import { personOfProvedAddress } from "@/lib/people/proved-address";
import type { ConfirmSignInInput, RequestSignInLinkInput } from "@/lib/people/schema";
import { ok, type Result, refuse } from "@/lib/result";

/** A whole conference may sit behind one address of the house's network, hence the wide one. */
const PER_CLIENT: Limit = { what: "sign-in:client", attempts: 200, minutes: 15 };
const PER_ADDRESS: Limit = { what: "sign-in:address", attempts: 5, minutes: 15 };
const PER_ADDRESS_AND_DAY: Limit = { what: "sign-in:address-day", attempts: 20, minutes: 1440 };

/**
 * Mails a one-time link to whoever asks, known here or not: the answer, the mail and the work are the same.
 *
 * Refusals: too_many (minutes: how long to wait at most), identity_expired (the provider's word is too old).
 */
export async function requestSignInLink(
  _actor: Actor,
  { address, next, press, client, identity }: RequestSignInLinkInput,
  now = new Date(),
): Promise<Result<{ address: string }, "too_many" | "identity_expired">> {
  const pending = identity === undefined ? undefined : openIdentity(identity, now);
  if (pending === null) return refuse("identity_expired");
  for (const [limit, subject] of [
    [PER_CLIENT, client],
    [PER_ADDRESS, address],
    [PER_ADDRESS_AND_DAY, address],
  ] as const)
    if (!(await withinLimit(limit, subject, now))) return refuse("too_many", { minutes: limit.minutes });

  await transaction(async (tx) => {
    const link = await issueLink(tx, { address, nextPath: next, pressId: press, identity: pending }, now);
    await postMail(tx, signInLinkMail(address, link));
  });
  return ok({ address });
}

export type Confirmed = {
  personId: string;
  signIn: SignIn;
  nextPath: string;
  pressId: string | null;
  /** The provider's account now signs in the same person; false too when another browser asked for it. */
  isIdentityLinked: boolean;
};

/**
 * Signs in whoever holds a mailed link, once, under a new token; the sign-in this browser had ends.
 * An identity that waited for the address is linked only in the browser that came from the provider: a link sent to
 * somebody else's address must not open their account to the sender.
 *
 * Refusals: link_unusable (unknown, used, expired, or made for something else).
 */
export async function confirmSignIn(
  _actor: Actor,
  { token, name, userAgent, replaces, identity }: ConfirmSignInInput,
  now = new Date(),
): Promise<Result<Confirmed, "link_unusable">> {
  const link = await readLink(token, now);
  if (!link || link.personId) return refuse("link_unusable");
  return transaction(async (tx) => {
    if (!(await spendLink(tx, link.id, now))) return refuse("link_unusable");
    await acceptAddress(tx, link.address);
    const called = name || link.identity?.name || "";
    const { personId, isNew } = await personOfProvedAddress(tx, { address: link.address, name: called }, now);
    const waiting = link.identity && openIdentity(identity, now);
    const isSameIdentity =
      waiting?.provider === link.identity?.provider &&
      waiting?.providerAccountId === link.identity?.providerAccountId;
    const isIdentityLinked =
      waiting && isSameIdentity ? await linkIdentity(tx, personId, waiting, now) : false;
    const signIn = await startSignIn(tx, { personId, userAgent, replaces }, now);
    await recordChange(tx, await actorOfPerson(personId, tx), {
      conferenceId: null,
      action: "confirmSignIn",
      subjects: [`person:${personId}`],
      after: { isNew, isIdentityLinked },
    });
    return ok({ personId, signIn, nextPath: link.nextPath, pressId: link.pressId, isIdentityLinked });
  });
}
