import { expect, it } from "vitest";
import { onceSaid } from "@/model/figures/figure-parts";

it("says equal texts once, with how many wrote them (R-33)", () => {
  expect(onceSaid(["Who pays?", "Where?", "who  pays?", "Who pays? "])).toEqual(["Who pays? ×3", "Where?"]);
  expect(onceSaid([])).toEqual([]);
});
