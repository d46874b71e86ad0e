import type { EditWindow } from "@/lib/presentations/edit-window";
import type { PresentationState } from "@/lib/presentations/state";
import type { PresenterToEdit } from "@/lib/presenters/queries";
import type { PresenterShown } from "@/lib/presenters/schema";
import { dayAndYearInWords, momentAndZoneInWords } from "@/lib/time/words";

const STATES: Record<PresentationState, string> = {
  draft: "This is a draft. Only its presenters and the organisers see it.",
  submitted: "Submitted, not decided yet. Only its presenters and the organisers see it.",
  accepted: "Accepted.",
  declined: "The organisers declined this proposal. Only its presenters and the organisers see it.",
  withdrawn: "Withdrawn. The organisers can reinstate it.",
};

/** State and edit window as its presenter needs them. */
export function sentencesOf(presentation: {
  state: PresentationState;
  isPublic: boolean;
  window: EditWindow;
  mayDecide: boolean;
  conference: { timeZone: string };
}): string[] {
  const { state, isPublic, window, mayDecide, conference } = presentation;
  const told =
    state === "accepted"
      ? isPublic
        ? "Accepted and public: what you save shows at once."
        : "Accepted. It is public once the organisers publish the conference."
      : STATES[state];
  if (state === "declined" || (state === "withdrawn" && !mayDecide)) return [told];
  return [told, windowInWords(window, conference.timeZone, mayDecide)];
}

function windowInWords(window: EditWindow, zone: string, mayDecide: boolean): string {
  const organisers = mayDecide ? " You are an organiser and can edit at any time." : "";
  switch (window.status) {
    case "not_yet":
      return `Presenters can edit from ${momentAndZoneInWords(zone, window.opensAt)}.${organisers}`;
    case "closed":
      return `Editing closed on ${momentAndZoneInWords(zone, window.closedAt)}.${organisers || " Ask the organisers if something must change."}`;
    case "open":
      return window.closesAt
        ? `Presenters can edit until ${momentAndZoneInWords(zone, window.closesAt)}.${organisers}`
        : "Editing is open.";
  }
}

/** A presenter with where they stand in a sentence. */
export function presenterShown(zone: string, { invitation, ...presenter }: PresenterToEdit): PresenterShown {
  return {
    ...presenter,
    isInvited: invitation !== null,
    mayRevoke: invitation?.state === "open" || invitation?.state === "waiting",
    standing: standingOf(zone, presenter.isClaimed, invitation),
  };
}

function standingOf(zone: string, isClaimed: boolean, invitation: PresenterToEdit["invitation"]): string {
  if (isClaimed) return "Confirmed, can edit.";
  if (!invitation) return "Not invited yet: listed, but cannot edit.";
  const { state, address, sentAt, expiresAt } = invitation;
  const sent = `${dayAndYearInWords(zone, sentAt)}${address ? `, to ${address}` : ""}`;
  switch (state) {
    case "open":
      return `Invited ${sent}; not answered. The link works until ${dayAndYearInWords(zone, expiresAt)}.`;
    case "waiting":
      return "Answered with another address; an organiser has to confirm.";
    case "expired":
      return `Invited ${sent}; the link has expired. Send it again.`;
    case "revoked":
      return `The invitation of ${sent} was revoked.`;
    case "refused":
      return `The answer to the invitation of ${sent} was refused by an organiser.`;
    case "used":
      return "Confirmed, can edit.";
  }
}
