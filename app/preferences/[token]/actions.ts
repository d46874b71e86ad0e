"use server";

import { openFormAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { setPreferencesByLink } from "@/lib/notifications/commands/preferences";
import { SetPreferencesByLinkInput } from "@/lib/notifications/schema";

const set = openFormAction(SetPreferencesByLinkInput, setPreferencesByLink, {
  done: "Saved. It holds from the next message on.",
  refused: { not_found: "This link is not known. Open it whole from the mail." },
});

/** For whoever holds the link, signed in or not. */
export async function choose(previous: FormState, form: FormData): Promise<FormState> {
  return set(previous, form);
}
