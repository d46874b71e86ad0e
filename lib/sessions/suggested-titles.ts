import type { ClosenessIndex } from "@/lib/sessions/closeness";
import { foldKeyword } from "@/lib/sessions/term-folding";
import type { Direction, Vocabulary } from "@/lib/sessions/vocabulary";

const AT_MOST = 3;
/** As `line(200)` of a session's title allows. */
const LONGEST = 200;

/**
 * Up to three titles for a session, from the terms that tie its papers: keywords before words, keywords of most
 * papers first, words by what they weigh. The same papers give the same titles, in any order.
 * None when nothing ties them; one paper alone is tied by its own keywords.
 */
export function suggestedTitles(index: ClosenessIndex, paperIds: readonly string[]): string[] {
  const papers = paperIds.map((id) => index.papers.get(id)).filter((paper) => paper !== undefined);
  const keywords = ties(
    index.keywords,
    papers.map((paper) => paper.keywords),
  ).sort((a, b) => b.texts - a.texts || byWeight(a, b));
  const words = ties(
    index.words,
    papers.map((paper) => paper.words),
  ).sort(byWeight);
  const [first, ...others] = distinct(papers.length > 1 ? [...keywords, ...words] : keywords);
  if (first === undefined) return [];
  const [second, third] = others;
  return [
    second && `${headed(first)} and ${second}`,
    third && `${headed(first)} and ${third}`,
    headed(first),
    second && headed(second),
  ]
    .filter((title) => title !== undefined && title.length <= LONGEST)
    .slice(0, AT_MOST) as string[];
}

type Tie = { written: string; folded: string[]; texts: number; weight: number };

/** Terms that at least two of these texts use, or the one there is. */
function ties({ written, weight }: Vocabulary, texts: readonly Direction[]): Tie[] {
  const strength = new Map<number, { texts: number; weight: number }>();
  for (const { terms, weights } of texts)
    terms.forEach((term, at) => {
      const known = strength.get(term) ?? { texts: 0, weight: 0 };
      strength.set(term, { texts: known.texts + 1, weight: known.weight + (weights[at] ?? 0) });
    });
  return [...strength]
    .filter(([term, of]) => of.texts >= Math.min(2, texts.length) && (weight[term] ?? 0) > 0)
    .map(([term, of]) => ({ ...of, written: written[term] ?? "" }))
    .map((tie) => ({ ...tie, folded: foldKeyword(tie.written).split(" ") }));
}

function byWeight(a: Tie, b: Tie): number {
  return b.weight - a.weight || (a.written < b.written ? -1 : 1);
}

/** Beside "Russia–Japan relations" no "Japan", unless that ties more papers; then not the longer one. */
function distinct(all: readonly Tie[]): string[] {
  const kept: Tie[] = [];
  for (const tie of all) {
    const said = all.some(
      (other) => other.texts >= tie.texts && other.folded.length > tie.folded.length && says(other, tie),
    );
    if (!said && !kept.some((one) => says(one, tie) || says(tie, one))) kept.push(tie);
  }
  return kept.slice(0, AT_MOST).map((tie) => tie.written);
}

function says(one: Tie, other: Tie): boolean {
  return other.folded.every((word) => one.folded.includes(word));
}

/** "climate justice" begins a title as "Climate justice". */
function headed(term: string): string {
  const [first = ""] = term;
  return first.toUpperCase() + term.slice(first.length);
}
