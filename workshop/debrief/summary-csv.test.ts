import { describe, expect, it } from "vitest";
import { exportedRoom } from "@/tests/support/exported-room";
import { nineTakers, type Taker, twoTests } from "@/tests/support/two-tests";
import { debriefOf } from "@/workshop/debrief/debrief";
import { summaryRows } from "@/workshop/debrief/summary-csv";

describe("the table has the page's numbers, whatever they are (X-2)", () => {
  it("of people compared before and after", () => {
    const debrief = debriefOf(twoTests(nineTakers, 6).input);
    const rows = summaryRows(debrief).filter((row) => row.measure === "paired");
    expect(Object.fromEntries(rows.map((row) => [row.option, row.value]))).toMatchObject({
      "mean-before": 2,
      "mean-after": 3.6667,
      difference: 1.6667,
      "difference-low": 1.2823,
      "difference-high": 2.051,
      more: 9,
      same: 0,
      fewer: 0,
    });
    expect(rows.every((row) => row.of === 9)).toBe(true);
    const items = summaryRows(debrief).filter((row) => row.measure === "paired-item");
    expect(items.filter((row) => row.question === "post/i3").map((row) => [row.option, row.value])).toEqual([
      ["right-both", 0],
      ["gained", 9],
      ["lost", 0],
      ["right-neither", 0],
      ["mcnemar-p", 0.0039],
      ["holm-p", expect.any(Number)],
    ]);
  });

  it("but no item of people who are not compared item by item (L-19)", () => {
    const room: Taker[] = [...nineTakers, { code: null, before: "RRRWWW" }];
    const rows = summaryRows(debriefOf(twoTests(room, 6).input));
    expect(rows.some((row) => row.measure === "paired-item")).toBe(false);
  });

  it("medians and quartiles of every kind that shows them", () => {
    const rows = summaryRows(debriefOf(exportedRoom(19))).filter((row) => row.measure === "spread");
    const kinds = new Set(rows.map((row) => row.activity));
    for (const kind of ["one-scale", "one-number", "one-points", "one-form", "one-case"])
      expect([...kinds], kind).toContain(kind);
    expect(rows.every((row) => typeof row.value === "number" && row.count === null)).toBe(true);
  });

  it("answers by sector, and equal texts of a form once (D-16)", () => {
    const input = exportedRoom(19);
    const [poll] = input.workshop.sessions.flatMap((s) => s.activities).filter((a) => a.kind === "poll");
    const first = poll && "options" in poll ? (poll.options as { id: string }[])[0]!.id : "";
    const split = {
      ...{ question: poll!.id, round: 1, item: "" },
      groups: [
        { sector: "police", people: 9, counts: { [first]: 9 } },
        { sector: null, people: 10, counts: { [first]: 4 } },
      ],
    };
    const rows = summaryRows(debriefOf({ ...input, splits: [split] }));
    expect(rows.filter((row) => row.measure === "sector" && row.option === `police: ${first}`)).toMatchObject(
      [{ count: 9, of: 9 }],
    );
    const texts = rows.filter((row) => row.measure === "text" && row.activity === "one-form");
    const said = texts.map((row) => `${row.option} ${row.text}`);
    expect(new Set(said).size).toBe(said.length);
    expect(texts.some((row) => Number(row.count) > 1)).toBe(true);
  });
});
