import { describe, expect, it } from "vitest";
import { samplePlan } from "@/components/console/samples";
import { drift, planStart, sessionTimes, slotsOf } from "@/components/console/timing";

const MIN = 60_000;
const nine = Date.UTC(2026, 10, 24, 9);

describe("planned times", () => {
  it("share a case's minutes among its parts and give a notice none", () => {
    expect(slotsOf(samplePlan).map((s) => [s.step, s.from, s.to])).toEqual([
      ["welcome", 0, 5],
      ["paula/1", 5, 15],
      ["paula/2!notice", 15, 15],
      ["paula/2", 15, 25],
      ["end", 30, 40],
    ]);
  });

  it("count from the first step shown, wherever that is", () => {
    expect(planStart(samplePlan, {})).toBeNull();
    expect(planStart(samplePlan, { "paula/1": nine })).toBe(nine - 5 * MIN);
    expect(sessionTimes(samplePlan, { "paula/1": nine }).get("one")).toBe(nine);
    expect(sessionTimes(samplePlan, { end: nine }).has("one")).toBe(false);
    expect(sessionTimes(samplePlan, { welcome: nine }).get("two")).toBe(nine + 30 * MIN);
  });

  it("begin again on the next day", () => {
    const times = { welcome: nine, "paula/1": nine + 5 * MIN, end: nine + 24 * 60 * MIN };
    expect(planStart(samplePlan, times)).toBe(nine + 24 * 60 * MIN - 30 * MIN);
  });
});

describe("drift", () => {
  const at = (times: Record<string, number>, step: string, now: number) => drift(samplePlan, { step, times }, now);

  it("is nothing before the first step", () => {
    expect(drift(samplePlan, { step: null, times: {} }, nine)).toBeNull();
  });

  it("says how much later than planned a step began", () => {
    expect(at({ welcome: nine, "paula/1": nine + 9 * MIN }, "paula/1", nine + 10 * MIN)).toBe(4);
  });

  it("grows while a step takes longer than planned", () => {
    expect(at({ welcome: nine }, "welcome", nine + 4 * MIN)).toBe(0);
    expect(at({ welcome: nine }, "welcome", nine + 8 * MIN)).toBe(3);
  });

  it("is negative when the room is ahead, until the time is used up", () => {
    const times = { welcome: nine, "paula/1": nine + 2 * MIN };
    expect(at(times, "paula/1", nine + 3 * MIN)).toBe(-3);
    expect(at(times, "paula/1", nine + 14 * MIN)).toBe(-1);
  });
});
