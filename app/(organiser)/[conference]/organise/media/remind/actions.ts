"use server";

import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { remindPresenters } from "@/lib/requests/commands/remind";
import { RemindPresentersInput } from "@/lib/requests/schema";
import { presentations } from "../../words";
import { presenters } from "./words";

const remind = formAction(RemindPresentersInput, remindPresenters, {
  done: ({ told, presentations: of, already, unreachable }) =>
    [
      `Sent to ${presenters(told)} of ${presentations(of)}.`,
      ...(already > 0 ? [`${presenters(already)} had one today already and got none.`] : []),
      ...(unreachable > 0 ? [`${presenters(unreachable)} cannot be reached.`] : []),
    ].join(" "),
  refused: {
    not_found: "This conference is not here any more.",
    not_allowed: "Only organisers of this conference remind its presenters.",
    nothing_owed: "Nothing was sent: all of it was answered meanwhile.",
    nobody_reachable: "Nothing was sent: none of their presenters can be reached.",
    reminded_today: ({ people }) =>
      `Nothing was sent: ${presenters(Number(people))} had one today already, and one a day is the most.`,
  },
});

export async function sendReminder(previous: FormState, form: FormData): Promise<FormState> {
  return remind(previous, form);
}
