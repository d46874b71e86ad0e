"use server";

import { headers } from "next/headers";
import { signInTokenSent } from "@/lib/auth/sign-in-cookies";
import { formAction } from "@/lib/form-action";
import type { FormAction, FormState } from "@/lib/form-state";
import { turnOffPush, turnOnPush } from "@/lib/push/commands";
import { TurnOffPushInput, TurnOnPushInput } from "@/lib/push/schema";

const on: FormAction = formAction(
  TurnOnPushInput.omit({ userAgent: true, signInToken: true }),
  async (actor, input) =>
    turnOnPush(actor, {
      ...input,
      userAgent: ((await headers()).get("user-agent") ?? "").slice(0, 300),
      signInToken: (await signInTokenSent()) ?? "",
    }),
  {
    done: "This device shows reminders from now on.",
    refused: {
      not_allowed: "You are signed out. Sign in again, then turn it on once more.",
      no_push_here: "Reminders on devices are not offered here any more. Load this page anew.",
      unknown_service:
        "This browser’s push service is not on the list of this site. Use another browser, or ask whoever runs the site.",
      bad_keys: "This browser gave keys that cannot be used. Use another browser.",
      too_many: ({ most = 10 }) => `Reminders are on on ${most} devices already. Turn one of them off first.`,
    },
  },
);

const off: FormAction = formAction(TurnOffPushInput, turnOffPush, {
  done: "That device shows no reminders any more.",
  refused: { not_found: "That device showed none any more." },
});

export async function turnOnHere(previous: FormState, form: FormData): Promise<FormState> {
  return on(previous, form);
}

export async function turnOffThere(previous: FormState, form: FormData): Promise<FormState> {
  return off(previous, form);
}
