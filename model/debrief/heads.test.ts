import { describe, expect, it } from "vitest";
import { headsOf } from "@/model/debrief/heads";

describe("the heads of a round (H-2)", () => {
  it("are counted out of those who were there when it closed, not of everybody who ever joined", () => {
    expect(headsOf({ present: 12, paused: null }, { answered: 9, passed: 1 }, 23)).toEqual({
      answered: 9,
      passed: 1,
      missing: 2,
      present: 12,
      paused: null,
    });
  });

  it("have at least as many present as answered or passed: who answered was there", () => {
    expect(headsOf({ present: 4, paused: 3 }, { answered: 9, passed: 1 }, 23)).toMatchObject({
      present: 10,
      missing: 0,
      paused: 3,
    });
  });

  it("say nothing of presence where nobody noted it", () => {
    for (const noted of [null, undefined])
      expect(headsOf(noted, { answered: 9, passed: 1 }, 23)).toEqual({
        answered: 9,
        passed: 1,
        missing: 13,
        present: null,
        paused: null,
      });
  });
});
