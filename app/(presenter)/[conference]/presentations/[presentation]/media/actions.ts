"use server";

import { formAction } from "@/lib/form-action";
import { addLink } from "@/lib/media/commands/add";
import { labelMedia, orderMedia } from "@/lib/media/commands/arrange";
import { removeMedia, restoreMedia } from "@/lib/media/commands/remove";
import {
  AddLinkInput,
  LabelMediaInput,
  OrderMediaInput,
  RemoveMediaInput,
  RestoreMediaInput,
} from "@/lib/media/schema";
import { addedInWords, TEND_REFUSED, toldInWords, UPLOAD_REFUSED } from "@/lib/media/upload-words";

export const addLinkHere = formAction(AddLinkInput, addLink, {
  done: ({ label, told }) => addedInWords(label, told),
  refused: {
    ...TEND_REFUSED,
    unknown_kind: UPLOAD_REFUSED.unknown_kind,
    too_many: UPLOAD_REFUSED.too_many,
  },
});

export const labelHere = formAction(LabelMediaInput, labelMedia, {
  done: ({ label }) => `The label is “${label}”.`,
  refused: TEND_REFUSED,
});

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
