"use server";

import { cookies, headers } from "next/headers";
import { clientOf } from "@/lib/auth/client";
import { LINK_MINUTES } from "@/lib/auth/one-time-link";
import { identityCookie } from "@/lib/auth/pending-identity";
import { openFormAction } from "@/lib/form-action";
import type { FormAction, FormState } from "@/lib/form-state";
import { requestSignInLink } from "@/lib/people/commands/sign-in";
import { RequestSignInLinkInput } from "@/lib/people/schema";
import type { Facts } from "@/lib/result";

const words = {
  done: ({ address }: { address: string }) =>
    `We sent a link to ${address}. It works once, within ${LINK_MINUTES} minutes. If nothing arrives, look among unwanted mail, then ask again.`,
  refused: {
    too_many: ({ minutes = 0 }: Facts) =>
      Number(minutes) > 60
        ? "Too many links were asked for today. Try again tomorrow, or use one that has arrived."
        : `Too many links were asked for. Try again in ${minutes} minutes, or use one that has arrived.`,
    identity_expired: "Too much time has passed. Go back and start again with your institution.",
  },
};
// What the server knows is never read from the form.
const SentForm = RequestSignInLinkInput.omit({ client: true, identity: true });

const send: FormAction = openFormAction(
  SentForm,
  async (actor, input) => requestSignInLink(actor, { ...input, client: clientOf(await headers()) }),
  words,
);

const sendForIdentity: FormAction = openFormAction(
  SentForm,
  async (actor, input) => {
    const identity = (await cookies()).get(identityCookie)?.value ?? "";
    return requestSignInLink(actor, { ...input, client: clientOf(await headers()), identity });
  },
  words,
);

export async function sendSignInLink(previous: FormState, form: FormData): Promise<FormState> {
  return send(previous, form);
}

/** The link also connects the provider's account this browser has just come with. */
export async function sendIdentityLink(previous: FormState, form: FormData): Promise<FormState> {
  return sendForIdentity(previous, form);
}
