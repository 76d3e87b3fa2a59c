import { describe, expect, it } from "vitest";
import { worksheetSchema } from "@/model/worksheets/content";
import { audienceIn, measuresIn, sheetNamed, sheetOf, sheetWith } from "@/tests/support/worksheets/contents";
import { blankSheet } from "@/model/worksheets/cells";
import { completenessOf, heldRows } from "@/model/worksheets/completeness";

const fields = (...args: Parameters<typeof completenessOf>) =>
  Object.fromEntries(completenessOf(...args).fields.map((f) => [f.path, f.done]));

const text = (id: string, required = true) => ({ id, text: id, type: "text", required });
const costs = {
  id: "costs",
  text: "Costs",
  type: "table",
  columns: [
    { id: "what", text: "What?", type: "text" },
    { id: "who", text: "Who?", type: "agency" },
  ],
};
const tools = {
  id: "tools",
  text: "Tools",
  type: "choice",
  options: ["a", "b"].map((id) => ({ id, text: id })),
};

/** Two sections that repeat on their own, and one in which nothing is required. */
const parts = worksheetSchema.parse({
  id: "parts",
  kind: "worksheet",
  title: "Parts",
  question: "Which parts?",
  sections: [
    { id: "part", title: "Part", repeat: {}, fields: [text("aim"), costs, tools] },
    { id: "other", title: "Other", repeat: {}, fields: [text("else")] },
    { id: "more", title: "More", fields: [text("remark", false)] },
  ],
});
const rows = { "part@": ["r1", "x", "y"], "other@": ["r1", "x"] };
const filledRows = (cells: Record<string, string>, lists = rows) =>
  heldRows(parts, parts.sections[0]!, sheetWith(cells, lists));

describe("completeness (G-99)", () => {
  it.each(["services", "without", "scenario", "cooperation-map", "campaign"] as const)(
    "is none on a blank sheet: %s",
    (id) => {
      expect(completenessOf(sheetNamed(id), blankSheet).whole).toBe(0);
    },
  );

  it("of a list asks for its least lines, and leaves out what is not required", () => {
    expect(fields(sheetNamed("without"), sheetWith({ now: "Food", later: "Work" }))).toEqual({ now: 0.5 });
    expect(completenessOf(sheetNamed("without"), sheetWith({ now: "Food\nRest\nA doctor" })).whole).toBe(1);
  });

  it("of a table asks for rows with something in the first column", () => {
    const sheet = sheetNamed("scenario");
    expect(fields(sheet, measuresIn("ngo", ["", "Police"]))).toEqual({ government: 0, ngo: 0, joint: 0 });
    const { whole, sections } = completenessOf(sheet, measuresIn("ngo", ["Call"]));
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
    const { fields: all, sections } = completenessOf(sheetNamed("campaign"), sheet);
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

  it("of a checklist asks for one tick, and of a choice for an option that there is", () => {
    expect(fields(sheetNamed("campaign"), sheetWith({ "smart/dated": "1" })).smart).toBe(1);
    expect(fields(parts, sheetWith({ "part@r1.tools": "b" }))["part@r1.tools"]).toBe(1);
    expect(fields(parts, sheetWith({ "part@r1.tools": "gone" }))["part@r1.tools"]).toBe(0);
  });

  it("does not ask for what is required nowhere in a section, where it is elsewhere", () => {
    const {
      fields: all,
      sections,
      whole,
    } = completenessOf(parts, sheetWith({ "part@r1.aim": "Help", "other@r1.else": "Food" }));
    expect(all.map((f) => f.path)).toEqual([
      "part@r1.aim",
      "part@r1.costs",
      "part@r1.tools",
      "other@r1.else",
    ]);
    expect(sections.map((s) => s.done)).toEqual([1 / 3, 1, 1]);
    expect(whole).toBe(0.5);
  });

  it("says no number behind a label where a section stands once", () => {
    const labels = (cells: Record<string, string>) =>
      completenessOf(parts, sheetWith(cells, rows)).fields.map((f) => f.label);
    expect(labels({})).toEqual(["aim", "Costs", "Tools", "else"]);
    expect(labels({ "other@r1.else": "Food", "other@x.else": "Rest" }).slice(-2)).toEqual([
      "else (1)",
      "else (2)",
    ]);
  });

  it("is none where a sheet has no row left to fill", () => {
    const alone = { sections: parts.sections.slice(0, 1) };
    expect(completenessOf(alone, sheetWith({}, { "part@": [] })).whole).toBe(0);
  });
});

describe("rows that count (G-99)", () => {
  it.each<[string, Record<string, string>, string[]]>([
    ["the first of a section where nothing stands", {}, ["r1"]],
    ["those in which something stands, without the first", { "part@x.aim": "Help" }, ["x"]],
    [
      "one with a cell of a table, in any of its columns and rows",
      { "part@y.costs/r2/who": "Police" },
      ["y"],
    ],
    ["one with a choice", { "part@x.tools": "a" }, ["x"]],
    ["not one with blanks", { "part@x.aim": " ", "part@x.costs/r1/what": "\n", "part@y.aim": "Help" }, ["y"]],
    [
      "not one that is held in a section with rows of its own",
      { "other@r1.else": "Food", "part@x.aim": "Help" },
      ["x"],
    ],
  ])("are %s", (_what, cells, out) => expect(filledRows(cells)).toEqual(out));
});
