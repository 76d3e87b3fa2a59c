import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contestOf, mostChosen, mostContestedFirst } from "@/activities/shared/contest";

const counts = fc.array(fc.nat(40), { minLength: 2, maxLength: 7 });

describe("how divided a room is (D-24)", () => {
  it("is 0 when all agree, 1 when all choices are equally frequent, and nothing when nobody chose", () => {
    expect(contestOf([19, 0, 0])).toBe(0);
    expect(contestOf([6, 6, 6])).toBeCloseTo(1, 12);
    expect(contestOf([0, 0, 0])).toBeNull();
    expect(contestOf([])).toBeNull();
    expect(contestOf([5])).toBe(0);
  });

  it("is as computed by hand: 12, 5 and 2 of 19 over five bins", () => {
    // p = 0.63158, 0.26316, 0.10526; H = 0.29023 + 0.35131 + 0.23697 = 0.87851 nats; ln 5 = 1.60944
    expect(contestOf([12, 5, 2, 0, 0])).toBeCloseTo(0.54585, 4);
    expect(contestOf([1, 1, 0, 0])).toBeCloseTo(0.5, 12);
  });

  it("lies between 0 and 1 and does not depend on the order or on the size of the room", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 9 }), (all, times) => {
        const h = contestOf(all);
        if (h === null) return;
        expect(h).toBeGreaterThanOrEqual(0);
        expect(h).toBeLessThanOrEqual(1 + 1e-12);
        expect(contestOf(all.toReversed())).toBeCloseTo(h, 9);
        expect(contestOf(all.map((n) => n * times))).toBeCloseTo(h, 9);
      }),
    );
  });

  it("orders items from the most to the least divided, those that nobody gave last, equals as they stood", () => {
    const items = [
      { id: "agreed", counts: [9, 0] },
      { id: "untouched", counts: [0, 0] },
      { id: "even", counts: [5, 5] },
      { id: "agreed-too", counts: [0, 4] },
      { id: "leaning", counts: [7, 2] },
    ];
    expect(mostContestedFirst(items, (i) => i.counts).map((i) => i.id)).toEqual([
      "even",
      "leaning",
      "agreed",
      "agreed-too",
      "untouched",
    ]);
  });

  it("names the most chosen, all of them where they are equal", () => {
    expect(mostChosen({ a: 3, b: 5, c: 5 })).toEqual(["b", "c"]);
    expect(mostChosen({ a: 0, b: 0 })).toEqual([]);
  });
});
