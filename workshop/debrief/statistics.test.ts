import { describe, expect, it } from "vitest";
import { mcnemar } from "@/model/statistics/mcnemar";
import { quartiles } from "@/model/statistics/quantiles";
import { shareOf } from "@/model/debrief/share";
import { wilson } from "@/model/statistics/wilson";

/** From SciPy 1.17.1: binomtest(count, of).proportion_ci(0.95, "wilson"). */
const intervals = [
  [14, 19, 0.5120844910218489, 0.881935876532175],
  [9, 19, 0.27329805161179566, 0.6829219075488684],
  [3, 11, 0.09746059290024892, 0.5656453011761292],
  [50, 100, 0.4038315303659956, 0.5961684696340044],
  [0, 19, 0, 0.16817922405261626],
  [19, 19, 0.8318207759473838, 1],
  [1, 1, 0.20654931437723745, 1],
  [0, 1, 0, 0.79345068552276],
] as const;

describe("wilson", () => {
  it.each(intervals)("D-10: agrees with SciPy to 1e-6 for %i of %i", (count, total, low, high) => {
    const interval = wilson(count, total)!;
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-6);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-6);
  });

  it("D-10: has nothing to say about nobody, and refuses what is no share", () => {
    expect(wilson(0, 0)).toBeNull();
    expect(() => wilson(2, 1)).toThrow(RangeError);
    expect(() => wilson(0.5, 1)).toThrow(RangeError);
  });

  it("D-2: gives no percentage of fewer than five", () => {
    expect(shareOf(2, 4)).toEqual({ count: 2, of: 4, percent: null, low: null, high: null });
    expect(shareOf(2, 5).percent).toBe(40);
  });
});

describe("mcnemar", () => {
  /** From SciPy 1.17.1: binomtest(to, to + away).pvalue. */
  it.each([
    [6, 0, 0.03125],
    [5, 1, 0.21875],
    [8, 2, 0.109375],
    [10, 10, 1],
    [3, 3, 1],
    [0, 7, 0.015625],
    [12, 4, 0.076812744140625],
  ])("D-11: agrees with SciPy to 1e-9 for %i and %i", (to, away, p) => {
    expect(Math.abs(mcnemar(to, away)! - p)).toBeLessThan(1e-9);
  });

  it("D-11: gives no p below six changers", () => {
    expect(mcnemar(5, 0)).toBeNull();
    expect(mcnemar(0, 0)).toBeNull();
  });
});

describe("quartiles", () => {
  /** From NumPy: quantile(x, [.25, .5, .75]), its default method. */
  it.each([
    [[1, 2, 3, 4], 1.75, 2.5, 3.25],
    [[7, 4, 6, 5, 4, 6], 4.25, 5.5, 6],
    [[3], 3, 3, 3],
    [[2, 5], 2.75, 3.5, 4.25],
    [[1, 2, 4, 4, 5, 6, 8], 3, 4, 5.5],
  ])("D-7: agrees with NumPy for %j", (values, q1, median, q3) => {
    expect(quartiles(values)).toEqual({ n: values.length, q1, median, q3 });
  });

  it("D-7: is null of nothing", () => {
    expect(quartiles([])).toBeNull();
  });
});
