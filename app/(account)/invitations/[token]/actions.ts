"use server";

import { formAction } from "@/lib/form-action";
import { claimInvitation } from "@/lib/presenters/commands/claim";
import { ClaimInvitationInput } from "@/lib/presenters/schema";

export const claim = formAction(ClaimInvitationInput, claimInvitation, {
  done: ({ state }) =>
    state === "claimed"
      ? "Confirmed: the part is yours."
      : "Thank you. You signed in with another address than the one invited, so an organiser has to confirm; you are told by mail.",
  refused: {
    not_found: "This link is not known. Copy it whole from the mail.",
    not_allowed: "Sign in first.",
    expired: "This link has expired. Ask a co-presenter or the organisers to send it again.",
    revoked: "This invitation was taken back. Ask a co-presenter or the organisers.",
    refused:
      "The organisers did not confirm this. Ask them, or have yourself invited at the address you sign in with.",
    already_claimed: "This link was used already.",
    already_presenter:
      "You are a presenter of this already, under another entry. Ask the organisers to join the two.",
    presenter_elsewhere:
      "You are in another session at the same time. Ask the organisers to move one of the two.",
  },
});
