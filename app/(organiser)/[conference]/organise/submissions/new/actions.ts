"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/form-action";
import { createPresentation } from "@/lib/presentations/commands/create-presentation";
import { CreatePresentationInput } from "@/lib/presentations/schema";

/** Leads to the new presentation's edit page, where its presenters are invited. */
export const addPresentation = formAction(CreatePresentationInput, createPresentation, {
  done: ({ conferenceSlug, slug }) =>
    redirect(`/${conferenceSlug}/presentations/${slug}/edit#presenters` as Route),
  refused: {
    not_found: "Not saved: this conference is not there any more.",
    not_allowed: "Not saved: only its organisers add papers by hand.",
    no_such_type: "Not saved: this conference has no such type any more.",
    no_such_theme: "Not saved: this conference has no such theme any more.",
    word_limit_exceeded: ({ words, limit }) =>
      `Not saved: the abstract has ${words} words, the limit is ${limit}.`,
  },
});
