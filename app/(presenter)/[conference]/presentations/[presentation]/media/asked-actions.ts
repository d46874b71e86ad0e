"use server";

import { formAction } from "@/lib/form-action";
import { declineMedia, promiseMedia, reopenMedia } from "@/lib/requests/commands/answer-media";
import { DeclineMediaInput, PromiseMediaInput, ReopenMediaInput } from "@/lib/requests/schema";

const REFUSED = {
  not_found: "There is nothing here to answer for.",
  not_allowed: "Only its presenters, its chair and the organisers answer for these media.",
  withdrawn: "The presentation is withdrawn: nothing is asked of it any more.",
  stale: "Somebody else answered meanwhile. Look at what it says now, then decide again.",
};
const already_there = "Media of this kind are there already: whoever asked has been told.";

export const promiseHere = formAction(PromiseMediaInput, promiseMedia, {
  done: ({ kindName, told }) => `${kindName}: the day is promised. ${toldInWords(told)}`.trim(),
  refused: {
    ...REFUSED,
    already_there,
    already_promised: "That day is promised already. Nobody was told anything.",
    day_over: "That day is over in the conference’s time zone. Choose today or a later one.",
    day_too_far: "Choose a day within a year.",
  },
});

export const declineHere = formAction(DeclineMediaInput, declineMedia, {
  done: ({ kindName, told }) => `${kindName}: declined. ${toldInWords(told)}`.trim(),
  refused: {
    ...REFUSED,
    already_there,
    already_declined: "This is declined already. Reopen it first to give another reason.",
  },
});

export const reopenHere = formAction(ReopenMediaInput, reopenMedia, {
  done: ({ kindName }) => `${kindName} can be asked for again. Nobody was told.`,
  refused: { ...REFUSED, nothing_to_reopen: "Neither a promise nor a decline stands here." },
});

function toldInWords(told: number): string {
  if (told === 0) return "";
  return told === 1 ? "One person is told now." : `${told} people are told now.`;
}
