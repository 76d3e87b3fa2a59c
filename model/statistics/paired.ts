/** A number before and one after, of the same people: means, difference, intervals, effect. Pure. */
import { tQuantile } from "@/model/statistics/special-functions";
import { type Wilcoxon, wilcoxon } from "@/model/statistics/wilcoxon";

export type Pair = readonly [before: number, after: number];

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
  /** Hedges' g_av; null without spread, or of one pair. */
  effect: number | null;
  wilcoxon: Wilcoxon;
}

/**
 * Null without pairs. Effect: Cohen's d_av, the mean difference over the mean standard deviation, times
 * Hedges' correction for small samples 1 − 3 / (4(n − 1) − 1). Sources: D. Lakens (2013), "Calculating and
 * reporting effect sizes", Frontiers in Psychology 4:863, equation 10; L. V. Hedges and I. Olkin (1985),
 * "Statistical Methods for Meta-Analysis".
 */
export function pairedOf(pairs: readonly Pair[]): Paired | null {
  if (pairs.length === 0) return null;
  const n = pairs.length;
  const differences = pairs.map(([before, after]) => after - before);
  const [before, after, difference] = [
    moments(pairs.map((p) => p[0])),
    moments(pairs.map((p) => p[1])),
    moments(differences),
  ];
  const spread = before.sd === null || after.sd === null ? 0 : (before.sd + after.sd) / 2;
  return {
    n,
    before,
    after,
    difference: difference.mean,
    interval: intervalOf(differences),
    effect: spread === 0 ? null : (difference.mean / spread) * (1 - 3 / (4 * (n - 1) - 1)),
    wilcoxon: wilcoxon(differences),
  };
}

/** 95 % t interval of the mean; null for fewer than two values. */
export function intervalOf(values: readonly number[]): Range | null {
  if (values.length < 2) return null;
  const { mean, sd } = moments(values);
  const half = (tQuantile(0.975, values.length - 1) * sd!) / Math.sqrt(values.length);
  return { low: mean - half, high: mean + half };
}

/** 1 and -1 where all of a range is above or below zero, else 0. */
export const signOf = (range: Range | null): number =>
  range && range.low > 0 ? 1 : range && range.high < 0 ? -1 : 0;

/** @param values at least one */
export function moments(values: readonly number[]): Moments {
  const n = values.length;
  const mean = values.reduce((sum, v) => sum + v, 0) / n;
  const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return { mean, sd: n < 2 ? null : Math.sqrt(squares / (n - 1)) };
}
