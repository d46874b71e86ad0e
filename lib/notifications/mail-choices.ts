import { env } from "@/lib/env";
import type { Choices } from "@/lib/mail/letter";
import { KIND_IDS, KINDS } from "@/lib/notifications/kinds";
import { preferencesLink, unsubscribeLink } from "@/lib/notifications/preference-link";

/** What a mail says of why somebody gets it and how to stop it; null of one that is no matter of choice. */
export function mailChoices(mail: { personId: string | null; kinds: string[] }): Choices | null {
  if (mail.personId === null || mail.kinds.length === 0) return null;
  const names = KIND_IDS.filter((kind) => mail.kinds.includes(kind)).map((kind) => `“${KINDS[kind].name}”`);
  return {
    why: `You get this from ${new URL(env.ORIGIN).host} because you chose to hear of ${names.join(", ")}, or never chose otherwise.`,
    preferences: preferencesLink(mail.personId),
    unsubscribe: unsubscribeLink(mail.personId, mail.kinds),
  };
}
