/**
 * The 95 % score interval for a share.
 * Source: E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22,
 * 209–212; recommended for small n by Brown, Cai and DasGupta (2001), "Interval estimation for a binomial
 * proportion", Statistical Science 16(2), 101–133.
 */

/** The 97.5 % quantile of the standard normal distribution. */
const Z95 = 1.959963984540054;

interface Interval {
  /** Bounds between 0 and 1. */
  low: number;
  high: number;
}

/**
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), with p = count / of. Null when `of` is 0.
 * @throws RangeError unless 0 ≤ count ≤ of, both whole.
 */
export function wilson(count: number, of: number): Interval | null {
  if (!Number.isInteger(count) || !Number.isInteger(of) || count < 0 || count > of) {
    throw new RangeError(`no share: ${count} of ${of}`);
  }
  if (of === 0) return null;
  const p = count / of;
  const z2 = Z95 * Z95;
  const middle = p + z2 / (2 * of);
  const half = Z95 * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  return {
    low: count === 0 ? 0 : Math.max(0, (middle - half) / scale),
    high: count === of ? 1 : Math.min(1, (middle + half) / scale),
  };
}
