import { beforeAll, describe, expect, it } from "vitest";
import { guide } from "@/tests/support/guide";
import { sampleReport } from "@/tests/support/sample-report";
import type { Report } from "@/workshop/debrief/report/report";
import { chosenFigures, shortReport } from "@/workshop/debrief/report/short-report";

const figuresOf = (report: Report) => report.chapters.flatMap((c) => c.parts).flatMap((p) => p.figures);

describe("what is left of a long report for a short one (R-9, X-47)", () => {
  let report: Report;
  beforeAll(async () => {
    report = await sampleReport("en", { workshop: guide });
  }, 60_000);

  it("has what the story speaks of, and something of every session", () => {
    const figure = figuresOf(report).at(-3)!;
    const story = [{ id: "x", made: "A sentence.", edited: null, figure: figure.id }];
    const chosen = chosenFigures({ ...report, story });
    expect(chosen.has(figure)).toBe(true);
    expect(chosen.size).toBeGreaterThanOrEqual(15);
    expect(chosen.size).toBeLessThanOrEqual(20);
    const drawn = report.chapters.filter((c) => c.parts.some((p) => p.figures.some((f) => f.chart)));
    for (const chapter of drawn)
      expect([chapter.title, chapter.parts.some((p) => p.figures.some((f) => chosen.has(f)))]).toEqual([
        chapter.title,
        true,
      ]);
  });

  it("has no tables, no texts of people, and no chapter without a figure", () => {
    const short = shortReport(report);
    expect(figuresOf(short)).toHaveLength(chosenFigures(report).size);
    for (const figure of figuresOf(short))
      expect([figure.tables, figure.more, figure.texts]).toEqual([[], undefined, undefined]);
    expect(short.quotes).toEqual([]);
    for (const chapter of short.chapters) expect(chapter.parts.length).toBeGreaterThan(0);
    expect([short.title, short.story, short.notes]).toEqual([report.title, report.story, report.notes]);
  });

  it("is the whole of a small room", () => {
    const small = { ...report, chapters: report.chapters.slice(0, 1), story: [] };
    expect(chosenFigures(small).size).toBeGreaterThan(0);
  });
});
