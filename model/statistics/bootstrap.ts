/**
 * The bootstrap interval of a mean: what the mean would have been, had other people of the same kind come.
 * Source: B. Efron and R. J. Tibshirani (1993), "An Introduction to the Bootstrap", section 13.3, percentile method;
 * bounds are quantiles of type 7 (Hyndman and Fan).
 */
import { seeded } from "@/model/statistics/random";

const RESAMPLES = 10_000;

/** 95 % percentile interval of the mean. The same values and seed give the same interval. @param values at least one */
export function bootstrapMean(values: readonly number[], seed: number): { low: number; high: number } {
  const random = seeded(seed);
  const n = values.length;
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[Math.floor(random() * n)]!;
    return sum / n;
  }).sort();
  const at = (p: number): number => {
    const place = (RESAMPLES - 1) * p;
    const [low, high] = [means[Math.floor(place)]!, means[Math.ceil(place)]!];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { low: at(0.025), high: at(0.975) };
}
