/** One number before and one after, of the same people: means, their difference with intervals, and its size. Pure. */
import { bootstrapMean } from "@/model/statistics/bootstrap";
import { tQuantile } from "@/model/statistics/special-functions";
import { type Wilcoxon, wilcoxon } from "@/model/statistics/wilcoxon";

/** Before and after, of one person. */
export type Pair = readonly [before: number, after: number];

/** Below this many pairs the bootstrap interval stands beside the t interval: normality cannot be leant on. */
export const BOOTSTRAP_BELOW = 30;

interface Moments {
  mean: number;
  /** With n − 1; null for one value. */
  sd: number | null;
}

export interface Range {
  low: number;
  high: number;
}

export interface Paired {
  n: number;
  before: Moments;
  after: Moments;
  /** Mean of after − before. */
  difference: number;
  /** 95 % t interval of the mean difference; null for one pair. */
  interval: Range | null;
  /** 95 % percentile bootstrap interval; null from 30 pairs on, and for one pair. */
  bootstrap: Range | null;
  /** Hedges' g_av; null where nobody differs from anybody, or of one pair. */
  effect: number | null;
  wilcoxon: Wilcoxon;
}

/**
 * Null without pairs.
 *
 * Effect: Cohen's d_av, the mean difference over the mean of the two standard deviations, times Hedges' correction for
 * small samples 1 − 3 / (4(n − 1) − 1). Source: D. Lakens (2013), "Calculating and reporting effect sizes", Frontiers in
 * Psychology 4:863, equation 10; L. V. Hedges and I. Olkin (1985), "Statistical Methods for Meta-Analysis".
 * @param seed of the bootstrap: the same room gives the same interval every time
 */
export function pairedOf(pairs: readonly Pair[], seed: number): Paired | null {
  if (pairs.length === 0) return null;
  const n = pairs.length;
  const differences = pairs.map(([before, after]) => after - before);
  const [before, after, difference] = [
    moments(pairs.map((p) => p[0])),
    moments(pairs.map((p) => p[1])),
    moments(differences),
  ];
  const half = difference.sd === null ? null : (tQuantile(0.975, n - 1) * difference.sd) / Math.sqrt(n);
  const spread = before.sd === null || after.sd === null ? 0 : (before.sd + after.sd) / 2;
  return {
    n,
    before,
    after,
    difference: difference.mean,
    interval: half === null ? null : { low: difference.mean - half, high: difference.mean + half },
    bootstrap: n < 2 || n >= BOOTSTRAP_BELOW ? null : bootstrapMean(differences, seed),
    effect: spread === 0 ? null : (difference.mean / spread) * (1 - 3 / (4 * (n - 1) - 1)),
    wilcoxon: wilcoxon(differences),
  };
}

/** @param values at least one */
export function moments(values: readonly number[]): Moments {
  const n = values.length;
  const mean = values.reduce((sum, v) => sum + v, 0) / n;
  const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return { mean, sd: n < 2 ? null : Math.sqrt(squares / (n - 1)) };
}
