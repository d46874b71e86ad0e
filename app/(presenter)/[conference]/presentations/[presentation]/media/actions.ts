"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import { addLink } from "@/lib/media/commands/add";
import { orderMedia } from "@/lib/media/commands/arrange";
import { editMedia } from "@/lib/media/commands/edit-media";
import { removeMedia, restoreMedia } from "@/lib/media/commands/remove";
import {
  AddLinkInput,
  EditMediaInput,
  OrderMediaInput,
  RemoveMediaInput,
  RestoreMediaInput,
} from "@/lib/media/schema";
import { editedInWords, settingsInWords } from "@/lib/media/settings-words";
import { addedInWords, TEND_REFUSED, toldInWords, UPLOAD_REFUSED } from "@/lib/media/upload-words";

export const addLinkHere = formAction(AddLinkInput, addLink, {
  done: ({ label, told }) => addedInWords(label, told),
  refused: {
    ...TEND_REFUSED,
    unknown_kind: UPLOAD_REFUSED.unknown_kind,
    too_many: UPLOAD_REFUSED.too_many,
  },
});

const edit = formAction(EditMediaInput, editMedia, {
  done: editedInWords,
  refused: {
    ...TEND_REFUSED,
    unknown_kind: UPLOAD_REFUSED.unknown_kind,
    wrong_format: ({ kind }) => `Not saved: ${kind} does not take files of this format. Choose another kind.`,
    time_skipped: ({ what, zone }) => `Not saved: clocks in ${zone} skip ${what}. Choose another time.`,
    not_its_video: "Not saved: the video or audio it should belong to is not there any more.",
    stale: (facts) =>
      `Not saved: somebody else saved meanwhile. There now stands: ${settingsInWords(facts)}. Save again to put yours in its place.`,
  },
});

/** Refused, too, the list is shown as it is now: what was typed stays in the form, and the next save starts from it. */
export async function editHere(previous: FormState, form: FormData): Promise<FormState> {
  const answer = await edit(previous, form);
  if (answer.status === "refused") refresh();
  return answer;
}

export const orderHere = formAction(OrderMediaInput, orderMedia, {
  done: "The order is saved.",
  refused: {
    ...TEND_REFUSED,
    stale: "Somebody added or removed something meanwhile. Look at the list as it is now, then move again.",
  },
});

export const removeHere = formAction(RemoveMediaInput, removeMedia, {
  done: ({ label }) => `“${label}” is off the page. It can be put back below.`,
  refused: { ...TEND_REFUSED, already_removed: "This was removed already. It can be put back below." },
});

export const restoreHere = formAction(RestoreMediaInput, restoreMedia, {
  done: ({ label, told }) => `“${label}” is on the page again. ${toldInWords(told)}`.trim(),
  refused: { ...TEND_REFUSED, not_removed: "This is on the page already." },
});
