import type { AddFileRefusal } from "@/lib/media/commands/add";
import type { TendRefusal } from "@/lib/media/commands/tended";
import type { StartRefusal } from "@/lib/media/commands/uploads";
import type { UploadOutcome } from "@/lib/media/schema";
import type { Facts } from "@/lib/result";

export type UploadRefusal =
  | Exclude<AddFileRefusal | StartRefusal, "not_found">
  | "no_file"
  | "malformed"
  | "given_up";

/** Why media could not be changed. */
export const TEND_REFUSED: Record<TendRefusal, () => string> = {
  not_found: () => "This is not to be found any more. Load the page anew.",
  not_allowed: () =>
    "Only its presenters, the organisers and the chair of its session change media of this presentation.",
  withdrawn: () => "This presentation is withdrawn. Media can be changed again once it is reinstated.",
  locked: () => "The organisers have closed media for changes. Write to them if something is missing.",
};

/** What an upload came to, as the edit page and the browser's own form say it. */
export const UPLOAD_REFUSED: Record<UploadRefusal, (facts: Facts) => string> = {
  not_allowed: TEND_REFUSED.not_allowed,
  withdrawn: TEND_REFUSED.withdrawn,
  locked: TEND_REFUSED.locked,
  unknown_kind: () => "Choose what kind of media this is, then send it again.",
  too_many: ({ most }) =>
    `This presentation has ${most ?? "all the"} files and links already, those on their way counted. No more fit.`,
  too_large: ({ megabytes }) =>
    `The file is larger than ${megabytes ?? 2000} MB, the most this conference takes. Nothing was kept. Make it smaller, or add a link to it.`,
  empty_file: () => "The file is empty. Nothing was kept.",
  captions_too_large: ({ megabytes }) =>
    `Captions larger than ${megabytes ?? 5} MB are not taken. Nothing was kept.`,
  no_file: () => "No file was chosen. Choose one, then send it again.",
  given_up: () => "Nothing of this file came for a week, so it was given up. Send it again.",
  malformed: () => "The file did not arrive whole. Nothing was kept. Send it again.",
  no_space: () => "The server has no room for the file. Nothing was kept. Tell the organisers.",
  nothing_to_replace: () => "What this file was to replace is not there any more. Add it as a new one.",
  not_its_video: () =>
    "Captions and transcripts belong to a video or a recording of the same presentation. Choose one.",
  wrong_format: ({ kind, formats }) =>
    `${kind ?? "This kind"} takes ${formats ?? "other formats"}, and this file is none of these. Nothing was kept.`,
};

/** What became of an upload that ended: `refusedBecause` and `facts` as its row says them. */
export function outcomeInWords(
  upload: { endedAt: Date | null; mediaId: string | null; refusedBecause: string | null },
  facts: Facts,
): UploadOutcome {
  if (upload.endedAt === null)
    return { state: "arriving", ok: true, message: "The file has not arrived whole yet." };
  if (upload.mediaId !== null)
    return {
      state: "done",
      ok: true,
      message: addedInWords(String(facts.label ?? ""), Number(facts.told ?? 0)),
    };
  const reason = uploadRefusal(upload.refusedBecause ?? "");
  const message = reason ? UPLOAD_REFUSED[reason](facts) : TEND_REFUSED.not_found();
  return { state: "refused", ok: false, message: upload.refusedBecause === null ? CANCELLED : message };
}

const CANCELLED = "This upload was cancelled. Nothing was kept.";

/** The refusal a code in an address names, or null: addresses can say anything. */
export function uploadRefusal(code: string): UploadRefusal | null {
  return Object.hasOwn(UPLOAD_REFUSED, code) ? (code as UploadRefusal) : null;
}

/** Who is told of what was added. */
export function toldInWords(told: number): string {
  if (told === 0) return "";
  return told === 1
    ? "The one person who asked gets a mail."
    : `The ${told} people who asked get one mail each.`;
}

/** "“Slides” is on the page. The 3 people who asked get one mail each." */
export function addedInWords(label: string, told: number): string {
  return `“${label}” is on the page. ${toldInWords(told)}`.trim();
}
