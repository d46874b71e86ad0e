"use server";

import { formAction } from "@/lib/form-action";
import type { FormAction, FormState } from "@/lib/form-state";
import { acceptPresentations, declinePresentations } from "@/lib/presentations/commands/decide";
import { reinstatePresentations } from "@/lib/presentations/commands/reinstate";
import { withdrawPresentations } from "@/lib/presentations/commands/withdraw";
import {
  AcceptPresentationsInput,
  DeclinePresentationsInput,
  type DoneAndRefused,
  ReinstatePresentationsInput,
  WithdrawPresentationsInput,
} from "@/lib/presentations/schema";
import { inviteAllPresenters } from "@/lib/presenters/commands/send-invitations";
import { InviteAllPresentersInput } from "@/lib/presenters/schema";
import {
  assign,
  inOneSentence,
  unassign,
  undo,
  unknownVerb,
  verbOf,
  withFields,
  withPapers,
} from "../arrange";
import { presentations } from "../words";

const LEFT: Record<string, string> = {
  already_accepted: "is accepted already",
  already_declined: "is declined already",
  already_withdrawn: "is withdrawn already",
  accepted: "is accepted: withdraw it instead",
  withdrawn: "is withdrawn: reinstate it first",
  not_withdrawn: "is not withdrawn",
  presenter_elsewhere: "has a presenter who is elsewhere at its time by now",
  not_found: "is no more",
  not_allowed: "is not yours to decide",
};

const refused = {
  not_found: "None of these is to be found. Load the page again.",
  not_allowed: "These are not yours to decide.",
};

/** "Accepted 3 presentations. “X” was left: it is withdrawn…" */
const said =
  (verb: string) =>
  ({ done, refused: left }: DoneAndRefused<string>): string =>
    [
      `${verb} ${presentations(done.length)}.`,
      ...left.slice(0, 3).map(({ title, reason }) => `Left as it was: “${title}” ${LEFT[reason] ?? ""}.`),
      ...(left.length > 3 ? [`So were ${left.length - 3} others.`] : []),
    ].join(" ");

const accept = formAction(AcceptPresentationsInput, acceptPresentations, { done: said("Accepted"), refused });
const decline = formAction(DeclinePresentationsInput, declinePresentations, {
  done: said("Declined"),
  refused,
});
const withdraw = formAction(WithdrawPresentationsInput, withdrawPresentations, {
  done: said("Withdrew"),
  refused,
});
const reinstate = formAction(ReinstatePresentationsInput, reinstatePresentations, {
  done: said("Reinstated"),
  refused,
});

const invite = formAction(InviteAllPresentersInput, inviteAllPresenters, {
  done: ({ sent, refused: left }) => {
    const without = left
      .filter(({ reason }) => reason === "no_address")
      .map(({ displayName }) => displayName);
    return [
      sent.length === 1 ? "A link goes to 1 presenter now." : `Links go to ${sent.length} presenters now.`,
      ...(without.length > 0
        ? [`No address is known of ${inShort(without)}: open the paper and type one.`]
        : []),
      ...(left.length > without.length ? ["Those invited in the last ten minutes were left out."] : []),
    ].join(" ");
  },
  refused: {
    ...refused,
    closed: refused.not_allowed,
    nobody_to_invite: "All their presenters have confirmed already.",
  },
});

function inShort(names: string[]): string {
  return names.length > 3
    ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} others`
    : names.join(", ");
}

const VERBS: Record<string, FormAction> = {
  ...{ accept, decline, invite, withdraw, reinstate },
  assign: (previous, form) => assign(previous, withPapers(form)),
  unassign: (previous, form) => unassign(previous, withPapers(form)),
};

/** Does with the chosen submissions what the pressed button says. */
export async function actOnSubmissions(previous: FormState, form: FormData): Promise<FormState> {
  const [verb = "", eventId = ""] = verbOf(form);
  if (verb === "undo") return inOneSentence(await undo(previous, withFields(form, { eventId })));
  const act = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  return inOneSentence(await (act ?? unknownVerb)(previous, form));
}
