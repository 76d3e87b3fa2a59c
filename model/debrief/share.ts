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

/** `count` of `of` people. */
export function shareOf(count: number, of: number): Share {
  const interval = of < MIN_REPORTABLE ? null : wilson(count, of);
  if (!interval) return { count, of, percent: null, low: null, high: null };
  return { count, of, percent: (100 * count) / of, low: 100 * interval.low, high: 100 * interval.high };
}

/** Whether somebody is counted and fewer than MIN_REPORTABLE are: too few to stand in front of everybody. */
export const isTooFew = (people: number): boolean => people > 0 && people < MIN_REPORTABLE;
