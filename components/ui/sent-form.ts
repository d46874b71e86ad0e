"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useActionState, useState, useTransition } from "react";
import { type FormAction, type FormState, fresh } from "@/lib/form-state";

/** Milliseconds. A connection that neither answers nor fails is given up; an import may take a minute. */
const PATIENCE = 90_000;

/**
 * A form of a server action that loses nothing. Without script the browser posts it and the page comes back with
 * the answer; with script no answer is an answer too, in a sentence, and every field keeps what was typed.
 *
 * `done` is called with the form after it was done. Give `action` and `onSubmit` to the form.
 */
export function useSentForm(action: FormAction, done: (form: HTMLFormElement) => void) {
  const [posted, send] = useActionState(action, fresh);
  const [answered, setAnswered] = useState<FormState | null>(null);
  const [pending, startTransition] = useTransition();
  const state = answered ?? posted;

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const data = new FormData(form, (event.nativeEvent as SubmitEvent).submitter);
    startTransition(async () => {
      const answer = await answerTo(action, state, data);
      if (answer.status === "done") done(form);
      startTransition(() => setAnswered(answer));
    });
  }

  return { state, pending, form: { action: send, onSubmit, "aria-busy": pending }, setAnswered };
}

async function answerTo(action: FormAction, before: FormState, data: FormData): Promise<FormState> {
  try {
    return await Promise.race([action(before, data), patience()]);
  } catch (error) {
    // An action that leads elsewhere says so by throwing.
    unstable_rethrow(error);
    return notSent(data);
  }
}

function patience(): Promise<never> {
  return new Promise((_, giveUp) => setTimeout(giveUp, PATIENCE));
}

/** No answer came: no connection, or the server runs another build. */
function notSent(data: FormData): FormState {
  const typed: Record<string, string[]> = {};
  for (const [name, value] of data) if (typeof value === "string") (typed[name] ??= []).push(value);
  return {
    status: "refused",
    message:
      "Not saved: the server did not answer. What you typed is still here. Check your connection and send it again, or reload the page.",
    fields: {},
    typed,
  };
}
