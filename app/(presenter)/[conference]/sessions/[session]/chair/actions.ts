"use server";

import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { markAbsent, markPresent } from "@/lib/programme/commands/absence";
import { MarkAbsentInput, MarkPresentInput } from "@/lib/programme/schema";

const NOT_YOURS = "Only the chair of this session and the organisers may say so.";

const absent = formAction(MarkAbsentInput, markAbsent, {
  done: ({ title }) => `“${title}” is marked absent. Nobody is told.`,
  refused: {
    not_found: NOT_YOURS,
    withdrawn: ({ title }) => `“${title}” is withdrawn; it need not be marked.`,
  },
});

export async function markAbsentHere(previous: FormState, form: FormData): Promise<FormState> {
  return absent(previous, form);
}

const present = formAction(MarkPresentInput, markPresent, {
  done: ({ title }) => `“${title}” is not absent.`,
  refused: { not_found: NOT_YOURS },
});

export async function markPresentHere(previous: FormState, form: FormData): Promise<FormState> {
  return present(previous, form);
}
