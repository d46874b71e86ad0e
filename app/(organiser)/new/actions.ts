"use server";

import { redirect } from "next/navigation";
import { createConference } from "@/lib/conferences/commands/create-conference";
import { CreateConferenceInput } from "@/lib/conferences/schema";
import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { newWords } from "../[conference]/organise/settings/words";

const make = formAction(CreateConferenceInput, createConference, {
  done: ({ slug }) => redirect(`/${slug}/organise/settings`),
  refused: newWords,
});

export async function makeConference(previous: FormState, form: FormData): Promise<FormState> {
  return make(previous, form);
}
