import { describe, expect, it } from "vitest";
import { sizesFor, listedIn } from "@/components/console/groups/sizes";
import { sampleGroups } from "@/tests/support/console-samples";

describe("the sizes of groups before they are formed (G-1)", () => {
  it("shows nineteen people in four groups as 5, 5, 5 and 4", () => {
    expect(sizesFor(19, "count", 4)).toEqual([5, 5, 5, 4]);
    expect(sizesFor(19, "size", 5)).toEqual([5, 5, 5, 4]);
  });

  it("shows no groups for nobody, and never an empty one", () => {
    expect(sizesFor(0, "count", 4)).toEqual([]);
    expect(sizesFor(3, "count", 8)).toEqual([1, 1, 1]);
  });

  it("counts everybody with a phone, in a group or not", () => {
    expect(listedIn(sampleGroups()).map((p) => p.alias)).toEqual(["Ana", "Ben", "สมชาย", "Zoe"]);
  });
});
