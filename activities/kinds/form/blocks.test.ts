import { describe, expect, it } from "vitest";
import { blocksOf, pointRows, type ScaleField } from "@/activities/kinds/form/blocks";

const scale = (id: string, more: Partial<ScaleField> = {}): ScaleField => ({
  id,
  text: id,
  type: "scale",
  points: 5,
  low: "no",
  high: "yes",
  ...more,
});

describe("the blocks of a form", () => {
  it("put scales together that are alike and follow one another, and leave out what is written", () => {
    const text = { id: "t", text: "t", type: "text", length: 100 } as const;
    const number = { id: "n", text: "n", type: "number", min: 0, max: 9 } as const;
    const blocks = blocksOf([
      scale("a"),
      scale("b"),
      text,
      scale("c"),
      number,
      scale("d"),
      scale("e", { low: "never" }),
    ]);
    expect(blocks.map((b) => (b.type === "one" ? b.field.id : b.fields.map((f) => f.id)))).toEqual([
      ["a", "b", "c"],
      "n",
      "d",
      "e",
    ]);
  });

  it("have a middle answer from five on", () => {
    const rows = pointRows([scale("a"), scale("b")], { a: { 1: 1, 4: 3, 5: 1 }, b: { 5: 4 } });
    expect(rows.map((r) => [r.counts, r.median])).toEqual([
      [[1, 0, 0, 3, 1], 4],
      [[0, 0, 0, 0, 4], null],
    ]);
  });
});
