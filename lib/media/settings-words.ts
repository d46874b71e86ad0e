import { AUDIENCES } from "@/lib/media/audiences";
import { languageInWords } from "@/lib/media/languages";
import { licenceOf } from "@/lib/media/licences";
import { toldInWords } from "@/lib/media/upload-words";
import type { Facts } from "@/lib/result";
import { momentAndZoneInWords } from "@/lib/time/words";

/** "Saved. It opens Fri 2 July 2027, 09:00 (BST)." */
export function editedInWords(
  { label, told, opensAt, timeZone }: { label: string; told: number; opensAt: Date | null; timeZone: string },
  now = new Date(),
): string {
  const opens = opensAt && opensAt > now ? `It opens ${momentAndZoneInWords(timeZone, opensAt)}.` : "";
  return [`“${label}” is saved.`, opens, toldInWords(told)].filter(Boolean).join(" ");
}

/** What somebody else saved, of a stale form: "“Handout”, Slides, for everybody, CC BY 4.0". */
export function settingsInWords({ label, kind, audience, opens, licence, altText, language }: Facts): string {
  return [
    `“${label}”`,
    kind,
    AUDIENCES.find(({ id }) => id === audience)?.name.toLowerCase(),
    opens && `from ${String(opens).replace("T", ", ")}`,
    licenceOf(String(licence))?.name,
    altText && `described as “${altText}”`,
    language && languageInWords(String(language)),
  ]
    .filter(Boolean)
    .join(", ");
}
