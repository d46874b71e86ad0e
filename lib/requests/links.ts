const SCHEME = /\b(https?|ftp|mailto|javascript|data):|:\/\/|\bwww\./i;
const DOMAIN =
  /\b[\p{L}\d-]+\.(com|org|net|edu|gov|io|info|biz|co|ac|me|ly|app|dev|xyz|site|shop|online|uk|de|fr|jp|ru|cn|es|it|nl|eu|us|ca|au|in|br|gr)\b(?!\.\s*\p{Ll})/iu;

/** Whether a sentence to a stranger holds an address somebody could be lured to. */
export function holdsLink(text: string): boolean {
  return SCHEME.test(text) || DOMAIN.test(text);
}
