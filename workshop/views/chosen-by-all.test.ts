import { describe, expect, it } from "vitest";
import { chosenByAll } from "@/workshop/views/chosen-by-all";

const options = (...counts: number[]) =>
  counts.map((count, i) => ({ id: `o${i}`, text: `Option ${i}`, count, percent: null }));

describe("what everybody chose (B-151)", () => {
  it.each([
    [2, [2, 0], "o0"],
    [6, [0, 6, 0], "o1"],
    // More than one may be chosen.
    [6, [3, 6, 2], "o1"],
    [6, [5, 1], null],
    [1, [1, 0], null],
    [0, [0, 0], null],
    [4, [], null],
  ])("of %i answers with counts %j is %s", (answered, counts, id) => {
    expect(chosenByAll({ answered, options: options(...counts) })?.id ?? null).toBe(id);
  });
});
