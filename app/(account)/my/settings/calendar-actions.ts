"use server";

import { removeCalendar, rotateCalendar } from "@/lib/calendar/commands";
import { RemoveCalendarInput, RotateCalendarInput } from "@/lib/calendar/schema";
import { formAction } from "@/lib/form-action";
import type { FormAction, FormState } from "@/lib/form-state";

const SIGNED_OUT = "You are signed out. Sign in again in another tab, then send this once more.";

const rotation: FormAction = formAction(RotateCalendarInput, rotateCalendar, {
  done: "Your calendar has a new address. It stands above.",
  refused: { not_allowed: SIGNED_OUT },
});

const removal: FormAction = formAction(RemoveCalendarInput, removeCalendar, {
  done: "Your calendar has no address any more.",
  refused: { not_allowed: SIGNED_OUT, not_found: "Your calendar has no address. Load this page anew." },
});

export async function makeCalendarAddress(previous: FormState, form: FormData): Promise<FormState> {
  return rotation(previous, form);
}

export async function dropCalendarAddress(previous: FormState, form: FormData): Promise<FormState> {
  return removal(previous, form);
}
