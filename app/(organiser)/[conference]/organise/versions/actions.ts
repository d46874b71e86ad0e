"use server";

import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { publishProgramme } from "@/lib/programme/commands/publish-programme";
import { restoreProgramme } from "@/lib/programme/commands/restore-programme";
import { takeBackVersion } from "@/lib/programme/commands/take-back-version";
import { PublishProgrammeInput, RestoreProgrammeInput, TakeBackVersionInput } from "@/lib/programme/schema";
import { publishWords, restoreWords, takeBackWords } from "./words";

const publishing = formAction(PublishProgrammeInput, publishProgramme, {
  done: ({ number, changes }) =>
    `Published as version ${number}: ${changes === 1 ? "1 change" : `${changes} changes`}.`,
  refused: publishWords,
});

export async function publish(previous: FormState, form: FormData): Promise<FormState> {
  return publishing(previous, form);
}

/** The chosen changes alone: none chosen is not all. */
export async function publishChosen(previous: FormState, form: FormData): Promise<FormState> {
  if (form.getAll("only").length > 0) return publishing(previous, form);
  const message = "Nothing was published. Choose at least one change.";
  return { status: "refused", fields: {}, typed: {}, message };
}

const takingBack = formAction(TakeBackVersionInput, takeBackVersion, {
  done: ({ number, isNeverTold }) =>
    `Taken back, as version ${number}.${isNeverTold ? " Nobody was told, and nobody will be." : ""} The draft stays as it is.`,
  refused: takeBackWords,
});

export async function takeBack(previous: FormState, form: FormData): Promise<FormState> {
  return takingBack(previous, form);
}

const restoring = formAction(RestoreProgrammeInput, restoreProgramme, {
  done: ({ number }) =>
    `The draft is now as version ${number} was. What is published did not change. You can undo it on the list of sessions.`,
  refused: restoreWords,
});

export async function restoreAsDraft(previous: FormState, form: FormData): Promise<FormState> {
  return restoring(previous, form);
}
