"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { deleteSession } from "@/lib/sessions/commands/delete-session";
import { editSession } from "@/lib/sessions/commands/edit-session";
import { DeleteSessionInput, EditSessionInput } from "@/lib/sessions/schema";
import { sessionWords } from "../../words";

const save = formAction(EditSessionInput, editSession, {
  done: ({ title }) => `Saved ${title}.`,
  refused: sessionWords,
});

const remove = formAction(DeleteSessionInput, deleteSession, {
  done: ({ title }) => `Deleted ${title}.`,
  refused: sessionWords,
});

const Slug = z.string().regex(/^[a-z0-9-]+$/);

export async function saveSession(previous: FormState, form: FormData): Promise<FormState> {
  return save(previous, form);
}

/** Deletes, and goes to the list of sessions, where it can be undone: the session's own page is no more. */
export async function removeSession(previous: FormState, form: FormData): Promise<FormState> {
  const state = await remove(previous, form);
  const slug = Slug.safeParse(form.get("conference"));
  if (state.status === "done" && slug.success) redirect(`/${slug.data}/organise/sessions/list`);
  return state;
}
