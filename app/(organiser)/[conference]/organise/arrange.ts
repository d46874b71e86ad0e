import { formAction } from "@/lib/form-action";
import type { FormAction, FormState } from "@/lib/form-state";
import { assignPresentations } from "@/lib/sessions/commands/assign-presentations";
import { unassignPresentations } from "@/lib/sessions/commands/unassign-presentations";
import { undo as undoCommand } from "@/lib/sessions/commands/undo";
import { AssignPresentationsInput, UnassignPresentationsInput, UndoInput } from "@/lib/sessions/schema";
import { assignWords, presentations, unassignWords, undoneInWords, undoWords } from "./words";

/** Puts what is chosen into a session. */
export const assign = formAction(AssignPresentationsInput, assignPresentations, {
  done: ({ session, count, fromOtherSessions }) =>
    `${fromOtherSessions > 0 ? "Moved" : "Assigned"} ${presentations(count)} to ${session}.`,
  refused: assignWords,
});

/** Moves one within its session. */
export const reorder = formAction(AssignPresentationsInput, assignPresentations, {
  done: ({ session }) => `Changed the order of ${session}.`,
  refused: assignWords,
});

export const unassign = formAction(UnassignPresentationsInput, unassignPresentations, {
  done: ({ count }) =>
    `Took ${presentations(count)} out of ${count === 1 ? "its session" : "their sessions"}.`,
  refused: unassignWords,
});

export const undo = formAction(UndoInput, undoCommand, {
  done: undoneInWords,
  refused: undoWords,
});

/** `base` with other fields: what a pressed button adds to the form it stands in. */
export function withFields(base: FormData, fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of base) if (!(name in fields)) form.append(name, value);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** The form with the chosen presentations (`ids`) as papers, each where its page showed it (`seen`, "{paper}:{session}"). */
export function withPapers(base: FormData, ids = base.getAll("ids").map(String)): FormData {
  const seen = new Map(base.getAll("seen").map((field) => [String(field).split(":")[0], String(field)]));
  const form = withFields(base, {});
  for (const id of ids) form.append("papers", seen.get(id) ?? `${id}:`);
  return form;
}

/** What the pressed button says; answering a question, the button that led to it. */
export function verbOf(form: FormData): string[] {
  return String(form.get("verb") ?? form.get("asked")).split(":");
}

/** On the desk no field can be marked: what one lacks ("Choose a session.") is the answer itself. */
export function inOneSentence(state: FormState): FormState {
  if (state.status !== "refused") return state;
  return { ...state, message: Object.values(state.fields)[0] ?? state.message };
}

/** What to answer when none of the buttons known here was pressed: a form of another build, or forged. */
export const unknownVerb: FormAction = async () => ({
  ...{ status: "refused", fields: {}, typed: {} },
  message: "Nothing was done. Press one of the buttons below the list.",
});
