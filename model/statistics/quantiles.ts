/**
 * Median and quartiles. Source: Hyndman and Fan (1996), "Sample quantiles in statistical packages", The
 * American Statistician 50(4), 361–365: type 7 for numbers (R's and NumPy's default), type 1 for places in an
 * order (always an existing value).
 */

export interface Quartiles {
  n: number;
  q1: number;
  median: number;
  q3: number;
}

type Quantile = (sorted: readonly number[], p: number) => number;

/** The value below which the share `p` (0 to 1) of `sorted` (ascending, not empty) lies. */
function interpolated(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p;
  const low = sorted[Math.floor(position)]!;
  const high = sorted[Math.ceil(position)]!;
  return low + (high - low) * (position - Math.floor(position));
}

/** The smallest value up to which the share `p` of `sorted` lies at least. */
const reached: Quantile = (sorted, p) => sorted[Math.max(0, Math.ceil(sorted.length * p) - 1)]!;

const quartilesBy =
  (quantile: Quantile) =>
  (values: readonly number[]): Quartiles | null => {
    if (values.length === 0) return null;
    const sorted = [...values].sort((a, b) => a - b);
    return {
      n: sorted.length,
      q1: quantile(sorted, 0.25),
      median: quantile(sorted, 0.5),
      q3: quantile(sorted, 0.75),
    };
  };

/** Of numbers; null when there are none. */
export const quartiles = quartilesBy(interpolated);

/** Of places in an order, such as parts of a story: half are at the median or before. Null without places. */
export const quartilesOfPlaces = quartilesBy(reached);
