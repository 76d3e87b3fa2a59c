import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisOf, binsOf } from "@/activities/number/bins";

describe("a histogram of guesses (B-82)", () => {
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
    expect(binsOf([10, 50, 50, 50, 50, 50, 50, 50]).map((b) => [b.from, b.count])).toEqual([
      [10, 1],
      [20, 0],
      [30, 0],
      [40, 0],
      [50, 7],
    ]);
  });

  it("puts wild guesses into an open bin, without their number", () => {
    const bins = binsOf([10, 12, 14, 15, 16, 18, 20, 1_000_000]);
    expect(bins.at(-1)).toEqual({ from: expect.any(Number), to: null, count: 1 });
    expect(JSON.stringify(bins)).not.toContain("1000000");
    expect(binsOf([-900, 10, 12, 14, 15, 16, 18, 20])[0]).toMatchObject({ from: null, count: 1 });
  });

  it("counts a wild guess in the last drawn bin where that bin's edges hold it", () => {
    const bins = binsOf([0, 83_203_357, 50_000_000, 0, 0, 0, 20_800_839, 0, 0]);
    expect(bins.map((b) => [b.from, b.to, b.count])).toEqual([
      [0, 49_999_999, 7],
      [50_000_000, 99_999_999, 2],
    ]);
  });

  it("reaches beyond nothing that could be answered, and keeps the highest answer in the last bin", () => {
    const guesses = [5, 20, 30, 40, 55, 60, 70, 90, 100, 100];
    expect(binsOf(guesses, 0, { min: 0, max: 100 })).toEqual([
      { from: 0, to: 49, count: 4 },
      { from: 50, to: 100, count: 6 },
    ]);
    expect(binsOf([2, 5, 9, 12, 14, 15, 18, 24], 0, { min: 2, max: 24 })).toEqual([
      { from: 2, to: 9, count: 3 },
      { from: 10, to: 19, count: 4 },
      { from: 20, to: 24, count: 1 },
    ]);
  });

  it("lies on an axis whose edges are those of its bins", () => {
    expect(axisOf([])).toBeNull();
    const hundred = axisOf(binsOf([5, 20, 30, 40, 55, 60, 70, 90, 100, 100], 0, { min: 0, max: 100 }))!;
    expect(hundred.edges).toEqual([0, 50, 100]);
    expect([0, 25, 50, 75, 100].map(hundred.at)).toEqual([0, 0.5, 1, 1.5, 2]);
    const cut = axisOf(binsOf([2, 5, 9, 12, 14, 15, 18, 24], 0, { min: 2, max: 24 }))!;
    expect(cut.edges).toEqual([2, 10, 20, 24]);
    expect(cut.at(6)).toBe(0.5);
    expect(axisOf(binsOf([10, 20, 30, 40, 50, 60, 70, 80]))!.edges).toEqual([0, 50, 100]);
    const wild = axisOf(binsOf([-900, 10, 12, 14, 15, 16, 18, 20]))!;
    expect(wild.at(wild.edges[0]!)).toBe(1);
  });

  it("keeps decimals where they may be typed", () => {
    expect(binsOf([0.1, 0.2, 0.2, 0.3], 1).map((b) => [b.from, b.to, b.count])).toEqual([
      [0.1, 0.1, 1],
      [0.2, 0.2, 2],
      [0.3, 0.3, 1],
    ]);
  });

  it("holds every guess once, in few bins that lie edge to edge", () => {
    const guesses = fc.array(fc.integer({ min: -1_000_000, max: 100_000_000 }), {
      minLength: 1,
      maxLength: 300,
    });
    const ends = fc.option(fc.constant({ min: -1_000_000, max: 100_000_000 }), { nil: undefined });
    fc.assert(
      fc.property(guesses, ends, (values, within) => {
        const bins = binsOf(values, 0, within);
        for (const { from, to } of bins)
          expect((from ?? 0) >= (within?.min ?? -Infinity) && (to ?? 0) <= (within?.max ?? Infinity)).toBe(
            true,
          );
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
