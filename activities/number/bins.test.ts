import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binsOf } from "@/activities/number/bins";

describe("a histogram of guesses", () => {
  it("has no bins without guesses, and one for one guess", () => {
    expect(binsOf([])).toEqual([]);
    expect(binsOf([7])).toEqual([{ from: 7, to: 7, count: 1 }]);
  });

  it("takes its width from Freedman and Diaconis, rounded up to a number that can be read", () => {
    // n = 8, q1 = 27.5, q3 = 62.5: 2 · 35 / 2 = 35, so 50.
    expect(binsOf([10, 20, 30, 40, 50, 60, 70, 80])).toEqual([
      { from: 0, to: 49, count: 4 },
      { from: 50, to: 99, count: 4 },
    ]);
  });

  it("takes its width from Sturges where half the room agrees", () => {
    // n = 8, IQR = 0: range 40 / (3 + 1) = 10.
    expect(binsOf([10, 50, 50, 50, 50, 50, 50, 50]).map((b) => [b.from, b.count])).toEqual([[10, 1], [20, 0], [30, 0], [40, 0], [50, 7]]);
  });

  it("puts wild guesses into an open bin, without their number", () => {
    const bins = binsOf([10, 12, 14, 15, 16, 18, 20, 1_000_000]);
    expect(bins.at(-1)).toEqual({ from: expect.any(Number), to: null, count: 1 });
    expect(JSON.stringify(bins)).not.toContain("1000000");
    expect(binsOf([-900, 10, 12, 14, 15, 16, 18, 20])[0]).toMatchObject({ from: null, count: 1 });
  });

  it("keeps decimals where they may be typed", () => {
    expect(binsOf([0.1, 0.2, 0.2, 0.3], 1).map((b) => [b.from, b.to, b.count])).toEqual([[0.1, 0.1, 1], [0.2, 0.2, 2], [0.3, 0.3, 1]]);
  });

  it("holds every guess once, in few bins that lie edge to edge", () => {
    const guesses = fc.array(fc.integer({ min: -1_000_000, max: 100_000_000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(guesses, (values) => {
        const bins = binsOf(values);
        expect(bins.reduce((sum, b) => sum + b.count, 0)).toBe(values.length);
        expect(bins.length).toBeLessThanOrEqual(12);
        for (const [i, bin] of bins.entries()) {
          if (i > 0) expect(bin.from).toBe(bins[i - 1]!.to! + 1);
          const held = values.filter((v) => v >= (bin.from ?? -Infinity) && v <= (bin.to ?? Infinity));
          expect(held.length).toBe(bin.count);
        }
      }),
    );
  });
});
