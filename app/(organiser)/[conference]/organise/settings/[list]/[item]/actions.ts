"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { addKind, editKind, removeKind } from "@/lib/conferences/commands/kinds";
import { addType, editType, removeType } from "@/lib/conferences/commands/presentation-types";
import {
  addRegistrationType,
  editRegistrationType,
  removeRegistrationType,
} from "@/lib/conferences/commands/registration-types";
import { addRoom, editRoom, removeRoom } from "@/lib/conferences/commands/rooms";
import { addTheme, editTheme, removeTheme } from "@/lib/conferences/commands/themes";
import * as schema from "@/lib/conferences/schema";
import { formAction } from "@/lib/form-action";
import type { FormAction, FormState } from "@/lib/form-state";
import { rowWords as refused } from "../../words";

const added = ({ name }: { name: string }) => `Added ${name}. Add another one here.`;
const saved = ({ name }: { name: string }) => `Saved ${name}.`;
const removed = ({ name }: { name: string }) => `Removed ${name}.`;

const ADD: Record<schema.List, FormAction> = {
  themes: formAction(schema.AddThemeInput, addTheme, { done: added, refused }),
  types: formAction(schema.AddTypeInput, addType, { done: added, refused }),
  kinds: formAction(schema.AddKindInput, addKind, { done: added, refused }),
  rooms: formAction(schema.AddRoomInput, addRoom, { done: added, refused }),
  registrations: formAction(schema.AddRegistrationTypeInput, addRegistrationType, { done: added, refused }),
};
const SAVE: Record<schema.List, FormAction> = {
  themes: formAction(schema.EditThemeInput, editTheme, { done: saved, refused }),
  types: formAction(schema.EditTypeInput, editType, { done: saved, refused }),
  kinds: formAction(schema.EditKindInput, editKind, { done: saved, refused }),
  rooms: formAction(schema.EditRoomInput, editRoom, { done: saved, refused }),
  registrations: formAction(schema.EditRegistrationTypeInput, editRegistrationType, { done: saved, refused }),
};
const REMOVE: Record<schema.List, FormAction> = {
  themes: formAction(schema.RemoveThemeInput, removeTheme, { done: removed, refused }),
  types: formAction(schema.RemoveTypeInput, removeType, { done: removed, refused }),
  kinds: formAction(schema.RemoveKindInput, removeKind, { done: removed, refused }),
  rooms: formAction(schema.RemoveRoomInput, removeRoom, { done: removed, refused }),
  registrations: formAction(schema.RemoveRegistrationTypeInput, removeRegistrationType, {
    done: removed,
    refused,
  }),
};

const List = z.enum(schema.LISTS);
const Slug = z.string().regex(/^[a-z0-9-]+$/);

async function run(
  actions: Record<schema.List, FormAction>,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const list = List.safeParse(form.get("list"));
  if (list.success) return actions[list.data](previous, form);
  return { status: "refused", message: "This form is not one of ours.", fields: {}, typed: {} };
}

export async function addRow(previous: FormState, form: FormData): Promise<FormState> {
  return run(ADD, previous, form);
}

export async function saveRow(previous: FormState, form: FormData): Promise<FormState> {
  return run(SAVE, previous, form);
}

/** Removes, and goes back to the settings: the row's own page is no more. */
export async function removeRow(previous: FormState, form: FormData): Promise<FormState> {
  const state = await run(REMOVE, previous, form);
  const slug = Slug.safeParse(form.get("conference"));
  if (state.status === "done" && slug.success) redirect(`/${slug.data}/organise/settings`);
  return state;
}
