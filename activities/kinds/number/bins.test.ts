import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisOf, binsOf, namedEdges } from "@/activities/kinds/number/bins";

describe("a histogram of guesses (B-82)", () => {
  it("has no bins without guesses, and one for one guess", () => {
    expect(binsOf([])).toEqual([]);
    expect(binsOf([7])).toEqual([{ from: 7, to: 7, count: 1 }]);
  });

  it("takes its width from Freedman and Diaconis, rounded up to a number that can be read", () => {
    // n = 8, q1 = 27.5, q3 = 62.5: 2 · 35 / 2 = 35, so 50; of that width there were four bins.
    expect(binsOf([10, 55, 60, 65, 90, 95, 100, 160]).map((b) => [b.from, b.to, b.count])).toEqual([
      [0, 49, 1],
      [50, 99, 5],
      [100, 149, 1],
      [150, 199, 1],
    ]);
  });

  it("takes the next smaller width that can be read until there are four bins, or one for each unit", () => {
    // 50 wide there were two.
    expect(binsOf([10, 20, 30, 40, 50, 60, 70, 80]).map((b) => [b.from, b.to, b.count])).toEqual([
      [0, 19, 1],
      [20, 39, 2],
      [40, 59, 2],
      [60, 79, 2],
      [80, 99, 1],
    ]);
    const guesses = [
      50, 55, 60, 62, 68, 69, 70, 75, 80, 80, 83, 85, 86, 90, 92, 95, 99, 99, 99, 100, 100, 100,
    ];
    expect(binsOf(guesses, 0, { min: 0, max: 100 }).map((b) => [b.from, b.to])).toEqual([
      [50, 59],
      [60, 69],
      [70, 79],
      [80, 89],
      [90, 100],
    ]);
    expect(binsOf([3, 3, 3, 4, 4, 4, 4]).map((b) => [b.from, b.to])).toEqual([
      [3, 3],
      [4, 4],
    ]);
    expect(binsOf([80, 80, 80])).toEqual([{ from: 80, to: 80, count: 3 }]);
  });

  it("keeps the wider bins where fewer than five guessed, so that no column is one person", () => {
    expect(binsOf([10, 90])).toEqual([{ from: 0, to: 99, count: 2 }]);
    expect(binsOf([40, 41, 42, 43]).map((b) => b.count)).toEqual([2, 2]);
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
    const bins = binsOf([10, 10, 10, 10, 11, 11, 11, 12, 12, 12, 18, 19]);
    expect(bins.map((b) => [b.from, b.to, b.count])).toEqual([
      [10, 11, 7],
      [12, 13, 3],
      [14, 15, 0],
      [16, 17, 0],
      [18, 19, 2],
    ]);
  });

  it("reaches beyond nothing that could be answered, and keeps the highest answer in the last bin", () => {
    const guesses = [5, 20, 30, 40, 55, 60, 70, 90, 100, 100];
    expect(binsOf(guesses, 0, { min: 0, max: 100 })).toEqual([
      { from: 0, to: 19, count: 1 },
      { from: 20, to: 39, count: 2 },
      { from: 40, to: 59, count: 2 },
      { from: 60, to: 79, count: 2 },
      { from: 80, to: 100, count: 3 },
    ]);
    expect(binsOf([2, 5, 9, 12, 14, 15, 18, 23], 0, { min: 2, max: 23 })).toEqual([
      { from: 2, to: 4, count: 1 },
      { from: 5, to: 9, count: 2 },
      { from: 10, to: 14, count: 2 },
      { from: 15, to: 19, count: 2 },
      { from: 20, to: 23, count: 1 },
    ]);
  });

  it("lies on an axis whose edges are those of its bins", () => {
    expect(axisOf([])).toBeNull();
    const hundred = axisOf(binsOf([5, 20, 30, 40, 55, 60, 70, 90, 100, 100], 0, { min: 0, max: 100 }))!;
    expect(hundred.edges).toEqual([0, 20, 40, 60, 80, 100]);
    expect([0, 10, 50, 75, 100].map(hundred.at)).toEqual([0, 0.5, 2.5, 3.75, 5]);
    const cut = axisOf(binsOf([2, 5, 9, 12, 14, 15, 18, 23], 0, { min: 2, max: 23 }))!;
    expect(cut.edges).toEqual([2, 5, 10, 15, 20, 23]);
    expect(cut.at(3.5)).toBe(0.5);
    expect(axisOf(binsOf([10, 20, 30, 40, 50, 60, 70, 80]))!.edges).toEqual([0, 20, 40, 60, 80, 100]);
    const alike = axisOf(binsOf([7, 7, 7]))!;
    expect([alike.edges, alike.at(7)]).toEqual([[7], 0.5]);
    const wild = axisOf(binsOf([-900, 10, 12, 14, 15, 16, 18, 20]))!;
    expect(wild.at(wild.edges[0]!)).toBe(1);
  });

  it("names its last edge, and as many others as there is room for", () => {
    const tens = [10, 20, 30, 40, 50, 60, 70, 80];
    expect(namedEdges(tens, String)).toEqual(tens);
    const millions = tens.map((n) => n * 1_000_000);
    expect(namedEdges(millions, String)).toEqual([10, 30, 50, 80].map((n) => n * 1_000_000));
    expect(namedEdges([50], String)).toEqual([50]);
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
          const inside = values.filter((v) => v >= (bin.from ?? -Infinity) && v <= (bin.to ?? Infinity));
          expect(inside.length).toBe(bin.count);
        }
        const drawn = bins.filter((bin) => bin.from !== null && bin.to !== null);
        const inside = values.filter((v) => v >= drawn[0]!.from! && v <= drawn.at(-1)!.to!);
        if (values.length >= 5 && new Set(inside).size > 1)
          expect(drawn.length >= 4 || drawn.every((bin) => bin.from === bin.to)).toBe(true);
      }),
    );
  });
});
