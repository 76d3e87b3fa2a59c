/**
 * Probability functions for intervals and tests. Own ones, as packages are large (`@stdlib`), unkept
 * (`jstat`) or lack a t quantile (`simple-statistics`). Checked against SciPy in `fixtures/statistics.json`.
 */

/** Below this, a term of a continued fraction counts as zero. */
const TINY = 1e-300;
const EPSILON = 1e-15;

/**
 * Lanczos' coefficients for g = 7. Source: P. Godfrey (2001), "A note on the computation of the convergent
 * Lanczos complex gamma approximation".
 */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0. */
function logGamma(x: number): number {
  const [first = 0, ...more] = LANCZOS;
  const shifted = x - 1;
  const sum = more.reduce((total, c, i) => total + c / (shifted + i + 1), first);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * The regularised incomplete beta function I_x(a, b), 0 ≤ x ≤ 1. Source: DLMF 8.17.22 (continued fraction),
 * evaluated after W. J. Lentz (1976), Applied Optics 15, 668–671.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front =
    Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const numerator = (i: number): number => {
    const m = Math.floor(i / 2);
    if (i === 0) return 1;
    return i % 2 === 0
      ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
      : -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
  };
  const away = (n: number) => (Math.abs(n) < TINY ? TINY : n);
  let [value, c, d] = [1, 1, 0];
  for (let i = 0; i <= 1_000; i++) {
    d = 1 / away(1 + numerator(i) * d);
    c = away(1 + numerator(i) / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < EPSILON) break;
  }
  return front * (value - 1);
}

/** P(T ≤ t) for Student's t with `df` degrees of freedom. */
export function tCdf(t: number, df: number): number {
  const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
  return t < 0 ? tail : 1 - tail;
}

/**
 * The value below which the share `p` (0.5 to below 1) of Student's t lies, by halving. @param df degrees of
 * freedom
 */
export function tQuantile(p: number, df: number): number {
  let [low, high] = [0, 1];
  while (tCdf(high, df) < p) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i++) {
    const middle = (low + high) / 2;
    if (tCdf(middle, df) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(|Z| ≥ |z|) of the normal distribution: series near zero, else continued fraction (DLMF 7.6.1, 7.9.1). */
export function normalTwoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (x < 2.5) {
    let [term, sum] = [x, x];
    for (let n = 1; Math.abs(term) > EPSILON * Math.abs(sum) && n < 200; n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let n = 100; n >= 1; n--) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}
