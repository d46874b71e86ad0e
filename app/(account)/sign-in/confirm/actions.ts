"use server";

import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { doPressOf } from "@/app/(account)/sign-in/pressed";
import { hashToken } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/current-actor";
import { isFormToken, isOurOrigin } from "@/lib/auth/form-guard";
import { identityCookie } from "@/lib/auth/pending-identity";
import { keepSignIn, signInTokenSent } from "@/lib/auth/sign-in-cookies";
import type { FormState } from "@/lib/form-state";
import { proveAddress } from "@/lib/people/commands/addresses";
import { confirmSignIn } from "@/lib/people/commands/sign-in";
import { ConfirmSignInInput, ProveAddressInput } from "@/lib/people/schema";

const UNUSABLE = "This link no longer works: it was used, or is older than half an hour. Ask for a new one.";

/** The one press that signs in: what a link's page leads to. Does what was pressed before, then goes on. */
export async function pressSignIn(_previous: FormState, form: FormData): Promise<FormState> {
  const foreign = await refusedAsForeign(form);
  if (foreign) return foreign;
  const jar = await cookies();
  // Of the form only what its page holds; the rest is the browser's.
  const parsed = ConfirmSignInInput.safeParse({
    token: form.get("token"),
    name: form.get("name") ?? "",
    userAgent: (await headers()).get("user-agent")?.slice(0, 300) ?? "",
    replaces: await signInTokenSent(),
    identity: jar.get(identityCookie)?.value,
  });
  if (!parsed.success)
    return refused("Look at the marked field.", { name: parsed.error.issues[0]?.message ?? "" });
  const result = await confirmSignIn(await currentActor(), parsed.data);
  if (!result.ok) return refused(UNUSABLE);

  const { signIn, personId, pressId, nextPath } = result.value;
  await keepSignIn(signIn);
  jar.delete(identityCookie);
  const pressed = pressId ? await doPressOf(personId, pressId) : null;
  redirect(pressed ?? (nextPath as Route));
}

const unproved = {
  link_unusable: UNUSABLE,
  not_allowed: "Sign in here as who asked for this link, then open it again.",
  address_taken:
    "This address already signs in another account. Remove it there, or ask the organisers to make the two one.",
  held_elsewhere:
    "Somebody of this address is in the programme at the same time as you. Ask the organisers to look at it.",
} as const;

/** Adds the link's address to the account that asked for it. */
export async function pressProveAddress(_previous: FormState, form: FormData): Promise<FormState> {
  const foreign = await refusedAsForeign(form);
  if (foreign) return foreign;
  const parsed = ProveAddressInput.safeParse({ token: form.get("token") });
  if (!parsed.success) return refused(UNUSABLE);
  const result = await proveAddress(await currentActor(), parsed.data);
  if (!result.ok) return refused(unproved[result.reason]);
  redirect("/my/settings#addresses" as Route);
}

/** Null when the form was made for this link in this browser and sent from our page. */
async function refusedAsForeign(form: FormData): Promise<FormState | null> {
  const [token, guard] = [form.get("token"), form.get("formToken")];
  const isOurs =
    typeof token === "string" &&
    typeof guard === "string" &&
    isOurOrigin(await headers()) &&
    isFormToken(guard, `link:${hashToken(token)}`, await signInTokenSent());
  return isOurs
    ? null
    : refused("This page is too old, or was not sent from our own site. Open the link in the mail again.");
}

function refused(message: string, fields: Record<string, string> = {}): FormState {
  return { status: "refused", message, fields, typed: {} };
}
