/**
 * Median and quartiles by linear interpolation between order statistics.
 * Source: Hyndman and Fan (1996), "Sample quantiles in statistical packages", The American Statistician 50(4),
 * 361–365, type 7 (what R and NumPy do by default).
 */

export interface Quartiles {
  n: number;
  q1: number;
  median: number;
  q3: number;
}

/** The value below which the share `p` (0 to 1) of `sorted` (ascending, not empty) lies. */
function quantile(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
}

/** Null when there are no values. */
export function quartiles(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return {
    n: sorted.length,
    q1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    q3: quantile(sorted, 0.75),
  };
}
