/** Percentiles of samples and medians of repetitions. */

/** The value below which `p` of 1 of the samples lie (nearest rank). NaN without samples. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

export interface Spread {
  p50: number;
  p95: number;
  p99: number;
  last: number;
}

export const spreadOf = (samples: readonly number[]): Spread => ({
  p50: percentile(samples, 0.5),
  p95: percentile(samples, 0.95),
  p99: percentile(samples, 0.99),
  last: percentile(samples, 1),
});

/** Of several repetitions, the median of each figure. */
export function medianSpread(repetitions: readonly Spread[]): Spread {
  const medianOf = (name: keyof Spread) => median(repetitions.map((r) => r[name]));
  return { p50: medianOf("p50"), p95: medianOf("p95"), p99: medianOf("p99"), last: medianOf("last") };
}
