/** Terms of one kind: which papers use them, how they are written, what they weigh. */
export type Vocabulary = {
  ids: Map<string, number>;
  /** By term: as shown. */
  written: string[];
  /** Terms so far only seen with a capital, as in a heading: a spelling without one is shown instead. */
  capitals: Set<number>;
  /** By term: how many papers use it. */
  papers: number[];
  /** By term: nothing when every paper uses it, more the rarer it is. */
  weight: Float64Array;
};

/** A text as a direction: terms and their weights, of length 1 altogether. */
export type Direction = { terms: Int32Array; weights: Float64Array };

export function vocabulary(): Vocabulary {
  return { ids: new Map(), written: [], capitals: new Set(), papers: [], weight: new Float64Array() };
}

/** Counts the spellings of one paper on `counts`, and the paper as one that uses them. */
export function count(
  vocabulary: Vocabulary,
  spellings: readonly string[],
  fold: (spelling: string) => string | null,
  times: number,
  counts = new Map<number, number>(),
): Map<number, number> {
  for (const spelling of spellings) {
    const folded = fold(spelling);
    if (!folded) continue;
    const term = termOf(vocabulary, folded, spelling);
    const before = counts.get(term);
    if (before === undefined) vocabulary.papers[term] = (vocabulary.papers[term] ?? 0) + 1;
    counts.set(term, (before ?? 0) + times);
  }
  return counts;
}

function termOf({ ids, written, capitals, papers }: Vocabulary, folded: string, spelling: string): number {
  const known = ids.get(folded);
  if (known === undefined) {
    const term = written.push(spelling) - 1;
    papers.push(0);
    ids.set(folded, term);
    if (!isLower(spelling)) capitals.add(term);
    return term;
  }
  if (capitals.has(known) && isLower(spelling)) {
    written[known] = spelling;
    capitals.delete(known);
  }
  return known;
}

export function weigh(terms: Vocabulary, weightOf: (users: number) => number): void {
  terms.weight = Float64Array.from(terms.papers, weightOf);
}

export function direction({ weight }: Vocabulary, counts: ReadonlyMap<number, number>): Direction {
  const terms = Int32Array.from(counts.keys());
  const weights = new Float64Array(terms.length);
  let at = 0;
  for (const [term, times] of counts) weights[at++] = (1 + Math.log(times)) * (weight[term] as number);
  toLengthOne(weights);
  return { terms, weights };
}

export function add(sum: Float64Array, { terms, weights }: Direction): void {
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] as number;
    sum[term] = (sum[term] as number) + (weights[at] as number);
  }
}

export function toLengthOne(weights: Float64Array): void {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  if (squares === 0) return;
  const length = Math.sqrt(squares);
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) / length;
}

/** From 0, nothing in common, to 1, the same direction. */
export function likeness(one: Float64Array, { terms, weights }: Direction): number {
  let sum = 0;
  for (let at = 0; at < terms.length; at++)
    sum += (one[terms[at] as number] as number) * (weights[at] as number);
  return sum;
}

/** The terms that make the two alike, the weightiest first. */
export function strongest(one: Float64Array, { terms, weights }: Direction, most: number): number[] {
  const found: number[] = [];
  const strengths: number[] = [];
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] as number;
    const strength = (one[term] as number) * (weights[at] as number);
    if (strength <= (found.length < most ? 0 : (strengths[most - 1] as number))) continue;
    let place = Math.min(found.length, most - 1);
    for (; place > 0 && (strengths[place - 1] as number) < strength; place--) {
      found[place] = found[place - 1] as number;
      strengths[place] = strengths[place - 1] as number;
    }
    found[place] = term;
    strengths[place] = strength;
  }
  return found;
}

function isLower(spelling: string): boolean {
  return spelling === spelling.toLowerCase();
}
