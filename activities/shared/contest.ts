/**
 * Measures how divided a room is over one item. Source: C. E. Shannon (1948), "A mathematical theory of
 * communication", Bell System Technical Journal 27, 379–423; divided by its largest value, as E. C. Pielou
 * (1966), Journal of Theoretical Biology 13, 131–144, does.
 */

/**
 * The entropy of `counts` divided by that of an even spread over as many choices: −Σ p·ln p / ln k.
 * It is 0 when all chose the same, 1 when all k choices were chosen equally often, and null when no choice was made.
 * @param counts people by choice, unchosen ones included
 */
export function contestOf(counts: readonly number[]): number | null {
  const sum = counts.reduce((a, b) => a + b, 0);
  if (sum === 0) return null;
  if (counts.length < 2) return 0;
  const entropy = counts.reduce((h, n) => (n === 0 ? h : h - (n / sum) * Math.log(n / sum)), 0);
  return entropy / Math.log(counts.length);
}

/** Ties, and items without any choice (last), keep their order. */
export function mostContestedFirst<T>(items: readonly T[], countsOf: (item: T) => readonly number[]): T[] {
  const by = (item: T) => contestOf(countsOf(item)) ?? -1;
  return items.toSorted((a, b) => (Math.abs(by(b) - by(a)) < 1e-9 ? 0 : by(b) - by(a)));
}

/** The ids with the highest count: several where they are equal, none where no choice was made. */
export function mostChosen(counts: Readonly<Record<string, number>>): string[] {
  const most = Math.max(0, ...Object.values(counts));
  return most === 0 ? [] : Object.keys(counts).filter((id) => counts[id] === most);
}
