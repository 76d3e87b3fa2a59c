/** Median and quartiles of an ordered distribution. Pure. */
import { type Quartiles, quartiles } from "@/model/statistics/quantiles";

/** Fewest answers for which a distribution has its middle: of fewer it would be a person's own answer. */
export const MIN_FOR_MIDDLE = 5;

/**
 * Median and quartiles of whole values, each given by how many people gave it; null below MIN_FOR_MIDDLE people.
 * Quantiles as in `quartiles` (Hyndman and Fan, type 7), to one decimal.
 * @param counts value (as a key) to people
 */
export function spreadOf(counts: Readonly<Record<string, number>>): Quartiles | null {
  const values = Object.entries(counts).flatMap(([value, people]) =>
    new Array<number>(people).fill(Number(value)),
  );
  return values.length < MIN_FOR_MIDDLE ? null : rounded(quartiles(values), 1);
}

/** Rounds to as many decimals as people can read. */
export function rounded(middle: Quartiles | null, decimals: number): Quartiles | null {
  if (!middle) return null;
  const round = (n: number) => Number(n.toFixed(decimals));
  return { n: middle.n, q1: round(middle.q1), median: round(middle.median), q3: round(middle.q3) };
}

export const peopleIn = (counts: Readonly<Record<string, number>> = {}): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);
