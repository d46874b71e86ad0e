"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { dropSignIn, signInTokenSent } from "@/lib/auth/sign-in-cookies";
import { formAction } from "@/lib/form-action";
import type { FormAction, FormState } from "@/lib/form-state";
import { addAddress, makeAddressPrimary, removeAddress } from "@/lib/people/commands/addresses";
import { leave } from "@/lib/people/commands/leave";
import { editProfile } from "@/lib/people/commands/profile";
import { revokeOtherSignIns, revokeSignIn } from "@/lib/people/commands/sign-ins";
import {
  AddAddressInput,
  EditProfileInput,
  LeaveInput,
  MakeAddressPrimaryInput,
  RemoveAddressInput,
  RevokeOtherSignInsInput,
  RevokeSignInInput,
} from "@/lib/people/schema";

const SIGNED_OUT = "You are signed out. Sign in again in another tab, then send this once more.";

const profile: FormAction = formAction(EditProfileInput, editProfile, {
  done: "Saved. Programmes keep your name as it was printed.",
  refused: {
    not_allowed: SIGNED_OUT,
    stale:
      "Nothing was saved: your profile was changed in another tab or browser. What you typed stands above; load this page anew to see the other.",
  },
});

const address: FormAction = formAction(AddAddressInput, addAddress, {
  done: ({ address }) =>
    `We sent a link to ${address}. Open it in this browser within 30 minutes: then the address is yours here.`,
  refused: {
    not_allowed: SIGNED_OUT,
    already_yours: "You have this address already.",
    too_many: ({ minutes = 60 }) => `Too many links were asked for. Try again in ${minutes} minutes.`,
  },
});

const primary: FormAction = formAction(MakeAddressPrimaryInput, makeAddressPrimary, {
  done: ({ address }) => `Mail goes to ${address} from now on.`,
  refused: {
    not_found: "This address is no longer yours. Load this page anew.",
    not_verified: "Confirm this address first: add it below, and open the link we send.",
  },
});

const removal: FormAction = formAction(RemoveAddressInput, removeAddress, {
  done: ({ address }) => `${address} was removed.`,
  refused: {
    not_found: "This address is no longer yours. Load this page anew.",
    last_address: "This is the only address you can sign in with. Add and confirm another one first.",
  },
});

const signIn: FormAction = formAction(RevokeSignInInput, revokeSignIn, {
  done: "That browser is signed out.",
  refused: { not_found: "That browser was signed out already." },
});

const otherSignIns: FormAction = formAction(
  RevokeOtherSignInsInput.omit({ keep: true }),
  async (actor) => revokeOtherSignIns(actor, { keep: (await signInTokenSent()) ?? "" }),
  {
    done: ({ count }) =>
      count === 1 ? "One other browser is signed out." : `${count} other browsers are signed out.`,
    refused: { not_allowed: SIGNED_OUT },
  },
);

const departure: FormAction = formAction(LeaveInput, leave, {
  done: "You have left.",
  refused: {
    not_allowed: SIGNED_OUT,
    last_organiser: ({ conference = "a conference" }) =>
      `You are the only organiser of ${conference}. Make somebody else organiser first, then leave.`,
  },
});

export async function saveProfile(previous: FormState, form: FormData): Promise<FormState> {
  return profile(previous, form);
}

export async function sendAddressLink(previous: FormState, form: FormData): Promise<FormState> {
  return address(previous, form);
}

export async function sendMailTo(previous: FormState, form: FormData): Promise<FormState> {
  return primary(previous, form);
}

export async function dropAddress(previous: FormState, form: FormData): Promise<FormState> {
  return removal(previous, form);
}

export async function signOutBrowser(previous: FormState, form: FormData): Promise<FormState> {
  return signIn(previous, form);
}

export async function signOutOthers(previous: FormState, form: FormData): Promise<FormState> {
  return otherSignIns(previous, form);
}

/** Leaves, and goes where a stranger is. */
export async function leaveForGood(previous: FormState, form: FormData): Promise<FormState> {
  const state = await departure(previous, form);
  if (state.status !== "done") return state;
  await dropSignIn();
  redirect("/" as Route);
}
