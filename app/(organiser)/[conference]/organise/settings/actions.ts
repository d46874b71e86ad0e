"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { editConference } from "@/lib/conferences/commands/edit-conference";
import { editRules } from "@/lib/conferences/commands/edit-rules";
import { EditConferenceInput, EditRulesInput } from "@/lib/conferences/schema";
import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { publishConference, unpublishConference } from "@/lib/programme/commands/publish";
import { PublishConferenceInput, UnpublishConferenceInput } from "@/lib/programme/schema";
import { dayAndYearInWords, timeInWords } from "@/lib/time/words";
import { conferenceWords, publishWords, rulesWords } from "./words";

const save = formAction(EditConferenceInput, editConference, {
  done: ({ name }) => `Saved ${name}.`,
  refused: conferenceWords,
});

const saveLimits = formAction(EditRulesInput, editRules, {
  done: ({ editOpensAt: from, editClosesAt: until, timeZone: zone }) => {
    const at = (instant: Date) => `${dayAndYearInWords(zone, instant)}, ${timeInWords(zone, instant)}`;
    return `Saved. Presenters edit ${from ? `from ${at(from)}` : "from the start"} ${
      until ? `until ${at(until)}` : "without end"
    } (${zone}).`;
  },
  refused: rulesWords,
});

const show = formAction(PublishConferenceInput, publishConference, {
  done: ({ name }) => `${name} is published: everybody sees it now.`,
  refused: publishWords,
});

const hide = formAction(UnpublishConferenceInput, unpublishConference, {
  done: ({ name }) => `${name} is hidden: only its organisers and chairs see it.`,
  refused: publishWords,
});

const Slug = z.string().regex(/^[a-z0-9-]+$/);

/** Saves; when the address changed, this page is at another one now. */
export async function saveConference(previous: FormState, form: FormData): Promise<FormState> {
  const state = await save(previous, form);
  const slug = Slug.safeParse(String(form.get("slug")).trim());
  if (state.status === "done" && slug.success && slug.data !== form.get("was"))
    redirect(`/${slug.data}/organise/settings?moved=yes`);
  return state;
}

export async function saveRules(previous: FormState, form: FormData): Promise<FormState> {
  return saveLimits(previous, form);
}

/** Publishes or hides: one action, so that without JavaScript the answer is shown by the form that asks the reverse. */
export async function changePublication(previous: FormState, form: FormData): Promise<FormState> {
  return form.get("to") === "hidden" ? hide(previous, form) : show(previous, form);
}
