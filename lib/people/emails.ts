import { LINK_MINUTES } from "@/lib/auth/one-time-link";
import { env } from "@/lib/env";
import type { Message } from "@/lib/mail/outbox";

const site = new URL(env.ORIGIN).host;

/** The same words for known and unknown addresses. */
export function signInLinkMail(to: string, link: { id: string; url: string }): Message {
  return {
    to,
    subject: `Your link to sign in at ${site}`,
    text: [
      `Somebody, probably you, asked to sign in at ${site} with this address.`,
      `Open this page and press its button:\n\n${link.url}`,
      `The link works once, within ${LINK_MINUTES} minutes. If you did not ask for it, do nothing: without the press nothing happens.`,
    ].join("\n\n"),
    dedupeKey: `sign-in:${link.id}`,
  };
}

export function proveAddressMail(to: string, link: { id: string; url: string }): Message {
  return {
    to,
    subject: `Confirm this address at ${site}`,
    text: [
      `Somebody, probably you, wants to add this address to an account at ${site}.`,
      `If it was you, open this page in the browser where you are signed in, and press its button:\n\n${link.url}`,
      `The link works once, within ${LINK_MINUTES} minutes. If it was not you, do nothing: the address is then not added.`,
    ].join("\n\n"),
    dedupeKey: `prove-address:${link.id}`,
  };
}

/** To the address that receives the account's mail, whenever another one can sign in to it or no longer can. */
export function addressesChangedMail(
  to: string,
  address: string,
  change: "added" | "removed",
  key: string,
): Message {
  return {
    to,
    subject: `An address was ${change} at ${site}`,
    text: [
      change === "added"
        ? `The address ${address} was added to your account at ${site}. It can be used to sign in.`
        : `The address ${address} was removed from your account at ${site}. It can no longer be used to sign in.`,
      `If this was not you, look at your settings and sign out the browsers you do not know:\n\n${new URL("/my/settings", env.ORIGIN)}`,
    ].join("\n\n"),
    dedupeKey: `address-${change}:${key}:${to.toLowerCase()}`,
  };
}
