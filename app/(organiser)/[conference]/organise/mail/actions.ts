"use server";

import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { retryMail } from "@/lib/notifications/commands/retry-mail";
import { RetryMailInput } from "@/lib/notifications/schema";

const send = formAction(RetryMailInput, retryMail, {
  done: ({ count }) => (count === 1 ? "One mail is sent again." : `${count} mails are sent again.`),
  refused: {
    not_allowed: "Only organisers of this conference may do this.",
    nothing_to_send: "Nothing was sent: it went out meanwhile, or its address refuses mail.",
  },
});

export async function retry(previous: FormState, form: FormData): Promise<FormState> {
  return send(previous, form);
}
