import { describe, expect, it } from "vitest";
import { measuresIn, sheetNamed, sheetOf, sheetWith } from "@/tests/support/worksheets/contents";
import { entriesOf, entryIdOf } from "@/model/worksheets/entries";

const entriesIn = (id: Parameters<typeof sheetNamed>[0], ...parts: ReturnType<typeof sheetWith>[]) =>
  entriesOf(sheetNamed(id), "g1-a", sheetOf(...parts));

describe("entries (G-96)", () => {
  it("are the lines of a list, without blank ones", () => {
    expect(entriesIn("without", sheetWith({ now: "A doctor\n\n  Food \n" }))).toEqual([
      { id: entryIdOf("g1-a", "now", "A doctor"), group: "g1-a", field: "now", text: "A doctor", more: [] },
      { id: entryIdOf("g1-a", "now", "Food"), group: "g1-a", field: "now", text: "Food", more: [] },
    ]);
  });

  it("are the rows of a table, with what else stands in them by its label", () => {
    const entries = entriesIn(
      "scenario",
      measuresIn(
        "government",
        ["Train inspectors", "Labour inspection", "2027-01-31"],
        ["", "Police"],
        ["One protocol"],
      ),
    );
    expect(entries.map((e) => [e.text, e.more])).toEqual([
      [
        "Train inspectors",
        [
          { label: "Who owns it?", text: "Labour inspection" },
          { label: "By when?", text: "2027-01-31" },
        ],
      ],
      ["One protocol", []],
    ]);
  });

  it("are named rows whose first column of text or agency holds something", () => {
    const entries = entriesIn(
      "cooperation-map",
      sheetWith({ "steps/noticed/owner": "Police", "steps/safety/soon": "at once" }),
    );
    expect(entries).toEqual([
      {
        id: entryIdOf("g1-a", "steps/noticed", "Police"),
        group: "g1-a",
        field: "steps",
        text: "Police",
        more: [],
      },
    ]);
  });

  it("has none in a table of ticks alone", () => {
    expect(entriesIn("services", sheetWith({ "map/shelter/transit/ngo": "1" }))).toEqual([]);
  });

  it("gives the same text twice two names, and names an entry by its text", () => {
    const [first, second] = entriesIn("without", sheetWith({ now: "Food\nfood" }));
    expect(first!.id).not.toBe(second!.id);
    expect(entriesIn("without", sheetWith({ now: "Rest\nFood" }))[1]!.id).toBe(first!.id);
    expect(entriesIn("without", sheetWith({ now: "Food, now" }))[0]!.id).not.toBe(first!.id);
  });
});
