/**
 * The 95 % score interval for a share. Source: E. B. Wilson (1927), JASA 22, 209–212; for small n: Brown, Cai
 * and DasGupta (2001), "Interval estimation for a binomial proportion", Statistical Science 16(2), 101–133.
 */

/** The 97.5 % quantile of the standard normal distribution. */
const Z95 = 1.959963984540054;

interface Interval {
  /** Bounds between 0 and 1. */
  low: number;
  high: number;
}

/**
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), with p = count / n and n = total. Null without a total.
 * @throws RangeError unless 0 ≤ count ≤ total, both whole
 */
export function wilson(count: number, total: number): Interval | null {
  if (!Number.isInteger(count) || !Number.isInteger(total) || count < 0 || count > total) {
    throw new RangeError(`no share: ${count} of ${total}`);
  }
  if (total === 0) return null;
  const p = count / total;
  const z2 = Z95 * Z95;
  const middle = p + z2 / (2 * total);
  const half = Z95 * Math.sqrt((p * (1 - p)) / total + z2 / (4 * total * total));
  const scale = 1 + z2 / total;
  return {
    low: count === 0 ? 0 : Math.max(0, (middle - half) / scale),
    high: count === total ? 1 : Math.min(1, (middle + half) / scale),
  };
}
