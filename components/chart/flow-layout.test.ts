import { describe, expect, it } from "vitest";
import { layoutFlow, ribbonPath } from "@/components/chart/flow-layout";
import { flowChart } from "@/activities/kinds/case/figures/story";
import { debriefWords } from "@/components/debrief/translated-words";
import { caseDebrief } from "@/activities/kinds/case/debrief-data";
import { caseOf, caseWorkshop, roomOf, roundsFrom } from "@/tests/support/synthetic-room";

const workshop = caseWorkshop(4);
const layoutOf = (paths: string[]) => {
  const debrief = caseDebrief(caseOf(workshop), roomOf(roundsFrom(paths), paths.length, workshop))!;
  return layoutFlow(flowChart(debrief, debriefWords()), { width: 900, height: 300, bar: 46 });
};

describe("layoutFlow", () => {
  const paths = ["NNYY", "NUYY", "NNUY", "UYYN", "YN-Y", "NpUU", "UUUY"];
  const { columns, ribbons } = layoutOf(paths);

  it("D-5: fills segments from the top with the ribbons that leave and enter them, without overlap", () => {
    columns.forEach((column, i) => {
      for (const segment of column.segments) {
        const out = ribbons
          .filter((r) => r.from.column === i && r.from.id === segment.id)
          .map((r) => r.start);
        const into = ribbons.filter((r) => r.to.column === i && r.to.id === segment.id).map((r) => r.end);
        for (const edges of [i < columns.length - 1 ? out : null, i > 0 ? into : null]) {
          if (!edges?.length) continue;
          const sorted = edges.toSorted((a, b) => a[0] - b[0]);
          expect(sorted[0]![0]).toBeCloseTo(segment.y);
          expect(sorted.at(-1)![1]).toBeLessThan(segment.y + segment.height + 0.01);
          sorted.slice(1).forEach((e, k) => {
            expect(e[0]).toBeCloseTo(sorted[k]![1]);
          });
        }
      }
    });
  });

  it("D-5: draws one person equally high everywhere, and everybody in every column", () => {
    const heights = ribbons.flatMap((r) => [
      (r.start[1] - r.start[0]) / r.people,
      (r.end[1] - r.end[0]) / r.people,
    ]);
    for (const height of heights) expect(height).toBeCloseTo(heights[0]!);
    for (const c of columns) expect(c.segments.reduce((n, s) => n + s.people, 0)).toBe(paths.length);
  });

  it("D-2: draws no ribbons where fewer than five answered", () => {
    expect(layoutOf(["NNYY", "NUYY"]).ribbons).toEqual([]);
  });

  it("D-5: closes the outline of a ribbon", () => {
    expect(ribbonPath(ribbons[0]!)).toMatch(/^M[\d.,-]+ C.* L.* C.*Z$/);
  });
});
