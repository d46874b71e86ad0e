import type { MergePersonsRefusal, UndoMergeRefusal } from "@/lib/people/commands/merge-persons";
import type { GrantRoleRefusal, RevokeRoleRefusal } from "@/lib/roles/schema";

const barred = {
  not_found: "This is not here any more. Load the page again.",
  not_allowed: "Only organisers of this conference decide this.",
};

export const grantWords: Record<GrantRoleRefusal, string> = {
  ...barred,
  already_holds: "They hold this role already.",
  person_left: "The person with this address has left; they must sign in anew first.",
};

export const revokeWords: Record<RevokeRoleRefusal, string> = {
  ...barred,
  holds_none: "They do not hold this role any more.",
  last_organiser: "A conference keeps at least one organiser. Make somebody else one first.",
};

export const claimWords = {
  ...barred,
  not_waiting: "This claim was decided, or its invitation revoked, meanwhile.",
  already_presenter: "They present this already, under another name. Merge the two people instead.",
  presenter_elsewhere: "They are in another session at that time. Move one of the two first.",
};

export const mergeWords: Record<MergePersonsRefusal, string> = {
  ...barred,
  same_person: "Choose two different people.",
  elsewhere_too:
    "One of them takes part in another conference too, which you do not organise. Ask whoever runs this Lectern.",
  in_two_places:
    "As one person they would be in two sessions at one time. Move one of the sessions first. Nothing was changed.",
  changed_meanwhile: "One of them left or was merged meanwhile. Load the page again.",
};

export const undoMergeWords: Record<UndoMergeRefusal, string> = {
  ...barred,
  already_undone: "This was undone already.",
  changed_meanwhile: "This cannot be undone any more: they left, or were merged with somebody else since.",
  in_two_places:
    "As two people one of them would be in two sessions at one time. Move one of the sessions first.",
};
