"use server";

import { formAction } from "@/lib/form-action";
import { orderPresenters, removePresenter } from "@/lib/presenters/commands/arrange";
import { confirmClaim, refuseClaim } from "@/lib/presenters/commands/decide-claim";
import { editPart } from "@/lib/presenters/commands/edit-part";
import { addressPresenter, invitePresenter } from "@/lib/presenters/commands/invite";
import { revokeInvitation } from "@/lib/presenters/commands/revoke-invitation";
import { type SendRefusal, sendInvitations } from "@/lib/presenters/commands/send-invitations";
import {
  AddressPresenterInput,
  ConfirmClaimInput,
  EditPartInput,
  InvitePresenterInput,
  OrderPresentersInput,
  RefuseClaimInput,
  RemovePresenterInput,
  RevokeInvitationInput,
  SendInvitationsInput,
} from "@/lib/presenters/schema";

const BARRED = {
  not_found: "Nothing changed: this presenter is not there any more.",
  not_allowed: "Nothing changed: this is not yours to edit.",
  closed: "Nothing changed: editing is closed. Ask the organisers.",
} as const;

const SENDING = {
  already_claimed: "The part is confirmed already; no invitation is needed.",
  no_address: "No address is known. Type one below.",
  sent_recently: "An invitation went there less than ten minutes ago.",
  too_many_today: "You sent a hundred invitations today; the next can go tomorrow.",
} as const;

const WHO = {
  already_presenter: "Nothing changed: the person of this address is a presenter here already.",
  presenter_elsewhere:
    "Nothing changed: this person is in another session at the same time. Ask the organisers to move one.",
} as const;

export const invite = formAction(InvitePresenterInput, invitePresenter, {
  done: ({ displayName, address }) =>
    address ? `${displayName} is listed, and a link goes to ${address} now.` : `${displayName} is listed.`,
  refused: {
    ...BARRED,
    ...WHO,
    too_many_today: SENDING.too_many_today,
    too_many_presenters: ({ limit }) => `Nothing changed: a presentation has at most ${limit} presenters.`,
  },
});

export const address = formAction(AddressPresenterInput, addressPresenter, {
  done: ({ address }) => `A link goes to ${address} now.`,
  refused: {
    ...BARRED,
    ...WHO,
    already_claimed: SENDING.already_claimed,
    sent_recently: SENDING.sent_recently,
    too_many_today: SENDING.too_many_today,
  },
});

export const send = formAction(SendInvitationsInput, sendInvitations, {
  done: ({ sent, refused }) =>
    sent.length > 0
      ? `A link goes to ${sent.map(({ displayName }) => displayName).join(", ")} now.`
      : refused.map(({ reason }) => whyNotSent(reason)).join(" "),
  refused: BARRED,
});

function whyNotSent(reason: SendRefusal): string {
  return { ...BARRED, ...SENDING }[reason];
}

export const revoke = formAction(RevokeInvitationInput, revokeInvitation, {
  done: ({ displayName }) => `The links sent to ${displayName} work no longer.`,
  refused: {
    ...BARRED,
    already_claimed: "The part is confirmed already.",
    not_invited: "There is no link left to revoke.",
  },
});

export const order = formAction(OrderPresentersInput, orderPresenters, {
  done: "",
  refused: { ...BARRED, stale: "Somebody changed the list meanwhile. Look at it again." },
});

export const remove = formAction(RemovePresenterInput, removePresenter, {
  done: ({ displayName }) => `${displayName} is no longer listed.`,
  refused: { ...BARRED, last_presenter: "A presentation keeps at least one presenter. Add another first." },
});

export const savePart = formAction(EditPartInput, editPart, {
  done: "Saved.",
  refused: {
    ...BARRED,
    locked: ({ field }) => `Not saved: the ${field} is not open for changes.`,
    stale: ({ displayName, affiliation, biography }) =>
      `Not saved: somebody else saved meanwhile. There now stands “${displayName}”, “${affiliation}”, “${biography}”. Save again to put yours in its place.`,
  },
});

export const confirm = formAction(ConfirmClaimInput, confirmClaim, {
  done: ({ displayName }) => `Confirmed: the part of ${displayName} is theirs, and they are told.`,
  refused: { ...BARRED, ...WHO, not_waiting: "This has been decided already." },
});

export const refuse = formAction(RefuseClaimInput, refuseClaim, {
  done: "Refused; they are told.",
  refused: { ...BARRED, not_waiting: "This has been decided already." },
});
