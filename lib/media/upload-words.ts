import type { AddFileRefusal } from "@/lib/media/commands/add";
import type { Facts } from "@/lib/result";

export type UploadRefusal = Exclude<AddFileRefusal, "not_found"> | "no_file" | "malformed" | "no_space";

/** What an upload came to, as the edit page and the browser's own form say it. */
export const UPLOAD_REFUSED: Record<UploadRefusal, (facts: Facts) => string> = {
  not_allowed: () => "Only its presenters and the organisers add media to this presentation.",
  withdrawn: () => "This presentation is withdrawn. Media can be added again once it is reinstated.",
  locked: () => "The organisers have closed media for changes. Write to them if something is missing.",
  unknown_kind: () => "Choose what kind of media this is, then send it again.",
  too_many: ({ most }) => `This presentation has ${most ?? 200} files and links already. No more fit.`,
  too_large: ({ megabytes }) =>
    `The file is larger than ${megabytes ?? 100} MB, the most this conference takes. Nothing was kept. Make it smaller, or add a link to it.`,
  empty_file: () => "The file is empty. Nothing was kept.",
  no_file: () => "No file was chosen. Choose one, then send it again.",
  malformed: () => "The file did not arrive whole. Nothing was kept. Send it again.",
  no_space: () => "The server has no room for the file. Nothing was kept. Tell the organisers.",
};

export function isUploadRefusal(code: string): code is UploadRefusal {
  return Object.hasOwn(UPLOAD_REFUSED, code);
}

/** "Slides added. 3 people who asked get one mail each." */
export function addedSentence(label: string, told: number): string {
  if (told === 0) return `“${label}” is on the page.`;
  return `“${label}” is on the page. ${told === 1 ? "The one person who asked gets a mail." : `The ${told} people who asked get one mail each.`}`;
}
