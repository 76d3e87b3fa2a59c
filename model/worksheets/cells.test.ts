import { describe, expect, it } from "vitest";
import { type Worksheet, worksheetSchema } from "@/model/worksheets/content";
import { sheetNamed } from "@/tests/support/worksheets/contents";
import { cellAt, firstRows, mostRows, ownsRows, sectionRows } from "@/model/worksheets/cells";

const campaign = sheetNamed("campaign");
const sectionOf = (id: string) => campaign.sections.find((s) => s.id === id)!;
const take = (sheet: Worksheet, ...paths: string[]) => paths.filter((path) => cellAt(sheet, path) !== null);

const costs = (most: number) => ({
  id: "costs",
  text: "Costs",
  type: "table",
  start: 3,
  most,
  columns: [{ id: "what", text: "What?", type: "text" }],
});
const words = { id: "words", text: "Words", type: "list", most: 7, length: 40 };

/** What follows the parts stands before them, and the parts hold a table. */
const parts = worksheetSchema.parse({
  id: "parts",
  kind: "worksheet",
  title: "Parts",
  question: "Which parts?",
  sections: [
    { id: "echo", title: "Echo", repeat: { most: 8, with: "part" }, fields: [{ ...costs(5), id: "echoes" }] },
    { id: "part", title: "Part", repeat: { most: 4 }, fields: [words, costs(9)] },
    { id: "once", title: "Once", fields: [words, { ...costs(6), id: "sums" }] },
  ],
});

describe("rows of sections", () => {
  it("belong to a section that repeats by itself, and to none that stands once or follows another", () => {
    expect(campaign.sections.filter(ownsRows).map((s) => s.id)).toEqual(["audience"]);
    expect(["start", "audience", "message"].map((id) => sectionRows(sectionOf(id)))).toEqual([
      "start@",
      "audience@",
      "audience@",
    ]);
  });

  it.each([
    ["a section that repeats", "part@", ["r1"], 4],
    ["a table of a section that stands once", "sums", ["r1", "r2", "r3"], 6],
    ["a table in a row of a section that repeats", "part@r1.costs", ["r1", "r2", "r3"], 9],
    ["a list of entries", "words", [], 7],
    ["a list of entries in a part", "part@r1.words", [], 7],
    ["a table in a row that follows", "echo@x7.echoes", ["r1", "r2", "r3"], 5],
  ])("of %s begin and end as the sheet says", (_what, list, first, most) => {
    expect(firstRows(parts, list)).toEqual(first);
    expect(mostRows(parts, list)).toBe(most);
  });

  it.each([
    ["a section that stands once", "once@"],
    ["a section that follows another", "echo@"],
    ["a table of parts that is in no part", "costs"],
    ["a table in a part without an id", "part@.costs"],
    ["a table in a part whose id is none", "part@UNDEFINED.costs"],
    ["what is nowhere on the sheet", "nothing"],
    ["no name", ""],
  ])("are not for %s", (_what, list) => {
    expect(firstRows(parts, list)).toBeNull();
    expect(mostRows(parts, list)).toBe(0);
  });

  it("that the author named can be joined by no other", () => {
    expect(firstRows(sheetNamed("services"), "map")).toBeNull();
  });
});

describe("places that nobody may write at", () => {
  const services = sheetNamed("services");

  it("are all but the named rows of a table", () => {
    const free = ["map/legal/transit/ngo", "map/shelter/transit/ngo"];
    expect(
      take(
        services,
        ...free,
        "map/r1/transit/ngo",
        "map/x/transit/ngo",
        "map//transit/ngo",
        "map/legal/x/ngo",
      ),
    ).toEqual(free);
  });

  it("are rows with ids of another form", () => {
    const free = ["government/r1/what", "government/abc123def456/what"];
    const taken = [
      "government/R1/what",
      "government/abc123def4567/what",
      "government//what",
      "government/r 1/what",
    ];
    expect(take(sheetNamed("scenario"), ...free, ...taken)).toEqual(free);
  });

  it("are rows of a section with ids of another form", () => {
    const free = ["audience@r1.who", "message@abc123def456.channel"];
    const taken = [
      "audience@UNDEFINED.who",
      "audience@abc123def4567.who",
      "audience@.who",
      "who",
      "start@r1.objective",
    ];
    expect(take(campaign, ...free, ...taken)).toEqual(free);
  });

  it("are behind a cell, and beside the options of a checklist", () => {
    const free = ["objective", "smart/real", "smart/dated"];
    const taken = ["objective/x", "smart", "smart/other", "smart/real/more", "smart/real/real"];
    expect(take(campaign, ...free, ...taken)).toEqual(free);
    expect(take(services, "map", "map/legal", "map/legal/transit", "map/legal/transit/ngo/ngo")).toEqual([]);
  });
});

describe("letters of a cell", () => {
  it("are as many as the author allows, and in a list as many for each line with its end", () => {
    expect(cellAt(campaign, "message@r1.message")).toMatchObject({ kind: "text", most: 160 });
    expect(cellAt(parts, "words")).toMatchObject({ kind: "text", most: 287 });
    expect(cellAt(sheetNamed("scenario"), "ngo/r1/owner")).toMatchObject({ kind: "text", most: 120 });
  });

  it("are few where a day or one of several options stands", () => {
    expect(cellAt(sheetNamed("scenario"), "ngo/r1/when")).toMatchObject({ kind: "value", most: 60 });
    expect(cellAt(campaign, "message@r1.tone")).toMatchObject({ kind: "value", most: 60 });
    expect(cellAt(campaign, "smart/real")).toMatchObject({ kind: "value", most: 1 });
  });
});
