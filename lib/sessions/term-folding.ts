import { normaliseKeyword } from "@/lib/presentations/keyword";

/**
 * What two spellings of one word have in common: case, accents and a simple plural make no difference ("Cities",
 * "city"). Null for what says nothing of a subject: words of grammar in the languages papers come in, numbers,
 * single letters; of two letters only abbreviations stay (EU, AI).
 */
export function foldWord(written: string): string | null {
  if (!/\p{L}/u.test(written)) return null;
  const folded = normaliseKeyword(written);
  if (STOP_WORDS.has(folded)) return null;
  if (UNSPACED.test(folded)) return folded;
  if (folded.length < 2 || (folded.length === 2 && written !== written.toUpperCase())) return null;
  return singular(folded);
}

/** As `foldWord`, for a keyword of several words: each in the singular, none left out. */
export function foldKeyword(written: string): string {
  return normaliseKeyword(written).split(" ").map(singular).join(" ");
}

/**
 * The words of a text as written. Chinese and Japanese are written without spaces: there, each two neighbouring
 * characters are a word, which finds what two texts share without a dictionary.
 */
export function wordsOf(text: string): string[] {
  const spaced = text.normalize("NFC").match(WORD) ?? [];
  if (!UNSPACED.test(text)) return spaced;
  const words: string[] = [];
  for (const word of spaced) {
    if (!UNSPACED.test(word)) words.push(word);
    else for (let at = 0; at + 1 < word.length; at++) words.push(word.slice(at, at + 2));
  }
  return words;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;

/** English plurals, by their ending only: "studies" and "study", "classes" and "class", but "analysis" stays. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Without accents and apostrophes, as folded. Rarer ones are left to the weighing: what everybody uses weighs nothing. */
const STOP_WORDS = new Set(
  `a about above across after again against all almost along already also although always am among an and another any
  are around as at away back be became because become been before being below between both but by came can cannot could
  did do does doing done down during each either else even ever every few for from further had has have having he her
  here hers herself him himself his how however i if in indeed into is it its itself just last least less let like made
  make many may me might mine more most much must my myself nearly neither never next no none nor not nothing now of off
  often on once one only onto or other others our ours out over own per perhaps quite rather same see seem several shall
  she should since so some still such than that the their theirs them then there therefore these they this those though
  three through thus to together too toward towards two under until up upon us use used using very via was we well went
  were what when where whether which while who whole whom whose why will with within without would yet you your
  dont isnt arent cant wont im ive
  de la las los del el en un una unos unas que por para con como mas pero sus su al lo es son ser fue han este esta estos
  estas entre sobre sin desde cuando donde muy ya tambien porque se nos
  le les des du et est dans une au aux avec ce cet cette ces sont pas plus par pour sur leur leurs nous vous ils elles qui
  dont ou mais comme entre sans sous
  der die das den dem ein eine einer eines einem einen und ist sind von zu zum zur mit auf fur im nicht auch sich wird
  werden wurde durch bei oder als aus nach uber wie
  da do dos das em um uma no na nos nas ao aos com nao mais sao foi pelo pela ou
  di il gli della delle dei degli che per con una sono nel nella alla`.split(/\s+/),
);
