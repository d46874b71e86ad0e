"use server";

import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { createSession } from "@/lib/sessions/commands/create-session";
import { CreateSessionInput } from "@/lib/sessions/schema";
import { newSessionWords } from "../../words";

const make = formAction(CreateSessionInput, createSession, {
  done: ({ title }) => `Made the session ${title}. It stands among the sessions; make another one here.`,
  refused: newSessionWords,
});

export async function makeSession(previous: FormState, form: FormData): Promise<FormState> {
  return make(previous, form);
}
