"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { mergePersons, undoMerge } from "@/lib/people/commands/merge-persons";
import { MergePersonsInput, UndoMergeInput } from "@/lib/people/schema";
import { confirmClaim, refuseClaim } from "@/lib/presenters/commands/decide-claim";
import { ConfirmClaimInput, RefuseClaimInput } from "@/lib/presenters/schema";
import { grantRole, revokeRole } from "@/lib/roles/commands";
import { GrantRoleInput, RevokeRoleInput } from "@/lib/roles/schema";
import { claimWords, grantWords, mergeWords, revokeWords, undoMergeWords } from "./words";

const give = formAction(GrantRoleInput, grantRole, {
  done: ({ name, role }) => `${name} is ${role} now, from their next page on.`,
  refused: grantWords,
});
const take = formAction(RevokeRoleInput, revokeRole, {
  done: ({ name, role }) => `${name} is no longer ${role}.`,
  refused: revokeWords,
});
const confirmIt = formAction(ConfirmClaimInput, confirmClaim, {
  done: ({ displayName }) => `Confirmed: the part of ${displayName} is theirs, and they are told.`,
  refused: claimWords,
});
const refuseIt = formAction(RefuseClaimInput, refuseClaim, {
  done: ({ displayName }) => `Refused: the part of ${displayName} stays unclaimed, and they are told.`,
  refused: claimWords,
});
const join = formAction(MergePersonsInput, mergePersons, {
  done: ({ from, into }) => `${from} and ${into} are one now.`,
  refused: mergeWords,
});
const part = formAction(UndoMergeInput, undoMerge, {
  done: ({ from, into }) => `${from} and ${into} are two again.`,
  refused: undoMergeWords,
});

const Slug = z.string().regex(/^[a-z0-9-]+$/);

export async function grant(previous: FormState, form: FormData): Promise<FormState> {
  return give(previous, form);
}

export async function revoke(previous: FormState, form: FormData): Promise<FormState> {
  return take(previous, form);
}

export async function confirm(previous: FormState, form: FormData): Promise<FormState> {
  return confirmIt(previous, form);
}

export async function refuse(previous: FormState, form: FormData): Promise<FormState> {
  return refuseIt(previous, form);
}

/** Merges, and goes back to the people, where it can be undone: of the two there is one now. */
export async function merge(previous: FormState, form: FormData): Promise<FormState> {
  const state = await join(previous, form);
  const slug = Slug.safeParse(form.get("conference"));
  if (state.status === "done" && slug.success) redirect(`/${slug.data}/organise/people#merges`);
  return state;
}

export async function unmerge(previous: FormState, form: FormData): Promise<FormState> {
  return part(previous, form);
}
