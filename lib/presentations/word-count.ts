/**
 * How many words a text has. The browser and the server count with this one function.
 *
 * White space and em dashes separate words; a word has at least one letter or digit, so a lone dash or ampersand
 * is none; "Russia-Japan", "don’t", "2012-2018" and an address are one each. Chinese and Japanese are written
 * without spaces: each of their characters is a word, as word processors count them. (Thai, Lao, Khmer and
 * Burmese are counted by their spaces: finding their words needs a dictionary, and dictionaries differ.)
 */
export function countWords(text: string): number {
  let count = 0;
  const rest = text.replace(UNSPACED, () => {
    count += 1;
    return " ";
  });
  for (const piece of rest.split(SEPARATOR)) if (LETTER_OR_DIGIT.test(piece)) count += 1;
  return count;
}

const UNSPACED = /(?=[\p{L}\p{N}])[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/gu;
const SEPARATOR = /[\s\u200b\u2014]+/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
