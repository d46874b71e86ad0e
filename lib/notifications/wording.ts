import { NotificationDetails } from "@/lib/notifications/schema";

const SENTENCES: Record<string, (details: NotificationDetails) => string> = {
  media_added: ({ title, what }) => `What you asked for is there: ${what}, on “${title}”.`,
  presentation_withdrawn: ({ title }) => `“${title}” was withdrawn. Its page stays and says so.`,
  presentation_reinstated: ({ title }) => `“${title}” takes place after all.`,
  invited: ({ title }) => `You are asked to confirm your part in “${title}”.`,
};

/** The sentence of a notification; one of a kind not worded here says its title. */
export function sentenceOf(kind: string, details: NotificationDetails): string {
  return SENTENCES[kind]?.(details) ?? details.title;
}

/** Details as stored, made safe to word: what is missing or odd becomes its default. */
export function detailsOf(stored: unknown): NotificationDetails {
  return NotificationDetails.catch({ title: "", path: "/my", what: "" }).parse(stored);
}
