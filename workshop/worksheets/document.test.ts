/** The shared document of a sheet, as it is read. */
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { worksheetSchema } from "@/model/worksheets/content";
import {
  contentOf,
  nextPosition,
  cellSpecAt,
  placesOf,
  REMOVED,
  rowKey,
  rowsIn,
  textAt,
  valuesOf,
} from "@/workshop/worksheets/document";

const sheet = worksheetSchema.parse({
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
        { type: "text", id: "aim", text: "Aim" },
        {
          type: "choice",
          id: "who",
          text: "Who",
          options: [
            { id: "a", text: "A" },
            { id: "b", text: "B" },
          ],
        },
        {
          type: "checklist",
          id: "checks",
          text: "Checks",
          options: [
            { id: "x", text: "X" },
            { id: "y", text: "Y" },
          ],
        },
        {
          type: "table",
          id: "steps",
          text: "Steps",
          start: 2,
          columns: [{ type: "text", id: "what", text: "What" }],
        },
      ],
    },
    {
      id: "audience",
      title: "Audience",
      repeat: {},
      fields: [
        { type: "text", id: "name", text: "Name" },
        {
          type: "table",
          id: "ways",
          text: "Ways",
          start: 1,
          columns: [{ type: "agency", id: "by", text: "By" }],
        },
      ],
    },
  ],
});

describe("the document of a sheet", () => {
  it("has the rows of the start, and no cells, while it is empty", () => {
    expect(contentOf(new Y.Doc(), sheet)).toEqual({
      cells: {},
      rows: { steps: ["r1", "r2"], "audience@": ["r1"], "audience@r1.ways": ["r1"] },
    });
  });

  it("is read without what turns the direction of words or piles up on letters, whatever a phone wrote into it (G-47)", () => {
    const doc = new Y.Doc();
    textAt(doc, "aim").insert(0, `\u202elive\u2069 a${"\u0316".repeat(100)}`);
    expect(contentOf(doc, sheet).cells).toEqual({ aim: `live a${"\u0316".repeat(8)}` });
  });

  it("reads texts, values and ticks at their paths, in sections that repeat too", () => {
    const doc = new Y.Doc();
    textAt(doc, "aim").insert(0, "Help");
    valuesOf(doc).set("who", "a");
    valuesOf(doc).set("checks/y", "1");
    textAt(doc, "audience@r1.ways/r1/by").insert(0, "Police");
    textAt(doc, "!notes").insert(0, "slowly");
    valuesOf(doc).set("!off/card1", "1");
    expect(contentOf(doc, sheet).cells).toEqual({
      aim: "Help",
      who: "a",
      "checks/y": "1",
      "audience@r1.ways/r1/by": "Police",
      "!notes": "slowly",
      "!off/card1": "1",
    });
  });

  it("puts added rows behind those of the start and leaves out removed ones with what stood in them", () => {
    const doc = new Y.Doc();
    textAt(doc, "steps/r1/what").insert(0, "gone");
    placesOf(doc).set(rowKey("steps", "k7"), nextPosition(doc, sheet, "steps"));
    placesOf(doc).set(rowKey("steps", "b2"), nextPosition(doc, sheet, "steps"));
    placesOf(doc).set(rowKey("steps", "r1"), REMOVED);
    expect(rowsIn(doc, sheet, "steps")).toEqual(["r2", "k7", "b2"]);
    expect(contentOf(doc, sheet).cells).toEqual({});
  });

  it("orders rows that two phones added at once the same way on both", () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    placesOf(one).set(rowKey("steps", "bb"), 2);
    placesOf(two).set(rowKey("steps", "aa"), 2);
    const [first, second] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(two)];
    Y.applyUpdate(one, second);
    Y.applyUpdate(two, first);
    expect(rowsIn(one, sheet, "steps")).toEqual(["r1", "r2", "aa", "bb"]);
    expect(contentOf(two, sheet)).toEqual(contentOf(one, sheet));
  });

  it("knows every place of the sheet and of its presentation, and no other", () => {
    expect(cellSpecAt(sheet, "aim")?.kind).toBe("text");
    expect(cellSpecAt(sheet, "checks/x")?.kind).toBe("value");
    expect(cellSpecAt(sheet, "!minority")?.kind).toBe("text");
    expect(cellSpecAt(sheet, "!agreed")?.kind).toBe("value");
    for (const path of [
      "",
      "aim/x",
      "checks",
      "checks/z",
      "steps/r1",
      "steps/r1/who",
      "audience@R.name",
      "!other",
      "__proto__",
    ]) {
      expect(cellSpecAt(sheet, path), path).toBeNull();
    }
  });
});
