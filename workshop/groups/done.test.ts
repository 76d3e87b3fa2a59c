import { describe, expect, it } from "vitest";
import { audienceIn, measuresIn, sheetNamed, sheetOf, sheetWith } from "@/tests/support/worksheets";
import { blankSheet } from "@/workshop/groups/cells";
import { doneOf } from "@/workshop/groups/done";

const fields = (...of: Parameters<typeof doneOf>) =>
  Object.fromEntries(doneOf(...of).fields.map((f) => [f.path, f.done]));

describe("completeness (G-99)", () => {
  it.each(["services", "without", "scenario", "cooperation-map", "campaign"] as const)(
    "is none on a blank sheet: %s",
    (id) => {
      expect(doneOf(sheetNamed(id), blankSheet).whole).toBe(0);
    },
  );

  it("of a list asks for its least lines, and leaves out what is not required", () => {
    expect(fields(sheetNamed("without"), sheetWith({ now: "Food", later: "Work" }))).toEqual({ now: 0.5 });
    expect(doneOf(sheetNamed("without"), sheetWith({ now: "Food\nRest\nA doctor" })).whole).toBe(1);
  });

  it("of a table asks for rows with something in the first column", () => {
    const sheet = sheetNamed("scenario");
    expect(fields(sheet, measuresIn("ngo", ["", "Police"]))).toEqual({ government: 0, ngo: 0, joint: 0 });
    const { whole, sections } = doneOf(sheet, measuresIn("ngo", ["Call"]));
    expect(whole).toBeCloseTo(1 / 3);
    expect(sections.map((s) => s.done)).toEqual([0, 1, 0]);
  });

  it("of a table with named rows asks for something in every row", () => {
    expect(
      fields(
        sheetNamed("services"),
        sheetWith({ "map/shelter/transit/ngo": "1", "map/legal/homeward/government": "1" }),
      ).map,
    ).toBeCloseTo(2 / 3);
  });

  it("of a section that repeats counts rows in which something stands, there or beside it", () => {
    const rows = { "audience@": ["r1", "x", "y"] };
    const sheet = sheetOf(
      audienceIn("r1", { who: "Young people", where: "origin", barrier: "Not me" }),
      audienceIn("x", { message: "Ask first" }),
      sheetWith({}, rows),
    );
    const { fields: all, sections } = doneOf(sheetNamed("campaign"), sheet);
    expect(all.filter((f) => f.path.startsWith("audience@")).map((f) => [f.path, f.label, f.done])).toEqual([
      ["audience@r1.who", "Who? (1)", 1],
      ["audience@r1.where", "Where? (1)", 1],
      ["audience@r1.barrier", "What holds them back? (1)", 1],
      ["audience@x.who", "Who? (2)", 0],
      ["audience@x.where", "Where? (2)", 0],
      ["audience@x.barrier", "What holds them back? (2)", 0],
    ]);
    expect(sections.map((s) => [s.id, s.done])).toEqual([
      ["start", 0],
      ["audience", 0.5],
      ["message", 1 / 8],
      ["signs", 0],
    ]);
  });
});
