"use server";

import { refresh } from "next/cache";
import { currentActor } from "@/lib/auth/current-actor";
import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { editDetails } from "@/lib/presentations/commands/edit-details";
import { editPresentation } from "@/lib/presentations/commands/edit-presentation";
import { restoreVersion } from "@/lib/presentations/commands/restore-version";
import { withdrawPresentation } from "@/lib/presentations/commands/withdraw";
import {
  EditDetailsInput,
  EditPresentationInput,
  RestoreVersionInput,
  WithdrawPresentationInput,
} from "@/lib/presentations/schema";

const BARRED = {
  not_found: "Not saved: this presentation is not there any more, or not yours to edit.",
  not_allowed: "Not saved: this presentation is not yours to edit.",
} as const;

const TEXT = {
  ...BARRED,
  closed: "Not saved: editing is closed. What you typed is still here; ask the organisers.",
  locked: ({ field }: Record<string, string | number>) => `Not saved: the ${field} is not open for changes.`,
  word_limit_exceeded: ({ words, limit }: Record<string, string | number>) =>
    `Not saved: the abstract has ${words} words, the limit is ${limit}.`,
  stale: "Not saved: somebody else saved meanwhile. Both texts are shown above; nothing of yours is lost.",
} as const;

const saveText = formAction(EditPresentationInput, editPresentation, {
  done: ({ words }) => `Saved, ${words} words.`,
  refused: TEXT,
});

/** Renders the page anew when refused too, so that a stale save finds what stands there now beside what was typed. */
export async function savePresentation(previous: FormState, form: FormData): Promise<FormState> {
  const state = await saveText(previous, form);
  // Signed out, the page would send to the sign-in and take the typed text with it.
  if (state.status === "refused" && (await currentActor()).kind === "person") refresh();
  return state;
}

export const restore = formAction(RestoreVersionInput, restoreVersion, {
  done: ({ version }) => `Restored, as version ${version}.`,
  refused: {
    ...TEXT,
    no_such_version: "Not restored: there is no such version.",
    stale: "Not restored: somebody saved meanwhile. Reload the page and look at the newest text first.",
  },
});

export const saveDetails = formAction(EditDetailsInput, editDetails, {
  done: "Saved.",
  refused: {
    ...BARRED,
    stale: "Not saved: somebody saved meanwhile. Look at the page again, then save.",
    no_such_type: "Not saved: this conference has no such type.",
    no_such_theme: "Not saved: this conference has no such theme.",
    placed_in_session: ({ title }) =>
      `Not saved: it stands in “${title}”, a session of its present type. Take it out there first.`,
  },
});

export const withdraw = formAction(WithdrawPresentationInput, withdrawPresentation, {
  done: ({ title }) => `“${title}” is withdrawn. Its page says so.`,
  refused: { ...BARRED, already_withdrawn: "It is withdrawn already." },
});
