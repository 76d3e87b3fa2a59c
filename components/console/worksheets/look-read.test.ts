import { describe, expect, it } from "vitest";
import { worksheetSchema } from "@/model/worksheets/content";
import { writersElsewhere, isBlank, readSheet } from "@/components/console/worksheets/look-read";
import { blankSheet } from "@/model/worksheets/cells";

const shape = worksheetSchema.parse({
  id: "plan",
  kind: "worksheet",
  title: "Plan",
  minutes: 20,
  question: "What will you do?",
  sections: [
    {
      id: "main",
      title: "Main",
      fields: [
        { type: "list", id: "aims", text: "Aims" },
        {
          type: "choice",
          id: "who",
          text: "Who",
          options: [
            { id: "a", text: "Agency" },
            { id: "b", text: "NGO" },
          ],
        },
        {
          type: "checklist",
          id: "checks",
          text: "Checks",
          options: [
            { id: "x", text: "Asked" },
            { id: "y", text: "Tried" },
          ],
        },
        { type: "rating", id: "how", text: "How sure", points: 5, low: "Not", high: "Very" },
        {
          type: "table",
          id: "steps",
          text: "Steps",
          rows: [
            { id: "one", text: "First" },
            { id: "two", text: "Second" },
          ],
          columns: [
            { type: "text", id: "what", text: "What" },
            { type: "agency", id: "by", text: "By" },
          ],
        },
      ],
    },
    { id: "audience", title: "Audience", repeat: {}, fields: [{ type: "text", id: "name", text: "Name" }] },
  ],
});
const content = {
  cells: {
    aims: "Warn\n\nHelp ",
    who: "b",
    "checks/y": "1",
    how: "4",
    "steps/two/by": "Police",
    "audience@k1.name": "Parents",
  },
  rows: { "audience@": ["k1", "k2"] },
};

describe("a sheet that a trainer looks into", () => {
  it("says of every field what stands in it, in words", () => {
    const [main] = readSheet(shape, content, []);
    expect(main?.fields.map((f) => f.said)).toEqual([
      { lines: ["Warn", "Help"] },
      { lines: ["NGO"] },
      { lines: ["✓ Tried"] },
      { lines: [], points: { value: "4", of: 5 } },
      { lines: [] },
    ]);
    expect(main?.fields[4]?.table?.rows.map((r) => [r.label, ...r.cells.map((c) => c.lines)])).toEqual([
      ["First", [], []],
      ["Second", [], ["Police"]],
    ]);
  });

  it("shows each repetition of a section, with its number", () => {
    expect(
      readSheet(shape, content, [])
        .slice(1)
        .map((s) => [s.title, s.nth, s.fields[0]?.said.lines]),
    ).toEqual([
      ["Audience", 1, ["Parents"]],
      ["Audience", 2, []],
    ]);
  });

  it("puts writers where they write, in cells and ticks too, and names those who are elsewhere", () => {
    const writers = [
      { id: "a", name: "Ana", cell: "checks/x" },
      { id: "b", name: null, cell: "steps/one/what" },
      { id: "c", name: "Chai", cell: "!notes" },
    ];
    const read = readSheet(shape, content, writers);
    expect(read[0]?.fields[2]?.writers.map((w) => w.id)).toEqual(["a"]);
    expect(read[0]?.fields[4]?.table?.rows[0]?.cells[0]?.writers.map((w) => w.id)).toEqual(["b"]);
    expect(writersElsewhere(read, writers).map((w) => w.id)).toEqual(["c"]);
  });

  it("is blank everywhere before anything is written", () => {
    const fields = readSheet(shape, blankSheet, []).flatMap((s) => s.fields);
    expect(
      fields.every((f) => isBlank(f.said) && (f.table?.rows.every((r) => r.cells.every(isBlank)) ?? true)),
    ).toBe(true);
  });
});
