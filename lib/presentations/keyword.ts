/** As shown: what was typed, composed, with white space folded and stray punctuation at its ends gone. */
export function asWritten(term: string): string {
  return term
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/^[\s.,;:·•]+|[\s.,;:·•]+$/gu, "");
}

/**
 * What two spellings of one keyword have in common: "Russia–Japan relations", "russia japan  Relations".
 *
 * Compatibility forms (ﬁ, full width), case, apostrophes, hyphens and white space make no difference, nor do
 * accents on Latin and Greek letters. Elsewhere marks are part of the letter (й, が, Hindi vowels) and stay.
 * Symbols stay too: C++ and C# are two keywords. Empty when nothing is left to match.
 */
export function normaliseKeyword(term: string): string {
  const folded = term.normalize("NFKC").toUpperCase().toLowerCase();
  return folded
    .normalize("NFKD")
    .replace(/([\p{scx=Latin}\p{scx=Greek}])[\u0300-\u036f]+/gu, "$1")
    .normalize("NFC")
    .replace(/['’‘ʼ`´"“”„]/gu, "")
    .replace(/[\p{Pd}_\u2212\u00ad\s]+/gu, " ")
    .replace(/^[\s.,;:·•]+|[\s.,;:·•]+$/gu, "");
}

/**
 * The keywords of a list as people type or paste it, in order: separated by commas, semicolons or line ends, in
 * Latin or East Asian form. What matches an earlier one is left out; the first spelling stays.
 */
export function splitKeywords(list: string): string[] {
  return distinctKeywords(list.split(/[,;\n\r，；、]+/u));
}

/** The terms as written, in order, without those that match an earlier one or match nothing. */
export function distinctKeywords(terms: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const term of terms) {
    const normalised = normaliseKeyword(term);
    if (/[\p{L}\p{N}]/u.test(normalised) && !kept.has(normalised)) kept.set(normalised, asWritten(term));
  }
  return [...kept.values()];
}
