/** BCP 47: a language, and where it matters its script and region. */
export const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

/** Offered for captions and transcripts; others that are kept stay in the list. */
const OFFERED = (
  "ar bn bg ca zh-Hans zh-Hant hr cs da nl en et fa fi fr de el gu haw he hi hu id ga it ja kn ko lv lt ms ml mi " +
  "mr ne no pl pt pt-BR pa ro ru sm sr sk sl es es-419 sw sv tl ta te th tr uk ur vi cy zu"
).split(" ");

const names = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** "Brazilian Portuguese"; the code itself when nobody named it. */
export function languageInWords(code: string): string {
  return LANGUAGE.test(code) ? (names.of(code) ?? code) : code;
}

/** Languages to choose from, by name; `kept` is among them. */
export function languagesOffered(kept = ""): { value: string; label: string }[] {
  const codes = kept === "" || OFFERED.includes(kept) ? OFFERED : [...OFFERED, kept];
  return codes
    .map((value) => ({ value, label: languageInWords(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}
