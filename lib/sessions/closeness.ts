import { foldKeyword, foldWord, wordsOf } from "@/lib/sessions/term-folding";
import {
  add,
  count,
  type Direction,
  direction,
  likeness,
  strongest,
  toLengthOne,
  type Vocabulary,
  vocabulary,
  weigh,
} from "@/lib/sessions/vocabulary";

/** What a paper says of its subject. */
export type PaperText = { id: string; title: string; abstract: string; keywords: readonly string[] };

/** The papers of a conference, weighed against one another. Made once a request, asked as often as one likes. */
export type ClosenessIndex = {
  keywords: Vocabulary;
  words: Vocabulary;
  papers: Map<string, { keywords: Direction; words: Direction; writtenKeywords: readonly string[] }>;
};

/** What a session is about, by the terms of `ClosenessIndex`. */
export type Profile = { keywords: Float64Array; words: Float64Array; paperIds: ReadonlySet<string> };

export type Closeness = {
  id: string;
  /** Above 0; 1: the same in everything. */
  score: number;
  /** What they share, the weightiest first, as written: keywords by this paper's presenters. */
  shared: string[];
};

/** A shared keyword was meant; a shared word may be chance. */
const KEYWORD_SHARE = 2 / 3;
const WORD_SHARE = 1 - KEYWORD_SHARE;
/** A word of the title says more than one of the abstract. */
const TITLE_TIMES = 3;
const SHARED_SHOWN = 5;

/** Weighs each term by how few of these papers use it (tf-idf). About 100 ms for 2 000 papers with their abstracts. */
export function closenessIndex(papers: readonly PaperText[]): ClosenessIndex {
  const keywords = vocabulary();
  const words = vocabulary();
  const fold = remembered(foldWord);
  const counted = papers.map((paper) => ({
    id: paper.id,
    writtenKeywords: paper.keywords,
    keywords: count(keywords, paper.keywords, foldKeyword, 1),
    words: countWords(words, paper, fold),
  }));
  weigh(keywords, (users) => Math.log(1 + papers.length / users));
  weigh(words, (users) => Math.log(papers.length / users));
  return {
    ...{ keywords, words },
    papers: new Map(
      counted.map((paper) => [
        paper.id,
        {
          writtenKeywords: paper.writtenKeywords,
          keywords: direction(keywords, paper.keywords),
          words: direction(words, paper.words),
        },
      ]),
    ),
  };
}

/** What a session is about: what its papers are about, each counting alike, and its title. */
export function profileOf(
  index: ClosenessIndex,
  { title, paperIds }: { title: string; paperIds: readonly string[] },
): Profile {
  const keywords = new Float64Array(index.keywords.written.length);
  const words = new Float64Array(index.words.written.length);
  for (const id of paperIds) {
    const paper = index.papers.get(id);
    if (!paper) continue;
    add(keywords, paper.keywords);
    add(words, paper.words);
  }
  const ofTitle = new Map<number, number>();
  for (const word of wordsOf(title)) {
    const folded = foldWord(word);
    const term = folded === null ? undefined : index.words.ids.get(folded);
    if (term !== undefined) ofTitle.set(term, 1);
  }
  add(words, direction(index.words, ofTitle));
  toLengthOne(keywords);
  toLengthOne(words);
  return { keywords, words, paperIds: new Set(paperIds) };
}

/** How close each of these papers is to a session, the closest first; those that share nothing, and its own, are left out. */
export function closestFirst(
  index: ClosenessIndex,
  profile: Profile,
  ids: Iterable<string> = index.papers.keys(),
): Closeness[] {
  const found: Closeness[] = [];
  for (const id of ids) {
    const closeness = profile.paperIds.has(id) ? null : closenessTo(index, profile, id);
    if (closeness) found.push(closeness);
  }
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function closenessTo(index: ClosenessIndex, profile: Profile, id: string): Closeness | null {
  const paper = index.papers.get(id);
  if (!paper) return null;
  const score =
    KEYWORD_SHARE * likeness(profile.keywords, paper.keywords) +
    WORD_SHARE * likeness(profile.words, paper.words);
  if (score <= 0) return null;
  const own = new Map(paper.writtenKeywords.map((written) => [foldKeyword(written), written]));
  const keywords = strongest(profile.keywords, paper.keywords, SHARED_SHOWN).map((term) => {
    const written = index.keywords.written[term] ?? "";
    return own.get(foldKeyword(written)) ?? written;
  });
  // A word that a shared keyword says already is not shown again.
  const said = new Set(keywords.flatMap((written) => foldKeyword(written).split(" ")));
  const words = strongest(profile.words, paper.words, SHARED_SHOWN + said.size)
    .map((term) => index.words.written[term] ?? "")
    .filter((word) => !said.has(foldWord(word) ?? ""));
  return { id, score, shared: [...keywords, ...words].slice(0, SHARED_SHOWN) };
}

function countWords(words: Vocabulary, paper: PaperText, fold: (word: string) => string | null) {
  const counts = count(words, wordsOf(paper.title), fold, TITLE_TIMES);
  count(words, paper.keywords.flatMap(wordsOf), fold, TITLE_TIMES, counts);
  return count(words, wordsOf(paper.abstract), fold, 1, counts);
}

/** Folding takes far longer than looking up, and 500 000 words have few spellings. */
function remembered(fold: (word: string) => string | null): (word: string) => string | null {
  const known = new Map<string, string | null>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const folded = fold(word);
    known.set(word, folded);
    return folded;
  };
}
