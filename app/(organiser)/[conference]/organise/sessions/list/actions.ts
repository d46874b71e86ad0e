"use server";

import type { FormState } from "@/lib/form-state";
import {
  assign,
  inOneSentence,
  reorder,
  unassign,
  undo,
  unknownVerb,
  verbOf,
  withFields,
  withPapers,
} from "../../arrange";

/** Does on the board what the pressed button says: "assign:{session}", "order:{session}:{paper}:{before}"… */
export async function actOnBoard(previous: FormState, form: FormData): Promise<FormState> {
  return inOneSentence(await act(previous, form));
}

function act(previous: FormState, form: FormData): Promise<FormState> {
  const [verb, first = "", paper = "", before = ""] = verbOf(form);
  switch (verb) {
    case "assign":
      return assign(previous, withFields(withPapers(form), { sessionId: first, before: "" }));
    case "order":
      return reorder(previous, withFields(withPapers(form, [paper]), { sessionId: first, before }));
    case "unassign":
      return unassign(previous, withPapers(form));
    case "undo":
      return undo(previous, withFields(form, { eventId: first }));
    default:
      return unknownVerb(previous, form);
  }
}
