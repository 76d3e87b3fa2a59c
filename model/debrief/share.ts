/** A share that never travels without its count, and the rule for small rounds. */
import { wilson } from "@/model/statistics/wilson";

/** Below this many answers a round shows bare counts: no percentages, no intervals, no paths, no marks. */
export const MIN_REPORTABLE = 5;

export interface Share {
  count: number;
  of: number;
  /** 0 to 100, not rounded; null below MIN_REPORTABLE. */
  percent: number | null;
  /** 95 % Wilson interval, 0 to 100; null below MIN_REPORTABLE. */
  low: number | null;
  high: number | null;
}

export function shareOf(count: number, total: number): Share {
  const interval = total < MIN_REPORTABLE ? null : wilson(count, total);
  if (!interval) return { count, of: total, percent: null, low: null, high: null };
  return {
    count,
    of: total,
    percent: (100 * count) / total,
    low: 100 * interval.low,
    high: 100 * interval.high,
  };
}

/** True for at least one person, and fewer than MIN_REPORTABLE: too few for the public. */
export const isTooFew = (people: number): boolean => people > 0 && people < MIN_REPORTABLE;
