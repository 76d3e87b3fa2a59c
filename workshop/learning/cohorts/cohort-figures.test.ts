import { describe, expect, it } from "vitest";
import { chartSvg } from "@/components/chart/chart-svg";
import { debriefWords } from "@/components/debrief/translated-words";
import { parse } from "csv-parse/sync";
import { debriefOf } from "@/workshop/debrief/debrief";
import { cohortCsv } from "@/workshop/learning/cohorts/cohort-csv";
import { bandsSaid, cohortFigures } from "@/workshop/learning/cohorts/cohort-figures";
import { type CohortRoom, cohortsOf, measuresOf } from "@/workshop/learning/cohorts/compare";
import { type Taker, testQuiz, twoTests } from "@/tests/support/two-tests";

const words = debriefWords();
const takers = (n: number, after: string): Taker[] =>
  Array.from({ length: n }, (_, i) => ({ code: `c${i}`, before: i % 2 ? "RRWW" : "RWWW", after }));
const room = (id: string, n: number, after: string, second = {}): CohortRoom => ({
  id,
  title: `Room ${id}`,
  day: null,
  people: n,
  measures: measuresOf(debriefOf(twoTests(takers(n, after), 4, second).input)),
});
const all = [
  room("a", 19, "RRRR"),
  room("b", 7, "RRWW"),
  room("c", 12, "RRRW"),
  room("d", 5, "WWWW"),
  room("e", 30, "RRRW", {
    items: testQuiz("post", 4).items.map((it, i) => (i === 3 ? { ...it, text: "Else" } : it)),
  }),
];

describe("figures of several rooms", () => {
  const figures = cohortFigures(cohortsOf(all, "a"), words);

  it("have a bar for the room and a line for the others, and say that a place is no mark (L-33)", () => {
    const after = figures.find((f) => f.title === "Test post")!;
    expect(after.reading).toBe(
      "Of 4 questions with a band, 3 are within that of the other rooms, 1 above and 0 below.",
    );
    expect(after.how).toBe("The bar is the share of this room that answered as the key.");
    expect(bandsSaid(words)).toContain("no mark for anybody");
    expect(after.chart!.type === "bars" && after.chart!.rows[2]).toMatchObject({
      count: 19,
      of: 19,
      low: 0,
      high: 100,
      said: "19 of 19 · 100 % (others 0 to 100 %)",
    });
    expect(after.tables[0]!.rows[3]).toEqual([
      "4 · Statement 4",
      19,
      19,
      "100",
      "0 – 0\u00a0%",
      3,
      "19 of 43 · 44 %",
      4,
    ]);
  });

  it("put gains on one axis, and say that there was no control group", () => {
    const gain = figures.find((f) => f.id.startsWith("cohort-gain"))!;
    expect(gain.reading).toContain(
      "4 rooms have five matched people or more. In 3 the interval of the difference is above zero, in 1 below.",
    );
    expect(gain.reading).toContain("no control group");
    expect(gain.tables[0]!.rows.at(-1)![0]).toBe("4 rooms together");
  });

  it("name what is not compared (L-31)", () => {
    const changed = figures.find((f) => f.id === "cohort-changed")!;
    expect(changed.tables[0]!.rows).toEqual([
      ["4 · Statement 4", "Test post", 1],
      ["Test post", "Test post", 1],
    ]);
  });

  it("can be drawn, alone and among few rooms too, and speak of no cause", () => {
    for (const some of [all, all.slice(0, 1), all.slice(0, 2), all.slice(3)]) {
      for (const f of cohortFigures(cohortsOf(some, some[0]!.id), words)) {
        expect(JSON.stringify(f)).not.toMatch(/NaN|Infinity|prove[sd]?\b|caused?\b/);
        if (f.chart) expect(chartSvg(f.chart, { title: f.title }).height).toBeGreaterThan(10);
      }
    }
  });

  it("have a table with the same numbers", () => {
    const rows = parse<Record<string, string>>(cohortCsv(cohortsOf(all, "a")), { columns: true, bom: true });
    expect(rows.filter((r) => r.what === "gain").map((r) => [r.room, r.value, r.of])).toEqual([
      ["Room a", "2.526315789473684", "19"],
      ["Room b", "0.5714285714285714", "7"],
      ["Room c", "1.5", "12"],
      ["Room d", "-1.4", "5"],
      ["rooms together", String((48 + 4 + 18 - 7) / 43), "43"],
    ]);
    expect(rows.some((r) => r.room === "other rooms" && r.rooms === "4")).toBe(true);
  });
});
