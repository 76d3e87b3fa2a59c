import { describe, expect, it } from "vitest";
import { suggestionKey, suggestions } from "@/components/console/worksheets/curate/merge-suggestions";
import { missingByGroup, partOf } from "@/components/console/worksheets/curate/measures";
import { movedTo, volunteersFirst } from "@/components/console/worksheets/present/order-list";
import {
  sampleEntry,
  sampleGroups,
  samplePresenting,
  sampleWork,
} from "@/tests/support/worksheets/console-samples";
import type {
  BoardComparison,
  MapComparison,
  ComparedMeasure,
} from "@/model/worksheets/comparisons/comparison";

const measure = (
  id: string,
  groups: number[],
  missing: ComparedMeasure["missing"] = [],
): ComparedMeasure => ({
  id,
  text: id,
  entries: groups.map((g) => sampleEntry(`${id}-${g}`, g, id)),
  times: groups.length,
  owner: [],
  when: [],
  missing,
});
const board: BoardComparison = {
  type: "board",
  groups: [],
  columns: [
    {
      id: "c",
      text: "C",
      blank: false,
      measures: [
        measure("one", [1], ["owner"]),
        measure("both", [1, 2], ["owner", "when"]),
        measure("whole", [3]),
      ],
    },
  ],
  blanks: [{ group: sampleGroups[1]!, column: "c" }],
};

describe("suggestions (G-152)", () => {
  const entries = [sampleEntry("a", 1, "A"), sampleEntry("b", 2, "B"), sampleEntry("c", 3, "C")];
  it("leave out what is confirmed, what was said no to, and what is no longer there", () => {
    const work = sampleWork({
      entries,
      alike: [
        ["a", "b"],
        ["b", "c"],
        ["c", "gone"],
      ],
      merged: [["a", "b"]],
    });
    expect(suggestions(work).map(suggestionKey)).toEqual(["b c"]);
    expect(suggestions(work, new Set(["b c"]))).toEqual([]);
  });

  it("know entries of the earlier list too", () => {
    const there = sampleEntry("t", 1, "T");
    const comparison = {
      type: "difference" as const,
      here: "H",
      there: "T",
      both: [],
      onlyThere: [{ ...measure("t", []), entries: [there] }],
      onlyHere: [],
    };
    expect(suggestions(sampleWork({ entries, alike: [["a", "t"]], comparison })).map(suggestionKey)).toEqual([
      "a t",
    ]);
  });
});

describe("a comparison as it concerns one group (G-154)", () => {
  it("lists what lacks an owner or a date under every group that wrote it", () => {
    expect(missingByGroup(board, null).map((l) => [l.group, l.measures.map((m) => m.id)])).toEqual([
      ["g1-1", ["one", "both"]],
      ["g1-2", ["both"]],
    ]);
    expect(missingByGroup(board, "g1-2")).toHaveLength(1);
    expect(missingByGroup(board, "g1-3")).toEqual([]);
  });

  it("keeps the measures of that group, and leaves the whole as it is", () => {
    const part = partOf(board, "g1-2") as BoardComparison;
    expect(part.columns[0]!.measures.map((m) => m.id)).toEqual(["both"]);
    expect(part.blanks).toHaveLength(1);
    expect(partOf(board, null)).toBe(board);
  });

  it("says of a map what that group alone said", () => {
    const map: MapComparison = {
      type: "map",
      agencies: ["Police", "NGO"],
      steps: [
        {
          id: "s",
          text: "S",
          owners: [
            { agency: "Police", groups: ["g1-1"] },
            { agency: "NGO", groups: ["g1-2"] },
          ],
          state: "several",
        },
      ],
    };
    expect(partOf(map, "g1-1")).toEqual({
      ...map,
      agencies: ["Police"],
      steps: [{ id: "s", text: "S", owners: [{ agency: "Police", groups: ["g1-1"] }], state: "one" }],
    });
    expect((partOf(map, "g1-3") as MapComparison).steps[0]!.state).toBe("nobody");
  });
});

describe("other orders of groups (G-152)", () => {
  it("move one group and keep the others as they are", () => {
    expect(movedTo(samplePresenting({}), "g1-3", 0)).toEqual(["g1-3", "g1-1", "g1-2"]);
    expect(movedTo(samplePresenting({}), "g1-1", 9)).toEqual(["g1-2", "g1-3", "g1-1"]);
  });

  it("put volunteers first, behind whoever spoke already", () => {
    expect(volunteersFirst(samplePresenting({ volunteers: ["g1-3"] }))).toEqual(["g1-3", "g1-1", "g1-2"]);
    expect(volunteersFirst(samplePresenting({ done: ["g1-2"], volunteers: ["g1-3", "g1-2"] }))).toEqual([
      "g1-2",
      "g1-3",
      "g1-1",
    ]);
  });
});
