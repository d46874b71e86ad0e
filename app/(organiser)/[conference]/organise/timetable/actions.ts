"use server";

import type { TimetableAnswer } from "@/components/timetable/answer";
import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { placeSession } from "@/lib/schedule/commands/place-session";
import { setBreaks } from "@/lib/schedule/commands/set-breaks";
import { setPlenary } from "@/lib/schedule/commands/set-plenary";
import { PlaceSessionInput, SetBreaksInput, SetPlenaryInput } from "@/lib/schedule/schema";
import { undo as undoArrangement } from "@/lib/sessions/commands/undo";
import { UndoInput } from "@/lib/sessions/schema";
import { inOneSentence } from "../arrange";
import { undoneInWords, undoWords } from "../words";
import { answerTo } from "./answer-to";
import { breaksWords, placedInWords, placeWords, plenaryWords } from "./words";

export async function place(input: unknown): Promise<TimetableAnswer> {
  return answerTo(input, PlaceSessionInput, placeSession, { done: placedInWords, refused: placeWords });
}

export async function changePlenary(input: unknown): Promise<TimetableAnswer> {
  return answerTo(input, SetPlenaryInput, setPlenary, {
    done: ({ title, isPlenary }) =>
      isPlenary ? `${title} is for everybody now, across all rooms.` : `${title} is in its room only now.`,
    refused: plenaryWords,
  });
}

export async function undo(input: unknown): Promise<TimetableAnswer> {
  return answerTo(input, UndoInput, undoArrangement, {
    done: undoneInWords,
    refused: undoWords,
  });
}

const save = formAction(SetBreaksInput, setBreaks, {
  done: ({ count }) =>
    count === 1 ? "Saved: there is 1 break now." : `Saved: there are ${count} breaks now.`,
  refused: breaksWords,
});

/** The rows of the form, those without a title left out: so one takes a break away. */
export async function saveBreaks(previous: FormState, form: FormData): Promise<FormState> {
  const columns = ["title", "startsOn", "startsAt", "occurrence", "minutes"].map(
    (name) => [name, form.getAll(name)] as const,
  );
  const rows = form
    .getAll("title")
    .map((_, row) => Object.fromEntries(columns.map(([name, values]) => [name, String(values[row] ?? "")])));
  const kept = rows.filter(({ title }) => title?.trim() !== "");
  const sent = new FormData();
  for (const [name, value] of form) sent.append(name, value);
  for (const row of kept) sent.append("breaks", JSON.stringify(row));
  return inOneSentence(await save(previous, sent));
}
