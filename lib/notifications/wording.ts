import type { NoticeKind } from "@/lib/notifications/kind-of";
import { NotificationDetails } from "@/lib/notifications/schema";

const SENTENCES: Record<NoticeKind, (details: NotificationDetails) => string> = {
  // Worded when it was told, with the times and rooms of then.
  followed_changed: ({ said }) => said,
  followed_media: ({ said }) => said,
  own_changed: ({ said }) => said,
  programme_published: ({ said }) => said,
  starts_soon: ({ title, what, said }) =>
    `“${title}” starts ${said ? `at ${said}` : "soon"}${what ? `: ${what}` : ""}.`,
  edit_window_closing: ({ title, said }) => `“${title}” can be edited until ${said}.`,
  media_added: ({ title, what }) => `What you asked for is there: ${what}, on “${title}”.`,
  media_promised: ({ title, what, said }) => `Promised by ${said}: ${what}, of “${title}”.`,
  media_declined: ({ title, what, said }) => `Declined: ${what}, of “${title}”. “${said}”`,
  media_threat: ({ title, what }) =>
    `A virus was found in ${what}, a file of “${title}”. Nobody can open it: replace or remove it.`,
  media_reminder: ({ title, what }) =>
    `The organisers remind you of what people ask for: “${title}”${what ? ` and ${what} more` : ""}.`,
  media_asked: ({ title, what }) =>
    title ? `You are asked for media of “${title}”: ${what}.` : `You are asked for media: ${what}.`,
  media_late: ({ title, what, said }) => `${what} of “${title}”, promised by ${said}: the day is over.`,
  media_due: ({ title, said }) => `Media of “${title}” are due by ${said}.`,
  presentation_withdrawn: ({ title }) => `“${title}” was withdrawn. Its page stays and says so.`,
  presentation_reinstated: ({ title }) => `“${title}” takes place after all.`,
  claim_waiting: ({ title, what }) => `${what} says a part in “${title}” is theirs. Confirm or refuse it.`,
  claim_confirmed: ({ title }) => `Your part in “${title}” is confirmed. You can edit it now.`,
  claim_refused: ({ title }) => `The organisers did not confirm your part in “${title}”.`,
  presenter_removed: ({ title }) => `You are no longer listed as a presenter of “${title}”.`,
  invited: ({ title }) => `You are asked to confirm your part in “${title}”.`,
};

/** The sentence of a notification; one of a kind not worded here says its title. */
export function sentenceOf(kind: string, details: NotificationDetails): string {
  return (
    (SENTENCES as Partial<Record<string, (typeof SENTENCES)[NoticeKind]>>)[kind]?.(details) ?? details.title
  );
}

/** Details as stored, made safe to word: what is missing or odd becomes its default. */
export function detailsOf(stored: unknown): NotificationDetails {
  return NotificationDetails.catch({ title: "", path: "/my", what: "", said: "" }).parse(stored);
}
