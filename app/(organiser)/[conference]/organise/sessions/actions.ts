"use server";

import type { FormState } from "@/lib/form-state";
import { assign, inOneSentence, reorder, unassign, undo, unknownVerb, verbOf, withFields } from "../arrange";

/** Does on the board what the pressed button says: "assign:{session}", "order:{session}:{paper}:{position}"… */
export async function actOnBoard(previous: FormState, form: FormData): Promise<FormState> {
  return inOneSentence(await act(previous, form));
}

function act(previous: FormState, form: FormData): Promise<FormState> {
  const [verb, first = "", ids = "", position = ""] = verbOf(form);
  switch (verb) {
    case "assign":
      return assign(previous, withFields(form, { sessionId: first }));
    case "order":
      return reorder(previous, withFields(form, { sessionId: first, ids, position }));
    case "unassign":
      return unassign(previous, form);
    case "undo":
      return undo(previous, withFields(form, { eventId: first }));
    default:
      return unknownVerb(previous, form);
  }
}
