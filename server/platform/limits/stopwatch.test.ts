import { beforeEach, describe, expect, it } from "vitest";
import { Stopwatch } from "@/server/platform/limits/stopwatch";

let now = 0;
let processor = 0;
let asked = 0;
let stopwatch: Stopwatch;
beforeEach(() => {
  [now, processor, asked] = [0, 0, 0];
  stopwatch = new Stopwatch(
    () => now,
    () => {
      asked++;
      return processor;
    },
  );
});
/** Work of so many milliseconds on the processor, while others had it for the rest. */
const work = (ms: number, others = 0) => {
  processor += ms;
  now += ms + others;
};

describe("how long work has the processor (O-81)", () => {
  it("does not count what others had of it meanwhile", () => {
    const elapsed = stopwatch.begin();
    work(3, 40);
    expect(elapsed()).toBe(3);
  });

  it("counts no other threads that worked meanwhile either", () => {
    const elapsed = stopwatch.begin();
    now += 5;
    processor += 9;
    expect(elapsed()).toBe(5);
  });

  it("reads the processor's time once for much short work", () => {
    for (let n = 0; n < 10; n++) {
      const elapsed = stopwatch.begin();
      work(0.05);
      expect(elapsed()).toBeCloseTo(0.05);
    }
    expect(asked).toBe(1);
  });

  it("is a millisecond too long at most where it was read before", () => {
    stopwatch.begin();
    work(0.9);
    const elapsed = stopwatch.begin();
    work(4, 20);
    expect(elapsed()).toBeCloseTo(4.9);
    work(2);
    const later = stopwatch.begin();
    work(4, 20);
    expect(later()).toBeCloseTo(4);
  });
});
